using LensForge.Generation.Identity;
using LensForge.Generation.Rendering;

namespace LensForge.Generation.Evaluation;

/// <summary>Who is known again across shots: two people in a frame, and five. Everybody is looked up among all figures of all other shots.</summary>
public static class IdentityTrial
{
    private const int PairRounds = 4, FiveRounds = 3;

    /// <param name="Rank1">By contender, of figures in frames of two.</param>
    /// <param name="Rank1Five">By contender, of figures in frames of five.</param>
    /// <param name="Figures">How many figures large enough there were, in frames of two and of five.</param>
    /// <param name="Encoder">The model's pictures as the identity encoder knows them, in frames of two and of five: it judges what was learned with it. Null without its weights.</param>
    public sealed record Outcome(IReadOnlyList<double> Rank1, IReadOnlyList<double> Rank1Five, (int Two, int Five) Figures, (double Two, double Five)? Encoder);

    private sealed record Seen(int Character, int Shot, bool Five, FigureDescriptor Look, float[]? Embedding);

    public static Outcome Run(Bench bench, int characters)
    {
        var cast = HeldOutCast.Design(characters);
        using var encoder = File.Exists(IdentityEncoder.ShippedPath) ? IdentityEncoder.Load() : null;
        return Run(bench, encoder, [.. HeldOutCast.Frames(cast, 2, PairRounds), .. HeldOutCast.Frames(cast, 5, FiveRounds)]);
    }

    public static Outcome Run(Bench bench, IdentityEncoder? encoder, IReadOnlyList<HeldOutCast.CastShot> shots)
    {
        var seen = bench.Each("cast", shots.Count, i => Look(bench, encoder, shots[i], i));
        var byContender = Enumerable.Range(0, bench.Contenders.Count).Select(who => seen.SelectMany(shot => shot[who]).ToArray()).ToArray();
        return new(
            [.. byContender.Select(entries => Rank(entries, five: false))],
            [.. byContender.Select(entries => Rank(entries, five: true))],
            (byContender[0].Count(entry => !entry.Five), byContender[0].Count(entry => entry.Five)),
            encoder is null ? null : (Embedded(byContender[0], five: false), Embedded(byContender[0], five: true)));
    }

    private static double Rank(Seen[] seen, bool five) => First(seen, five, one => one.Look, (a, b) => a.Distance(b));

    private static double Embedded(Seen[] seen, bool five) =>
        First([.. seen.Where(one => one.Embedding is not null)], five, one => one.Embedding!, (a, b) => 1 - a.Zip(b, (x, y) => (double)x * y).Sum());

    private static double First<T>(Seen[] seen, bool five, Func<Seen, T> look, Func<T, T, double> distance) =>
        IdentityRank.First<T>([.. seen.Select(one => new IdentityRank.Entry<T>(one.Character, one.Shot, one.Five == five, look(one)))], distance);

    private static Seen[][] Look(Bench bench, IdentityEncoder? encoder, HeldOutCast.CastShot cast, int number)
    {
        var (staged, buffers) = bench.Stage(cast.Shot, 1).First();
        var clay = bench.Shelf.RenderClay(cast.Shot, staged, bench.Cancellation);
        return [.. bench.Contenders.Select(contender =>
        {
            var picture = contender.Film(cast.Shot, 1, bench.Width, bench.Height, bench.Cancellation)[0];
            return cast.Who.Select((who, i) => FigureDescriptor.Of(picture, clay, buffers, i + 1) is { } look
                ? new Seen(who, number, cast.Who.Count > 2, look, contender is ModelContender ? Embed(encoder, picture, buffers, (byte)(i + 1)) : null) : null).OfType<Seen>().ToArray();
        })];
    }

    private static float[]? Embed(IdentityEncoder? encoder, Picture picture, GBuffers buffers, byte figure) =>
        encoder is not null && IdentityCrop.Of(picture.Rgb, picture.Width, picture.Height, buffers.Figure, figure) is { } crop ? encoder.Embed(crop) : null;
}
