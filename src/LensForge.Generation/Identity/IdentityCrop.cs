namespace LensForge.Generation.Identity;

/// <summary>
/// A figure cut out of a picture as the identity encoder sees it: 64x64, four planes: red, green, blue (display sRGB, 0 to 1) times
/// the mask, and the mask (0 to 1). The cut is the smallest square about the figure's pixels with a margin of a sixteenth.
/// </summary>
public sealed class IdentityCrop
{
    public const int Side = 64, Planes = 4;

    /// <summary>Fewer pixels than this tell nobody from anybody.</summary>
    public const int LeastPixels = 40;

    private IdentityCrop(float[] values) => Values = values;

    /// <summary>Planar, length 4 * 64 * 64.</summary>
    public float[] Values { get; }

    /// <param name="rgb">sRGB, three bytes a pixel, row by row from the top left.</param>
    /// <param name="mask">One value a pixel.</param>
    /// <param name="figure">The value of the figure's pixels in <paramref name="mask"/>.</param>
    /// <returns>Null where the figure has fewer than <see cref="LeastPixels"/> pixels.</returns>
    public static IdentityCrop? Of(ReadOnlySpan<byte> rgb, int width, int height, ReadOnlySpan<byte> mask, byte figure)
    {
        if (rgb.Length < 3 * width * height || mask.Length < width * height) throw new ArgumentException("The picture or the mask is smaller than its size says.");
        int left = width, right = -1, top = height, bottom = -1, count = 0;
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                if (mask[y * width + x] != figure) continue;
                (left, right, top, bottom) = (Math.Min(left, x), Math.Max(right, x), Math.Min(top, y), Math.Max(bottom, y));
                count++;
            }
        }

        if (count < LeastPixels) return null;
        var side = Math.Max(right - left + 1, bottom - top + 1) * 1.0625f;
        var x0 = (left + right + 1) / 2f - side / 2;
        var y0 = (top + bottom + 1) / 2f - side / 2;
        var values = new float[Planes * Side * Side];
        var cell = side / Side;
        var taps = Math.Clamp((int)MathF.Ceiling(cell), 1, 8);
        for (var j = 0; j < Side; j++)
            for (var i = 0; i < Side; i++)
                Gather(rgb, width, height, mask, figure, x0 + i * cell, y0 + j * cell, cell, taps, values, j * Side + i);
        return new(values);
    }

    /// <summary>A cut that has the encoder's size already: <paramref name="rgb"/> under the mask, <paramref name="mask"/> 0 to 255.</summary>
    internal static IdentityCrop Exactly(ReadOnlySpan<byte> rgb, ReadOnlySpan<byte> mask)
    {
        const int area = Side * Side;
        var values = new float[Planes * area];
        for (var i = 0; i < area; i++)
        {
            for (var c = 0; c < 3; c++) values[c * area + i] = rgb[3 * i + c] / 255f;
            values[3 * area + i] = mask[i] / 255f;
        }

        return new(values);
    }

    // The mean over a cell of the square; what is not the figure counts as black.
    private static void Gather(ReadOnlySpan<byte> rgb, int width, int height, ReadOnlySpan<byte> mask, byte figure, float x0, float y0, float cell, int taps, float[] into, int at)
    {
        const int area = Side * Side;
        var share = 1f / (taps * taps);
        for (var b = 0; b < taps; b++)
        {
            for (var a = 0; a < taps; a++)
            {
                int x = (int)MathF.Floor(x0 + cell * (a + 0.5f) / taps), y = (int)MathF.Floor(y0 + cell * (b + 0.5f) / taps);
                if (x < 0 || y < 0 || x >= width || y >= height) continue;
                var p = y * width + x;
                if (mask[p] != figure) continue;
                for (var c = 0; c < 3; c++) into[c * area + at] += rgb[3 * p + c] * share / 255f;
                into[3 * area + at] += share;
            }
        }
    }
}
