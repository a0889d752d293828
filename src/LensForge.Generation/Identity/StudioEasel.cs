using LensForge.Generation.Rendering;
using LensForge.Generation.Staging;

namespace LensForge.Generation.Identity;

/// <summary>Draws square frames with the filming pipeline's quick light and cuts figures out of them. One a thread.</summary>
internal sealed class StudioEasel
{
    private readonly Rasterizer _rasterizer;
    private readonly GBuffers _buffers;
    private readonly LightField _light;
    private readonly float[] _red, _green, _blue;
    private ulong _seed;

    public StudioEasel(int width, int height)
    {
        (Width, Height) = (width, height);
        _rasterizer = new(width, height);
        _buffers = new(width, height);
        _light = new(width, height);
        (_red, _green, _blue) = (new float[width * height], new float[width * height], new float[width * height]);
        Rgb = new byte[3 * width * height];
    }

    public StudioEasel(int side) : this(side, side)
    {
    }

    public int Width { get; }
    public int Height { get; }

    /// <summary>sRGB, three bytes a pixel, of the frame drawn last.</summary>
    public byte[] Rgb { get; }

    /// <summary>Number of the figure at each pixel of the frame drawn last, 0 the set.</summary>
    public ReadOnlySpan<byte> Figures => _buffers.Figure;

    public void Draw(StageFrame frame, int samples)
    {
        _rasterizer.Draw(frame, null, _buffers);
        _light.Trace(frame, _buffers, samples, _seed++, reset: true, _red, _green, _blue);
        for (var i = 0; i < _red.Length; i++)
        {
            Rgb[3 * i] = Byte(_red[i]);
            Rgb[3 * i + 1] = Byte(_green[i]);
            Rgb[3 * i + 2] = Byte(_blue[i]);
        }
    }

    /// <summary>The first figure of the frame, cut out; null when it is hardly seen.</summary>
    public IdentityCrop? Cut(StageFrame frame, int samples, byte figure = 1)
    {
        Draw(frame, samples);
        return IdentityCrop.Of(Rgb, Width, Height, Figures, figure);
    }

    private static byte Byte(float value) => (byte)(Math.Clamp(value, 0, 1) * 255 + 0.5f);
}
