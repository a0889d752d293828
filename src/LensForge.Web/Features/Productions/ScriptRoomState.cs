using LensForge.Web.Projections;
using LensForge.Domain.Productions;
using LensForge.Domain.Screenplays;

namespace LensForge.Web.Features.Productions;

/// <summary>A shot's mark in the margin of a page, from its first to its last row there.</summary>
/// <param name="Lane">Where it stands, from 0; marks side by side have different ones.</param>
/// <param name="Begins">The shot begins on this page, so the mark carries its number.</param>
public sealed record LinedMark(ShotId Shot, string Number, string Title, int FirstRow, int LastRow, int Lane, bool Begins);

public sealed record LinedPage(ScriptPage Page, IReadOnlyList<IReadOnlyList<PageLine>> Rows, IReadOnlyList<LinedMark> Marks, IReadOnlyList<int> SceneStarts);

/// <summary>The script as printed pages, lined with the shots of the plan.</summary>
public sealed class ScriptRoomState
{
    /// <summary>Marks side by side before they lie on one another.</summary>
    public const int Lanes = 4;

    private (string? Text, int Revision) _made;

    public Screenplay? Screenplay { get; private set; }

    public IReadOnlyList<LinedPage> Pages { get; private set; } = [];

    public async Task<bool> FollowAsync(Projections.ProductionSheet sheet)
    {
        if (sheet.Script is not { } script || _made == (script.TextHash, sheet.Revision)) return false;
        _made = (script.TextHash, sheet.Revision);
        var screenplay = await Projections.ReadScripts.OfAsync(script);
        (Screenplay, Pages) = (screenplay, await Task.Run(() => Line(screenplay, sheet.Plan?.TextHash == script.TextHash ? sheet.Plan : null)));
        return true;
    }

    public static IReadOnlyList<LinedPage> Line(Screenplay screenplay, ShotPlan? plan)
    {
        var scenes = screenplay.Scenes.ToDictionary(scene => scene.FirstElement);
        var seen = new HashSet<ShotId>();
        return [.. PageLayout.Paginate(screenplay).Select(page => new LinedPage(
            page,
            [.. Enumerable.Range(0, page.Lines.Count == 0 ? 0 : page.Lines[^1].Row + 1).Select(row => (IReadOnlyList<PageLine>)[.. page.Lines.Where(line => line.Row == row).OrderBy(line => line.Column)])],
            plan is null ? [] : Marks(screenplay, plan, page, seen),
            [.. page.Lines.Where(line => line.Offset == 0 && scenes.ContainsKey(line.Element)).Select(line => scenes[line.Element].Ordinal)]))];
    }

    private static List<LinedMark> Marks(Screenplay screenplay, ShotPlan plan, ScriptPage page, HashSet<ShotId> seen)
    {
        var marks = new List<LinedMark>();
        var ends = new int[Lanes];
        Array.Fill(ends, -1);
        foreach (var (ordinal, lines) in page.Lines.GroupBy(line => SceneOf(screenplay, line.Element)).ToDictionary(group => group.Key, group => group.ToList()))
        {
            var shots = plan.Scenes.FirstOrDefault(scene => scene.Ordinal == ordinal)?.Shots ?? [];
            foreach (var shot in shots)
            {
                var covered = lines.Where(line => Covers(screenplay.Elements[line.Element].Source, shot)).ToList();
                if (covered.Count == 0) continue;
                var (first, last) = (covered.Min(line => line.Row), covered.Max(line => line.Row));
                var lane = Array.FindIndex(ends, end => end < first);
                if (lane < 0) lane = Array.IndexOf(ends, ends.Min());
                ends[lane] = Math.Max(ends[lane], last);
                marks.Add(new(shot.Id, shot.Shot.Number, Components.ShotWords.Title(shot.Shot), first, last, lane, seen.Add(shot.Id)));
            }
        }

        return marks;
    }

    private static bool Covers(SourceSpan source, StagedShot shot) => source.Line <= shot.Shot.Words.EndLine && source.EndLine >= shot.Shot.Words.Line;

    private static int SceneOf(Screenplay screenplay, int element)
    {
        var ordinal = 0;
        foreach (var scene in screenplay.Scenes)
        {
            if (scene.FirstElement > element) break;
            ordinal = scene.Ordinal;
        }

        return ordinal;
    }
}
