using LensForge.Generation.Rendering;

namespace LensForge.Generation.Evaluation;

/// <summary>Moving shots: what warps wrongly, flickers and moves, for every contender and for the reference's own frames.</summary>
public static class ClipsTrial
{
    public const int Frames = 12;

    public sealed record Score(double WarpingError, double Flicker, double DynamicDegree);

    /// <returns>By contender; the reference comes last.</returns>
    public static IReadOnlyList<Score> Run(Bench bench, IReadOnlyList<HeldOutShot> shots)
    {
        var rows = bench.Each("moving shot", shots.Count, i => Judge(bench, shots[i]));
        return [.. Enumerable.Range(0, rows[0].Length).Select(who => new Score(
            Mean(rows.Select(row => row[who].WarpingError)), Mean(rows.Select(row => row[who].Flicker)), Mean(rows.Select(row => row[who].DynamicDegree))))];
    }

    private static Score[] Judge(Bench bench, HeldOutShot shot)
    {
        var buffers = new List<GBuffers>();
        var reference = new List<Picture>();
        foreach (var (staged, drawn) in bench.Stage(shot, Frames))
        {
            reference.Add(bench.Shelf.Render(shot, shot.Frame + buffers.Count, staged, bench.Cancellation));
            buffers.Add(drawn);
        }
        return [.. bench.Contenders.Select(contender => contender.Film(shot, Frames, bench.Width, bench.Height, bench.Cancellation)).Append(reference).Select(clip => Of(clip, buffers))];
    }

    private static Score Of(IReadOnlyList<Picture> clip, List<GBuffers> buffers)
    {
        var warping = new WarpingError(clip[0].Width, clip[0].Height);
        for (var i = 0; i < clip.Count; i++) warping.Add(clip[i], buffers[i]);
        return new(warping.Mean, Flicker.Of(clip), DynamicDegree.Of(clip));
    }

    private static double Mean(IEnumerable<double> values) => values.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();
}
