using LensForge.Domain.Cast;
using LensForge.Domain.Productions;
using LensForge.Web.Components;
using LensForge.Web.Live;
using LensForge.Web.Projections;

namespace LensForge.Web.Features.Cast;

/// <summary>Somebody in the list.</summary>
/// <param name="Portrait">Hash of the rendered head; null while there is none.</param>
public sealed record CastTile(string Name, int Scenes, int Speeches, bool Recast, string? Portrait);

/// <summary>What somebody wears from a scene on.</summary>
/// <param name="Scene">Order of the first scene it is worn in, from 1.</param>
public sealed record CostumeTab(int Scene, string Title);

/// <summary>A scene in which somebody could change.</summary>
public sealed record CostumeStart(int Scene, string Title);

/// <summary>The cast: who there is, who is selected, in which costume, and what is rendered of it.</summary>
public sealed class CastState
{
    private readonly Dictionary<string, IReadOnlyList<string>> _shown = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _speeches = new(StringComparer.Ordinal);
    private string? _readFrom;

    public IReadOnlyList<CastTile> Tiles { get; private set; } = [];

    public CastTile? Selected { get; private set; }

    public CastMember? Member { get; private set; }

    /// <summary>Order of the scene whose costume is looked at, from 1.</summary>
    public int Scene { get; private set; } = 1;

    public IReadOnlyList<CostumeTab> Costumes { get; private set; } = [];

    public IReadOnlyList<CostumeStart> Starts { get; private set; } = [];

    public Appearance? Looks => Member?.In(Scene);

    /// <summary>Front, three-quarter, profile, back and head: of these looks, else those shown last of the same character.</summary>
    public IReadOnlyList<string> Views { get; private set; } = [];

    /// <summary>The pictures show the looks as they are now.</summary>
    public bool Fresh { get; private set; }

    /// <summary>What is being done about them; null when nothing is.</summary>
    public string? Doing { get; private set; }

    public double? Share { get; private set; }

    public string? Failure { get; private set; }

    public void Follow(ProductionSheet sheet, Func<Guid, QueueEntry?> queue, bool hostHere, string? who, int? from)
    {
        if (sheet.Bible is not { } bible)
        {
            (Tiles, Selected, Member, Views) = ([], null, null, []);
            return;
        }

        var scenes = sheet.Scenes.SelectMany(scene => scene.Speaking.Concat(scene.Silent).Distinct()).CountBy(name => name).ToDictionary();
        Tiles = [.. bible.Names
            .Select(name => new CastTile(name, scenes.GetValueOrDefault(name), _speeches.GetValueOrDefault(name), bible.IsRecast(name), Portrait(sheet, bible.Find(name)!.Looks)))
            .OrderByDescending(tile => tile.Speeches).ThenByDescending(tile => tile.Scenes).ThenBy(tile => tile.Name, StringComparer.Ordinal)];
        Selected = Tiles.FirstOrDefault(tile => tile.Name == who) ?? (Tiles.Count > 0 ? Tiles[0] : null);
        Member = Selected is null ? null : bible.Find(Selected.Name);
        if (Selected is null || Member is null) return;

        Costumes = [new(1, "First costume"), .. Member.Costumes.Select(change => new CostumeTab(change.FromScene, $"From scene {Number(sheet, change.FromScene)}, day {Day(sheet, change.FromScene)}"))];
        Scene = Costumes.Any(costume => costume.Scene == from) ? from!.Value : 1;
        Starts = [.. sheet.Scenes
            .Where(scene => scene.Ordinal > 1 && scene.Speaking.Concat(scene.Silent).Contains(Selected.Name) && Member.Costumes.All(change => change.FromScene != scene.Ordinal))
            .Select(scene => new CostumeStart(scene.Ordinal, $"day {scene.StoryDay}, scene {scene.Number}: {scene.Heading}"))];
        Picture(sheet, queue, hostHere);
    }

    /// <summary>Reads the script once more, for who speaks how often.</summary>
    public async Task ReadAsync(ScriptImported? script)
    {
        if (script is null || _readFrom == script.TextHash) return;
        _readFrom = script.TextHash;
        var screenplay = await ReadScripts.OfAsync(script);
        _speeches.Clear();
        foreach (var speaker in screenplay.Characters) _speeches[speaker.Name] = speaker.Lines;
    }

    private void Picture(ProductionSheet sheet, Func<Guid, QueueEntry?> queue, bool hostHere)
    {
        var turnaround = sheet.Turnarounds.GetValueOrDefault(TurnaroundKey.Of(Looks!));
        var key = $"{Selected!.Name} {Scene}";
        if (turnaround?.Views is { } views) _shown[key] = views;
        Fresh = turnaround?.Views is not null;
        Views = _shown.GetValueOrDefault(key) ?? _shown.GetValueOrDefault($"{Selected.Name} 1") ?? [];
        Failure = turnaround?.Failure;
        (Doing, Share) = (null, null);
        if (turnaround is not { Views: null, Failure: null }) return;
        var entry = queue(turnaround.Work);
        Doing = !hostHere ? "waits for a host" : entry is null or { Running: false } ? "waits in line" : $"rendering, {entry.StepsDone} of 5 views done";
        Share = entry is { Running: true, StepsTotal: > 0 } ? (double)entry.StepsDone / entry.StepsTotal : 0;
    }

    private static string? Portrait(ProductionSheet sheet, Appearance looks) => sheet.Turnarounds.GetValueOrDefault(TurnaroundKey.Of(looks))?.Views?[^1];

    private static string Number(ProductionSheet sheet, int scene) => sheet.Scenes.FirstOrDefault(one => one.Ordinal == scene)?.Number ?? scene.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static int Day(ProductionSheet sheet, int scene) => sheet.Scenes.FirstOrDefault(one => one.Ordinal == scene)?.StoryDay ?? 1;
}
