using System.Globalization;
using LensForge.Domain.Takes;

namespace LensForge.Generation.Cli;

/// <summary>The flags by which a key frame is stopped at a step or takes another way from one: what was done in a denoise room, done again.</summary>
internal static class KeyFrameArguments
{
    public const string Help = "--fork STEP:SEED[,STEP:SEED...] --stop STEP";

    public static (IReadOnlyList<KeyFork>? Forks, int? Stop) Read(Arguments arguments)
    {
        var stop = arguments.Whole("--stop", 0, 1, 50);
        var forks = arguments.Text("--fork")?.Split(',').Select(Fork).ToList();
        return (forks, stop == 0 ? null : stop);
    }

    /// <exception cref="UsageException">The key frame has no such steps.</exception>
    public static Recipe With(this Recipe recipe, (IReadOnlyList<KeyFork>? Forks, int? Stop) way)
    {
        if (way is (null, null)) return recipe;
        if (recipe.IsRendered) throw new UsageException("--rendered has the reference renderer draw, which has no steps to stop at or to fork from.");
        if (way.Stop > recipe.KeySteps) throw new UsageException($"--stop {way.Stop}: the key frame has {recipe.KeySteps} steps.");
        var before = 0;
        foreach (var fork in way.Forks ?? [])
        {
            if (fork.Step <= before || fork.Step >= recipe.KeySteps) throw new UsageException($"--fork goes on from steps 1 to {recipe.KeySteps - 1}, each later than the last.");
            before = fork.Step;
        }

        return recipe with { Forks = way.Forks, StopStep = way.Stop == recipe.KeySteps ? null : way.Stop };
    }

    private static KeyFork Fork(string text) =>
        text.Split(':') is [var step, var seed]
        && int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && ulong.TryParse(seed, NumberStyles.None, CultureInfo.InvariantCulture, out var other)
            ? new(at, other)
            : throw new UsageException($"--fork: '{text}' is no STEP:SEED, such as 3:77.");
}
