namespace LensForge.Generation.Evaluation;

/// <summary>
/// How much moves in the pictures themselves: the mean length, in pixels a frame, of the motion of those blocks of 8x8 pixels that move most
/// (the upper 5 %, as VBench's dynamic degree takes the largest flows). Motion by full search of ±7 pixels on BT.709 luma with half-pixel refinement by a parabola;
/// a block moves only where its best match beats standing still by two levels a pixel, so neither grain nor a frozen picture count as motion.
/// </summary>
public static class DynamicDegree
{
    private const int Block = 8, Reach = 7;
    private const float Gain = 2f, Share = 0.05f;

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
        var lengths = new List<float>();
        for (var y = 0; y + Block <= now.Height; y += Block)
        {
            for (var x = 0; x + Block <= now.Width; x += Block) lengths.Add(Motion(before, now, x, y));
        }
        lengths.Sort();
        return lengths.TakeLast(Math.Max(1, (int)(lengths.Count * Share))).Average();
    }

    private static float Motion(Picture before, Picture now, int x, int y)
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
        if (still - best < Gain) return 0;
        float fx = dx + Parabola(before, now, x, y, dx, dy, 1, 0, best), fy = dy + Parabola(before, now, x, y, dx, dy, 0, 1, best);
        return MathF.Sqrt(fx * fx + fy * fy);
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
