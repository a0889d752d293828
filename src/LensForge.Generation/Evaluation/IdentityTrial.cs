using LensForge.Domain.Cast;
using LensForge.Generation.Identity;
using LensForge.Generation.Rendering;

namespace LensForge.Generation.Evaluation;

/// <summary>Who is known again across shots: two people in a frame, and five. Everybody is looked up among all figures of all other shots.</summary>
public static class IdentityTrial
{
    private const int PairRounds = 4, FiveRounds = 3;

    /// <param name="Rank1">By contender and, last, of the reference's own pictures; of figures in frames of two.</param>
    /// <param name="Rank1Five">The same, of figures in frames of five.</param>
    /// <param name="Figures">How many figures large enough there were, in frames of two and of five.</param>
    /// <param name="Encoder">The model's pictures as the identity encoder knows them, in frames of two and of five: it judges what was learned with it. Null without its weights.</param>
    public sealed record Outcome(IReadOnlyList<double> Rank1, IReadOnlyList<double> Rank1Five, (int Two, int Five) Figures, (double Two, double Five)? Encoder);

    /// <summary>Somebody in a shot.</summary>
    internal sealed record Seen(int Character, int Shot, bool Five, FigureDescriptor Look, float[]? Embedding);

    public static Outcome Run(Bench bench, int characters)
    {
        using var encoder = File.Exists(IdentityEncoder.ShippedPath) ? IdentityEncoder.Load() : null;
        return Run(bench, encoder, Frames(HeldOutCast.Design(characters), HeldOutCast.StageSeed));
    }

    public static Outcome Run(Bench bench, IdentityEncoder? encoder, IReadOnlyList<HeldOutCast.CastShot> shots)
    {
        var seen = Describe(bench, shots, [.. bench.Contenders, new ReferenceContender(bench.Shelf)], encoder);
        return new(
            [.. seen.Select(entries => Rank(entries, five: false))],
            [.. seen.Select(entries => Rank(entries, five: true))],
            (seen[0].Count(entry => !entry.Five), seen[0].Count(entry => entry.Five)),
            encoder is null ? null : (Embedded(seen[0], five: false), Embedded(seen[0], five: true)));
    }

    /// <summary>The frames of two and of five that a cast is known again in.</summary>
    internal static IReadOnlyList<HeldOutCast.CastShot> Frames(IReadOnlyList<Appearance> cast, ulong seed) =>
        [.. HeldOutCast.Frames(cast, 2, PairRounds, seed), .. HeldOutCast.Frames(cast, 5, FiveRounds, seed)];

    /// <summary>Everybody who is large enough, by contender.</summary>
    internal static IReadOnlyList<IReadOnlyList<Seen>> Describe(Bench bench, IReadOnlyList<HeldOutCast.CastShot> shots, IReadOnlyList<IContender> contenders, IdentityEncoder? encoder = null)
    {
        var seen = bench.Each("cast", shots.Count, i => Look(bench, contenders, encoder, shots[i], i));
        return [.. Enumerable.Range(0, contenders.Count).Select(who => seen.SelectMany(shot => shot[who]).ToArray())];
    }

    private static double Rank(IReadOnlyList<Seen> seen, bool five) => First(seen, five, one => one.Look, FigureLikeness.Shipped.Distance);

    private static double Embedded(IReadOnlyList<Seen> seen, bool five) =>
        First([.. seen.Where(one => one.Embedding is not null)], five, one => one.Embedding!, (a, b) => 1 - a.Zip(b, (x, y) => (double)x * y).Sum());

    private static double First<T>(IReadOnlyList<Seen> seen, bool five, Func<Seen, T> look, Func<T, T, double> distance) =>
        IdentityRank.First<T>([.. seen.Select(one => new IdentityRank.Entry<T>(one.Character, one.Shot, one.Five == five, look(one)))], distance);

    private static Seen[][] Look(Bench bench, IReadOnlyList<IContender> contenders, IdentityEncoder? encoder, HeldOutCast.CastShot cast, int number)
    {
        var (staged, buffers) = bench.Stage(cast.Shot, 1).First();
        var clay = bench.Shelf.RenderClay(cast.Shot, staged, bench.Cancellation);
        return [.. contenders.Select(contender =>
        {
            var picture = contender.Film(cast.Shot, 1, bench.Width, bench.Height, bench.Cancellation)[0];
            return cast.Who.Select((who, i) => FigureDescriptor.Of(picture, clay, buffers, i + 1) is { } look
                ? new Seen(who, number, cast.Who.Count > 2, look, contender is ModelContender ? Embed(encoder, picture, buffers, (byte)(i + 1)) : null) : null).OfType<Seen>().ToArray();
        })];
    }

    private static float[]? Embed(IdentityEncoder? encoder, Picture picture, GBuffers buffers, byte figure) =>
        encoder is not null && IdentityCrop.Of(picture.Rgb, picture.Width, picture.Height, buffers.Figure, figure) is { } crop ? encoder.Embed(crop) : null;
}
