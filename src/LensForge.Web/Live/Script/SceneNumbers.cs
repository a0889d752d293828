using System.Collections.Concurrent;
using System.Text;
using LensForge.Domain;
using LensForge.Domain.Drafts;
using LensForge.Domain.Drafts.Numbers;
using LensForge.Domain.LiveText;
using LensForge.Domain.Screenplays;
using LensForge.Web.EventStore;
using LensForge.Web.Projections;

namespace LensForge.Web.Live.Script;

/// <summary>The numbers of scenes whose numbers are locked, followed through the live text and kept up with it.</summary>
public sealed class SceneNumbers(ScriptRooms scripts, ProductionSheets sheets, Decisions desk, ProjectionService projections)
{
    private const string FileName = "script.fountain";

    private const int Remembered = 64;

    private readonly ConcurrentDictionary<Guid, Kept> _kept = new();

    /// <summary>In the order of the numbers, OMITTED ones in their places; null where the numbers are not locked.</summary>
    /// <param name="text">Another text that the live one may become; null for the live one.</param>
    public async Task<IReadOnlyList<NumberedScene>?> OfAsync(Guid production, LoggedScript live, string? text = null, CancellationToken stop = default)
    {
        if (sheets.Find(production)?.Numbers is not { } locked) return null;
        if (_kept.Count >= Remembered) _kept.Clear();
        var kept = _kept.GetOrAdd(production, _ => new());
        await kept.Turn.WaitAsync(stop);
        try
        {
            if (kept.Trail is null || kept.Locked != locked || kept.Version > live.Script.Version)
            {
                var (then, _) = await scripts.SinceAsync(production, locked.Words, live, stop);
                (kept.Locked, kept.Trail, kept.Version) = (locked, WordTrail.From(then), locked.Words);
            }

            foreach (var edited in (await scripts.SinceAsync(production, kept.Version, live, stop)).Since)
            {
                kept.Trail.Apply(edited.Changes);
                kept.Version = edited.Base + edited.Count;
            }

            var trail = kept.Trail;
            if (text is not null && trail.Text is var now && text != now)
            {
                trail = trail.Copy();
                trail.Apply(TextDifference.Between(now, text));
            }

            return SceneNumbering.Of(locked.Scenes, trail, Read(trail.Text));
        }
        finally
        {
            kept.Turn.Release();
        }
    }

    /// <summary>The live text as it is given away: with its numbers and OMITTED scenes where they are locked, else as it is.</summary>
    public async Task<string> TextAsync(Guid production, CancellationToken stop = default)
    {
        if (await scripts.FindAsync(production, stop) is not { } live) return (await scripts.TextAsync(production, stop)).Text;
        var text = live.Script.Text.ToString();
        return await OfAsync(production, live, stop: stop) is { } numbers ? NumberedWords.Write(text, numbers, omitted: true) : text;
    }

    /// <summary>Locks the numbers as they are now, or gives the numbers of scenes that came since for good.</summary>
    /// <exception cref="RefusedException">This person may not, or there are no scenes.</exception>
    public async Task LockAsync(Guid production, string user, CancellationToken stop = default)
    {
        await desk.DemandAsync(production, typeof(LockSceneNumbers), user, stop);
        var live = await scripts.FindAsync(production, stop) ?? await scripts.ExchangeAsync(production, text => text, user, null, stop);
        var wish = await OfAsync(production, live, stop: stop) is { } numbers ? Issue(numbers, live.Script.Version) : First(live);
        await projections.SeenAsync(await desk.DecideAsync(production, wish, user, stop), stop);
    }

    public async Task UnlockAsync(Guid production, string user, CancellationToken stop = default) =>
        await projections.SeenAsync(await desk.DecideAsync(production, new UnlockSceneNumbers(), user, stop), stop);

    /// <summary>All of them for good, as of a version of the live text.</summary>
    public static LockSceneNumbers Issue(IReadOnlyList<NumberedScene> numbers, long version) =>
        new(version, [.. numbers.Select(scene => new LockedScene(scene.Number, scene.Heading, scene.Line))]);

    private static LockSceneNumbers First(LoggedScript live)
    {
        var screenplay = Read(live.Script.Text.ToString());
        return new(live.Script.Version, [.. screenplay.Scenes.Select(scene => new LockedScene(scene.Number, scene.Heading.Text, screenplay.Elements[scene.FirstElement].Source.Line))]);
    }

    private static Screenplay Read(string text) => Planning.Read(FileName, Encoding.UTF8.GetBytes(text));

    private sealed class Kept
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public SceneNumbersLocked? Locked { get; set; }

        public WordTrail? Trail { get; set; }

        public long Version { get; set; }
    }
}
