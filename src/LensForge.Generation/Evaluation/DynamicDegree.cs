namespace LensForge.Generation.Evaluation;

/// <summary>
/// How much moves in the pictures themselves: the mean length, in pixels a frame, of the motion of those blocks of 8x8 pixels that move most
/// (the upper 5 %, as VBench's dynamic degree takes the largest flows). Motion by full search of ±7 pixels on BT.709 luma with half-pixel refinement by a parabola;
/// a block moves only where its best match beats standing still by two levels a pixel and by a third, and each block's motion is the median of its 3x3 neighbours',
/// so neither grain, nor a frozen picture, nor a lone block that found a likeness elsewhere count as motion.
/// </summary>
public static class DynamicDegree
{
    private const int Block = 8, Reach = 7;
    private const float Gain = 2f, Kept = 2 / 3f, Share = 0.05f;

    /// <exception cref="ArgumentException">Fewer than two frames.</exception>
    public static double Of(IReadOnlyList<Picture> frames)
    {
        if (frames.Count < 2) throw new ArgumentException("Motion needs two frames or more.", nameof(frames));
        double sum = 0;
        for (var i = 1; i < frames.Count; i++) sum += Between(frames[i - 1], frames[i]);
        return sum / (frames.Count - 1);
    }

    public static double Between(Picture before, Picture now)
    {
        before.MustMatch(now);
        int across = now.Width / Block, down = now.Height / Block;
        if (across == 0 || down == 0) throw new ArgumentException($"Motion needs pictures of {Block}x{Block} or more.", nameof(now));
        var motions = new (float X, float Y)[across * down];
        for (var i = 0; i < motions.Length; i++) motions[i] = Motion(before, now, i % across * Block, i / across * Block);
        var lengths = Enumerable.Range(0, motions.Length).Select(i => Settled(motions, across, down, i)).Order().ToArray();
        return lengths.TakeLast(Math.Max(1, (int)(lengths.Length * Share))).Average();
    }

    private static float Settled((float X, float Y)[] motions, int across, int down, int at)
    {
        var beside = new List<(float X, float Y)>();
        for (var y = Math.Max(0, at / across - 1); y <= Math.Min(down - 1, at / across + 1); y++)
        {
            for (var x = Math.Max(0, at % across - 1); x <= Math.Min(across - 1, at % across + 1); x++) beside.Add(motions[y * across + x]);
        }
        float mx = beside.Select(motion => motion.X).Order().ElementAt(beside.Count / 2), my = beside.Select(motion => motion.Y).Order().ElementAt(beside.Count / 2);
        return MathF.Sqrt(mx * mx + my * my);
    }

    private static (float X, float Y) Motion(Picture before, Picture now, int x, int y)
    {
        float still = Difference(before, now, x, y, 0, 0), best = still;
        var (dx, dy) = (0, 0);
        for (var j = -Reach; j <= Reach; j++)
        {
            for (var i = -Reach; i <= Reach; i++)
            {
                var difference = Difference(before, now, x, y, i, j);
                if (difference >= best) continue;
                (best, dx, dy) = (difference, i, j);
            }
        }
        if (still - best < Gain || best > Kept * still) return (0, 0);
        return (dx + Parabola(before, now, x, y, dx, dy, 1, 0, best), dy + Parabola(before, now, x, y, dx, dy, 0, 1, best));
    }

    private static float Parabola(Picture before, Picture now, int x, int y, int dx, int dy, int alongX, int alongY, float middle)
    {
        float less = Difference(before, now, x, y, dx - alongX, dy - alongY), more = Difference(before, now, x, y, dx + alongX, dy + alongY);
        var bend = less - 2 * middle + more;
        return float.IsFinite(bend) && bend > 0 ? Math.Clamp(0.5f * (less - more) / bend, -0.5f, 0.5f) : 0;
    }

    /// <summary>Mean absolute difference of the block to that displaced by (dx, dy) in the frame before; infinite outside.</summary>
    private static float Difference(Picture before, Picture now, int x, int y, int dx, int dy)
    {
        if (x + dx < 0 || y + dy < 0 || x + dx + Block > now.Width || y + dy + Block > now.Height) return float.PositiveInfinity;
        float[] a = now.Luma, b = before.Luma;
        float sum = 0;
        for (var j = 0; j < Block; j++)
        {
            int from = (y + j) * now.Width + x, to = (y + j + dy) * now.Width + x + dx;
            for (var i = 0; i < Block; i++) sum += MathF.Abs(a[from + i] - b[to + i]);
        }
        return sum / (Block * Block);
    }
}
