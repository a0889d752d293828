namespace LensForge.Generation.Evaluation;

/// <summary>Who is known again across shots: two people in a frame, and five. Everybody is looked up among all figures of all other shots.</summary>
public static class IdentityTrial
{
    private const int PairRounds = 4, FiveRounds = 3;

    /// <param name="Rank1">By contender, of figures in frames of two.</param>
    /// <param name="Rank1Five">By contender, of figures in frames of five.</param>
    /// <param name="Figures">How many figures large enough there were, in frames of two and of five.</param>
    public sealed record Outcome(IReadOnlyList<double> Rank1, IReadOnlyList<double> Rank1Five, (int Two, int Five) Figures);

    private sealed record Seen(int Character, int Shot, bool Five, FigureDescriptor Look);

    public static Outcome Run(Bench bench, int characters)
    {
        var cast = HeldOutCast.Design(characters);
        return Run(bench, [.. HeldOutCast.Frames(cast, 2, PairRounds), .. HeldOutCast.Frames(cast, 5, FiveRounds)]);
    }

    public static Outcome Run(Bench bench, IReadOnlyList<HeldOutCast.CastShot> shots)
    {
        var seen = bench.Each("cast", shots.Count, i => Look(bench, shots[i], i));
        var byContender = Enumerable.Range(0, bench.Contenders.Count).Select(who => seen.SelectMany(shot => shot[who]).ToArray()).ToArray();
        return new(
            [.. byContender.Select(entries => Rank(entries, five: false))],
            [.. byContender.Select(entries => Rank(entries, five: true))],
            (byContender[0].Count(entry => !entry.Five), byContender[0].Count(entry => entry.Five)));
    }

    private static double Rank(Seen[] seen, bool five) =>
        IdentityRank.First<FigureDescriptor>([.. seen.Select(one => new IdentityRank.Entry<FigureDescriptor>(one.Character, one.Shot, one.Five == five, one.Look))], (a, b) => a.Distance(b));

    private static Seen[][] Look(Bench bench, HeldOutCast.CastShot cast, int number)
    {
        var buffers = bench.Stage(cast.Shot, 1).First().Buffers;
        return [.. bench.Contenders.Select(contender =>
        {
            var picture = contender.Film(cast.Shot, 1, bench.Width, bench.Height, bench.Cancellation)[0];
            return cast.Who.Select((who, i) => FigureDescriptor.Of(picture, buffers, i + 1) is { } look ? new Seen(who, number, cast.Who.Count > 2, look) : null).OfType<Seen>().ToArray();
        })];
    }
}
