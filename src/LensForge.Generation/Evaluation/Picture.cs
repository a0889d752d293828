namespace LensForge.Generation.Evaluation;

/// <summary>A finished picture: sRGB, three bytes a pixel, row by row from the top left.</summary>
public sealed class Picture
{
    private float[]? _luma;

    /// <exception cref="ArgumentException">The bytes do not fill the size.</exception>
    public Picture(int width, int height, byte[] rgb)
    {
        if (rgb.Length != width * height * 3) throw new ArgumentException($"{width}x{height} needs {width * height * 3} bytes, not {rgb.Length}.", nameof(rgb));
        (Width, Height, Rgb) = (width, height, rgb);
    }

    public int Width { get; }
    public int Height { get; }
    public byte[] Rgb { get; }
    public int Area => Width * Height;

    /// <summary>Luma of ITU-R BT.709 on the encoded values, 0 to 255.</summary>
    public float[] Luma => _luma ??= [.. Enumerable.Range(0, Area).Select(i => 0.2126f * Rgb[3 * i] + 0.7152f * Rgb[3 * i + 1] + 0.0722f * Rgb[3 * i + 2])];

    /// <exception cref="ArgumentException">The sizes differ.</exception>
    internal void MustMatch(Picture other)
    {
        if (other.Width != Width || other.Height != Height) throw new ArgumentException($"Pictures of {Width}x{Height} and {other.Width}x{other.Height} cannot be compared.", nameof(other));
    }
}
