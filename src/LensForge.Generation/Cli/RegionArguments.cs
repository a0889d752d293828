using System.Globalization;
using LensForge.Domain;
using LensForge.Domain.Takes;

namespace LensForge.Generation.Cli;

/// <summary>The flags of a region to be filmed anew.</summary>
internal static class RegionArguments
{
    public const string Help = "--region X,Y,W,H | --ellipse X,Y,W,H | --lasso X,Y,X,Y,... --region-seed N [--feather F --region-frame N --stays]";

    /// <returns>Null when none is asked for.</returns>
    public static RegionRetake? Read(Arguments arguments)
    {
        (string Flag, RegionShape Shape)[] known = [("--region", RegionShape.Rectangle), ("--ellipse", RegionShape.Ellipse), ("--lasso", RegionShape.Lasso)];
        var shapes = known.Select(each => (each.Flag, each.Shape, Text: arguments.Text(each.Flag))).Where(each => each.Text is not null).ToArray();
        var feather = arguments.Text("--feather");
        var seed = arguments.Text("--region-seed");
        var frame = arguments.Whole("--region-frame", -1, 0, int.MaxValue);
        var stays = arguments.Has("--stays");
        if (shapes.Length == 0)
        {
            if (feather is not null || seed is not null || frame >= 0 || stays) throw new UsageException("--feather, --region-seed, --region-frame and --stays belong to a --region, --ellipse or --lasso.");
            return null;
        }

        if (shapes.Length > 1) throw new UsageException($"{shapes[0].Flag} and {shapes[1].Flag} are two regions; one is filmed anew at a time.");
        var (flag, shape, text) = shapes[0];
        var numbers = text!.Split(',').Select(part => Number(flag, part)).ToArray();
        if (shape == RegionShape.Lasso ? numbers.Length < 6 || numbers.Length % 2 != 0 : numbers.Length != 4)
            throw new UsageException(shape == RegionShape.Lasso ? "--lasso takes X,Y pairs of three points or more, in shares of the picture." : $"{flag} takes X,Y,W,H in shares of the picture, such as 0.4,0.3,0.2,0.25.");
        FramePoint[] points = shape == RegionShape.Lasso
            ? [.. numbers.Chunk(2).Select(pair => new FramePoint(pair[0], pair[1]))]
            : [new(numbers[0], numbers[1]), new(numbers[0] + numbers[2], numbers[1] + numbers[3])];
        if (!ulong.TryParse(seed, NumberStyles.None, CultureInfo.InvariantCulture, out var asked)) throw new UsageException("--region-seed is missing: a whole number from 0 on, another than --seed.");
        return new(Guid.Empty, null, asked, new(shape, points, feather is null ? FrameRegion.UsualFeather : Number("--feather", feather), Math.Max(0, frame), stays));
    }

    /// <exception cref="UsageException">The region cannot be filmed anew in such a take.</exception>
    public static Recipe With(this Recipe recipe, RegionRetake? retake)
    {
        if (retake is null) return recipe;
        if (recipe.IsRendered) throw new UsageException("--rendered has the reference renderer draw, which films no regions.");
        if (recipe.Seed == retake.Seed) throw new UsageException($"--region-seed {retake.Seed} is the take's own seed: name another.");
        try
        {
            retake.Region.Require(recipe.Width, recipe.Height, recipe.Pictures);
        }
        catch (RefusedException refused)
        {
            throw new UsageException(refused.Message);
        }

        return recipe with { Regions = [retake] };
    }

    private static float Number(string flag, string text) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && float.IsFinite(number) ? number : throw new UsageException($"{flag}: '{text}' is no number.");
}
