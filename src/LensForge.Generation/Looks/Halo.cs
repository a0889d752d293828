using LensForge.Generation.Rendering;

namespace LensForge.Generation.Looks;

/// <summary>Softly spread planes: light around highlights, and the strip of ground beside a figure that keeps it apart from the dark.</summary>
internal sealed class Halo(int width, int height)
{
    private readonly float[] _rows = new float[width * height];

    public float[] Values { get; } = new float[width * height];

    /// <summary>Nearness of figures for pixels of the ground, 0 to about 0.5; 0 on the figures.</summary>
    public void AroundFigures(GBuffers g, int reach)
    {
        for (var i = 0; i < Values.Length; i++) Values[i] = g.Figure[i] != 0 ? 1 : 0;
        Blur(reach);
        Blur(reach);
        for (var i = 0; i < Values.Length; i++) if (g.Figure[i] != 0) Values[i] = 0;
    }

    /// <summary>A running mean over 2 * reach + 1 pixels both ways.</summary>
    public void Blur(int reach)
    {
        for (var y = 0; y < height; y++) Line(Values, _rows, y * width, 1, width, reach);
        for (var x = 0; x < width; x++) Line(_rows, Values, x, width, height, reach);
    }

    private static void Line(float[] from, float[] to, int start, int stride, int count, int reach)
    {
        var share = 1f / (2 * reach + 1);
        float sum = 0;
        for (var k = -reach; k <= reach; k++) sum += from[start + Math.Clamp(k, 0, count - 1) * stride];
        for (var i = 0; i < count; i++)
        {
            to[start + i * stride] = sum * share;
            sum += from[start + Math.Min(i + reach + 1, count - 1) * stride] - from[start + Math.Max(i - reach, 0) * stride];
        }
    }
}
