using LensForge.Domain.Productions;
using LensForge.Domain.Screenplays;
using LensForge.Domain.ShotLists;
using LensForge.Web.Live;
using LensForge.Web.Projections;

namespace LensForge.Web.Features.Takes;

/// <summary>The board: every scene with its shots, what is selected, and the words it covers.</summary>
public sealed class BoardState
{
    private Screenplay? _screenplay;
    private string? _readFrom;

    public IReadOnlyList<SceneView> Scenes { get; private set; } = [];

    public TileView? Selected { get; private set; }

    public StagedShot? Shot { get; private set; }

    public PlannedSceneStage? Scene { get; private set; }

    /// <summary>Whoever can be seen in the scene of the selected shot.</summary>
    public IReadOnlyList<string> Names { get; private set; } = [];

    public int ShotCount => Scenes.Sum(scene => scene.Tiles.Count);

    public int FilmedCount => Scenes.Sum(scene => scene.Filmed);

    public int UnderWay => Scenes.Sum(scene => scene.UnderWay);

    public int StaleCount => Scenes.Sum(scene => scene.Stale);

    /// <summary>The shot that was asked for and is not in the plan; null when there was none or it is there.</summary>
    public string? Missing { get; private set; }

    public void Follow(ProductionSheet sheet, IReadOnlyList<QueueEntry> queue, bool hostHere, string? selected)
    {
        Scenes = BoardScenes.Of(sheet, queue, hostHere);
        Lead(sheet, selected);
    }

    /// <summary>What is selected, and what of it the inspector shows.</summary>
    public void Lead(ProductionSheet sheet, string? selected)
    {
        var tiles = Scenes.SelectMany(scene => scene.Listed).ToList();
        Selected = tiles.Find(tile => tile.Id.Value == selected) ?? tiles.Find(tile => tile.Stage != TileStage.Omitted) ?? tiles.FirstOrDefault();
        Missing = selected is { Length: > 0 } && Selected?.Id.Value != selected ? selected : null;
        Shot = Selected is null ? null : sheet.Plan?.Find(Selected.Id) ?? sheet.Staged?.Find(Selected.Id);
        Scene = Selected is null ? null : sheet.Scenes.FirstOrDefault(scene => scene.Ordinal == Selected.Id.Scene);
        Names = Selected is null ? [] : NamesIn(sheet, Selected.Id.Scene);
    }

    private static List<string> NamesIn(ProductionSheet sheet, int scene) =>
        [.. (sheet.Drafted?.Scenes.FirstOrDefault(one => one.Ordinal == scene)?.Shots ?? []).SelectMany(shot => shot.Stage.Figures).Select(figure => figure.Character).Distinct()];

    /// <summary>Reads the script once more, for the words that the shots cover.</summary>
    public async Task ReadAsync(ScriptImported? script)
    {
        if (script is null || _readFrom == script.TextHash) return;
        _readFrom = script.TextHash;
        _screenplay = await ReadScripts.OfAsync(script);
    }

    /// <summary>The paragraphs that a shot covers, as they stand in the script.</summary>
    public IReadOnlyList<ScreenplayElement> Words(WordRange range) =>
        _screenplay?.Elements
            .Where(element => element.Source.Line <= range.EndLine && element.Source.EndLine >= range.Line && IsHeard(element.Kind))
            .ToList() ?? [];

    private static bool IsHeard(ElementKind kind) =>
        kind is not (ElementKind.Note or ElementKind.Boneyard or ElementKind.Section or ElementKind.Synopsis or ElementKind.PageBreak);
}
