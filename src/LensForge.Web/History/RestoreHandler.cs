using LensForge.Domain;
using LensForge.Domain.History;
using LensForge.Domain.Productions;
using LensForge.Web.EventStore;
using LensForge.Web.Live.Script;
using LensForge.Web.Projections;

namespace LensForge.Web.History;

/// <summary>Brings back what was so at an event, as new events of whoever wants it: a field, a shot, a scene, or a scene's words.</summary>
public sealed class RestoreHandler(Pasts pasts, Histories histories, Decisions desk, ProjectionService projections, ScriptRooms scripts)
{
    private const int Patience = 50;

    /// <param name="field">As it was called then.</param>
    public async Task FieldAsync(Guid production, long at, FieldKey field, string user, CancellationToken stop = default) =>
        await RunAsync(production, await PastAsync(production, at, stop), $"the {ChangeWords.Name(field)}", [field], user, stop);

    /// <summary>Everything that is said of a shot; its words are its scene's.</summary>
    public async Task ShotAsync(Guid production, long at, ShotId shot, string user, CancellationToken stop = default) =>
        await RunAsync(production, await PastAsync(production, at, stop), ChangeWords.Shot(shot.Value), [.. OfShot(shot)], user, stop);

    /// <summary>Everything that is said of a scene and its shots, but not its words.</summary>
    public async Task SceneAsync(Guid production, long at, int scene, string user, CancellationToken stop = default)
    {
        var past = await PastAsync(production, at, stop);
        var shots = past.Sheet.Plan?.Scenes.FirstOrDefault(one => one.Ordinal == scene)?.Shots ?? throw new RefusedException($"There was no scene {scene} then.");
        var key = new FieldKey("scene look", scene.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await RunAsync(production, past, $"the shots of scene {scene}", [key, .. shots.SelectMany(shot => OfShot(shot.Id))], user, stop);
    }

    /// <summary>A scene's words, as a change of the live script that whoever is typing is moved over.</summary>
    /// <param name="scene">Its order in the words then.</param>
    public async Task WordsAsync(Guid production, long at, int scene, string user, CancellationToken stop = default)
    {
        await desk.DemandAsync(production, typeof(RestoreWords), user, stop);
        var past = await PastAsync(production, at, stop);
        if (ScriptScenes.Of(past.Words).FirstOrDefault(one => one.Ordinal == scene) is not { } words) throw new RefusedException($"There was no scene {scene} then.");
        var before = await scripts.FindAsync(production, stop);
        var after = await scripts.ExchangeAsync(production, now => ScriptScenes.Restore(past.Words, scene, now), user, null, stop);
        if (after.Script.Version == before?.Script.Version) throw new RefusedException("These words are so already. Nothing was changed.");
        await projections.SeenAsync(await desk.DecideAsync(production, new RestoreWords(past.Event, $"the words of {words.Heading}"), user, stop), stop);
    }

    private static IEnumerable<FieldKey> OfShot(ShotId shot) => Fields.All.Where(field => field.Scope == FieldScope.Shot && field.Restored).Select(field => new FieldKey(field.Kind, shot.Value));

    private async Task<Past> PastAsync(Guid production, long at, CancellationToken stop) =>
        await pasts.AtAsync(production, at, stop) ?? throw new RefusedException("There was no such production then.");

    private async Task RunAsync(Guid production, Past past, string what, IReadOnlyList<FieldKey> fields, string user, CancellationToken stop)
    {
        for (var attempt = 0; attempt < Patience; attempt++)
        {
            var (state, version, commands) = await histories.AskAsync(production, history => (history.State, history.Version, Commands(past, history, fields)), stop);
            if (commands.Count == 0) throw new RefusedException("That is so already. Nothing was changed.");
            if (await desk.DecideAtAsync(production, state, version, [new RestorePast(past.Event, what), .. commands], user, least: 2, stop) is not { } sequence) continue;
            await projections.SeenAsync(sequence, stop);
            return;
        }

        throw new RefusedException("Others are changing this production all the time. Try again.");
    }

    private static List<ProductionCommand> Commands(Past past, ProductionHistory history, IReadOnlyList<FieldKey> fields)
    {
        var commands = new List<ProductionCommand>();
        foreach (var then in fields)
        {
            if (history.Now(then, past.Version) is not { } now)
            {
                if (fields.Count == 1) throw new RefusedException($"The {ChangeWords.Name(then)}: that is no longer in the script. Bring its words back first.");
                continue;
            }

            var field = Fields.Of(then);
            if (!Equals(field.Value(past.State, then.Of), field.Value(history.State, now.Of))) commands.Add(field.Restore(past.State, then.Of, now.Of));
        }

        return commands;
    }
}
