using LensForge.Domain.Cast;
using LensForge.Domain.Productions;
using LensForge.Domain.Screenplays;
using LensForge.Domain.ShotLists;
using LensForge.Domain.Stages;

namespace LensForge.Generation.Cli;

/// <summary>A script read, planned and staged: what every command starts from.</summary>
internal sealed record ScriptFilm(Screenplay Screenplay, ShotList Shots, StagePlan Stages)
{
    public const ulong PlanSeed = 1;

    /// <exception cref="UsageException">The file cannot be read.</exception>
    /// <exception cref="ScreenplayRefusedException">The script was refused whole.</exception>
    public static ScriptFilm Read(string path, SetChoice? choice = null)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be read: {error.Message}");
        }
        var screenplay = ScreenplayReader.Read(Path.GetFileName(path), bytes);
        var shots = ShotPlanner.Plan(screenplay, PlanSeed);
        var cast = CastDesigner.Design(screenplay);
        if (choice?.Palette is { } palette) cast = PaletteCast.Of(cast, screenplay.Scenes.SelectMany(scene => scene.Speaking), palette);
        return new(screenplay, shots, (choice ?? SetChoice.None).On(StagePlanner.Plan(screenplay, shots, cast, PlanSeed)));
    }

    /// <summary>The scene with that printed number.</summary>
    public PlannedScene Scene(string number) =>
        Shots.Scenes.FirstOrDefault(scene => scene.Number.Equals(number, StringComparison.OrdinalIgnoreCase))
        ?? throw new UsageException($"There is no scene {number}. The script has scenes {Shots.Scenes.FirstOrDefault()?.Number ?? "none"} to {Shots.Scenes.LastOrDefault()?.Number ?? "none"}.");

    /// <summary>A shot by its printed number ("3B"), by its letter ("B") or by its order in the scene ("2").</summary>
    public PlannedShot Shot(PlannedScene scene, string number)
    {
        var shot = scene.Shots.FirstOrDefault(shot => shot.Number.Equals(number, StringComparison.OrdinalIgnoreCase))
            ?? scene.Shots.FirstOrDefault(shot => shot.Number.Equals(scene.Number + number, StringComparison.OrdinalIgnoreCase));
        if (shot is null && int.TryParse(number, out var order) && order >= 1 && order <= scene.Shots.Count) shot = scene.Shots[order - 1];
        return shot ?? throw new UsageException($"Scene {scene.Number} has no shot {number}. It has {string.Join(", ", scene.Shots.Select(each => each.Number))}.");
    }

    /// <summary>Scenes named by a list such as 3, 1-3 or 1,4,7; all of them without one. By printed number where there is one, else by order.</summary>
    public IReadOnlyList<PlannedScene> Choose(string? list)
    {
        if (list is null) return Shots.Scenes;
        var chosen = new List<PlannedScene>();
        foreach (var part in list.Split(',', StringSplitOptions.TrimEntries))
        {
            var whole = Shots.Scenes.FirstOrDefault(scene => scene.Number.Equals(part, StringComparison.OrdinalIgnoreCase));
            if (whole is not null)
            {
                chosen.Add(whole);
                continue;
            }
            var ends = part.Split('-');
            if (ends.Length > 2 || ends.Any(end => end.Length == 0)) throw new UsageException($"--scenes takes 3, 1-3 or 1,4,7, not '{list}'.");
            int first = IndexOf(ends[0]), last = IndexOf(ends[^1]);
            if (last < first) throw new UsageException($"--scenes: {part} runs backwards.");
            chosen.AddRange(Shots.Scenes.Skip(first).Take(last - first + 1));
        }
        return chosen;
    }

    private int IndexOf(string number)
    {
        var scene = Scene(number);
        for (var i = 0; i < Shots.Scenes.Count; i++)
        {
            if (ReferenceEquals(Shots.Scenes[i], scene)) return i;
        }
        return -1;
    }

    public ShotStage StageOf(PlannedShot shot) => Stages.Find(shot.Number) ?? throw new UsageException($"Shot {shot.Number} has no stage.");
}
