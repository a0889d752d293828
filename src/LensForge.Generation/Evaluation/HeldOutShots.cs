using System.Numerics;
using LensForge.Domain.ShotLists;
using LensForge.Domain.Stages;
using LensForge.Domain.Time;

namespace LensForge.Generation.Evaluation;

/// <summary>One shot of a held-out script, planned and staged.</summary>
/// <param name="Script">The script's title.</param>
public sealed record ScriptShot(string Script, PlannedShot Planned, ShotStage Stage)
{
    public string Name => $"{Script} {Planned.Number}";

    /// <summary>In the middle of the shot, where whoever moves is under way.</summary>
    public HeldOutShot At(ulong seed) => new(Name, Stage, FrameRate.Film.FramesIn(Stage.Length) / 2, seed);
}

/// <summary>Chooses from the held-out scripts and seeds; the choice is part of the evaluation and depends on nothing but them.</summary>
public static class HeldOutShots
{
    public const ulong FirstSeed = 9_000_000;

    /// <summary>Shots as unlike as can be: sizes, people in frame, hours and places not yet chosen come first, scripts take turns.</summary>
    public static IReadOnlyList<ScriptShot> Spread(IReadOnlyList<ScriptShot> all, int count)
    {
        var seen = new Dictionary<string, int>();
        var left = all.ToList();
        var chosen = new List<ScriptShot>();
        while (chosen.Count < count && left.Count > 0)
        {
            var best = left.MinBy(shot => Traits(shot).Sum(trait => Math.Sqrt(seen.GetValueOrDefault(trait))))!;
            foreach (var trait in Traits(best)) seen[trait] = seen.GetValueOrDefault(trait) + 1;
            left.Remove(best);
            chosen.Add(best);
        }
        return [.. chosen.OrderBy(shot => all.ToList().IndexOf(shot))];
    }

    /// <summary>Stills: three from scripts to every two of random stages, which reach the places that the scripts do not.</summary>
    public static IReadOnlyList<HeldOutShot> Stills(IReadOnlyList<ScriptShot> all, int count)
    {
        var written = (count * 3 + 4) / 5;
        var shots = Spread(all, written).Select((shot, i) => shot.At(FirstSeed + (ulong)i)).ToList();
        for (var i = 0; shots.Count < count; i++)
        {
            var stage = RandomStages.Sample(FirstSeed + (ulong)i);
            shots.Add(new($"seed {FirstSeed + (ulong)i} {stage.Set.Kind}", stage, FrameRate.Film.FramesIn(stage.Length) / 2, FirstSeed + (ulong)i));
        }
        return shots;
    }

    /// <summary>Shots in which the camera or somebody moves, every kind of move before any comes twice.</summary>
    public static IReadOnlyList<HeldOutShot> Moving(IReadOnlyList<ScriptShot> all, int count)
    {
        var turns = new Dictionary<CameraMove, int>();
        return [.. all.Where(shot => shot.Planned.Move != CameraMove.Static || Walks(shot))
            .Where(shot => FrameRate.Film.FramesIn(shot.Stage.Length) / 2 >= ClipsTrial.Frames)
            .OrderBy(shot => turns[shot.Planned.Move] = turns.GetValueOrDefault(shot.Planned.Move) + 1)
            .Take(count).Select((shot, i) => shot.At(FirstSeed + 500 + (ulong)i))];
    }

    /// <summary>Two people or more by lamp or daylight, near enough to see faces: what drifts most visibly.</summary>
    public static HeldOutShot Long(IReadOnlyList<ScriptShot> all) =>
        all.OrderByDescending(shot => (shot.Stage.Figures.Count >= 2 ? 2 : 0) + (shot.Planned.Size == ShotSize.Medium ? 1 : 0)).First().At(FirstSeed + 900) with { Frame = 0 };

    private static bool Walks(ScriptShot shot) => shot.Stage.Figures.Any(figure => Vector3.Distance(figure.Position, figure.EndPosition) > 0.5f);

    private static IEnumerable<string> Traits(ScriptShot shot) =>
    [
        $"size {shot.Planned.Size}", $"people {shot.Planned.Subjects.Count}", $"hour {shot.Stage.Set.Time}", $"place {shot.Script} {shot.Stage.Set.Place}", $"script {shot.Script}",
        $"angle {shot.Planned.Angle}", $"weather {shot.Stage.Set.Weather}",
    ];
}
