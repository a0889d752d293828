namespace LensForge.Generation.Evaluation;

/// <summary>
/// Where a picture has edges: gradient by Sobel's 3x3 operator on BT.709 luma, thinned to the crest across the edge as in Canny,
/// "A computational approach to edge detection", IEEE PAMI 8(6), 1986, and kept from <see cref="Threshold"/> on.
/// </summary>
public sealed class EdgeMap
{
    /// <summary>Steepness that counts, in levels of 255 a pixel: a step of 24 levels over two pixels.</summary>
    public const float Threshold = 12;

    private readonly bool[] _edge;

    private EdgeMap(int width, int height, bool[] edge) => (Width, Height, _edge) = (width, height, edge);

    public int Width { get; }
    public int Height { get; }
    public int Count => _edge.Count(on => on);
    public bool this[int at] => _edge[at];

    public static EdgeMap Of(Picture picture)
    {
        int width = picture.Width, height = picture.Height;
        var (across, down) = Gradients(picture);
        var steep = new float[width * height];
        for (var i = 0; i < steep.Length; i++) steep[i] = MathF.Sqrt(across[i] * across[i] + down[i] * down[i]);
        var edge = new bool[width * height];
        for (var y = 1; y < height - 1; y++)
        {
            for (var x = 1; x < width - 1; x++)
            {
                var i = y * width + x;
                if (steep[i] < Threshold) continue;
                float gx = MathF.Abs(across[i]), gy = MathF.Abs(down[i]);
                // The sector of the gradient, of four: across, down, and the two diagonals.
                var step = gy < 0.4142f * gx ? 1 : gx < 0.4142f * gy ? width : across[i] * down[i] > 0 ? width + 1 : width - 1;
                edge[i] = steep[i] >= steep[i - step] && steep[i] > steep[i + step];
            }
        }
        return new(width, height, edge);
    }

    /// <summary>Sobel's derivatives of luma in levels a pixel; 0 at the border.</summary>
    public static (float[] Across, float[] Down) Gradients(Picture picture)
    {
        int width = picture.Width, height = picture.Height;
        var luma = picture.Luma;
        float[] across = new float[width * height], down = new float[width * height];
        for (var y = 1; y < height - 1; y++)
        {
            for (var x = 1; x < width - 1; x++)
            {
                var i = y * width + x;
                across[i] = (luma[i - width + 1] + 2 * luma[i + 1] + luma[i + width + 1] - luma[i - width - 1] - 2 * luma[i - 1] - luma[i + width - 1]) / 8;
                down[i] = (luma[i + width - 1] + 2 * luma[i + width] + luma[i + width + 1] - luma[i - width - 1] - 2 * luma[i - width] - luma[i - width + 1]) / 8;
            }
        }
        return (across, down);
    }

    /// <summary>Whether there is an edge within <paramref name="tolerance"/> pixels of a place, counted in both directions.</summary>
    public bool Near(int x, int y, int tolerance)
    {
        for (var j = Math.Max(0, y - tolerance); j <= Math.Min(Height - 1, y + tolerance); j++)
        {
            for (var i = Math.Max(0, x - tolerance); i <= Math.Min(Width - 1, x + tolerance); i++)
            {
                if (_edge[j * Width + i]) return true;
            }
        }
        return false;
    }
}
