using System.Numerics;
using LensForge.Generation.Staging;

namespace LensForge.Generation.Rendering;

/// <summary>
/// A board artist's clean layout of a frame: ink contours on warm grey paper, one soft wash of shade, figures in a muted version of their
/// own colours; at night the paper is toned down and what shines stays bright. Made from the G-buffers of twice the size. Keep one a thread and size.
/// </summary>
public sealed class StageDrawing
{
    private const int Finer = 2;
    private static readonly Vector3 Paper = new(233 / 255f, 230 / 255f, 223 / 255f), Ink = new(0.17f, 0.165f, 0.175f), Shade = new(0.735f, 0.735f, 0.765f);
    private static readonly Vector3 NightSky = new(0.36f, 0.39f, 0.47f), NightOutside = new(0.63f, 0.66f, 0.74f), NightInside = new(0.76f, 0.76f, 0.80f);
    private const float DarkSky = 0.1f;

    private readonly Rasterizer _rasterizer;
    private readonly GBuffers _buffers;
    private readonly StageDrawingLines _lines;
    private readonly float[] _tone;
    private Vector3? _night;

    public StageDrawing(int width, int height)
    {
        (Width, Height) = (width, height);
        _rasterizer = new Rasterizer(width * Finer, height * Finer, textured: false);
        _buffers = new GBuffers(width * Finer, height * Finer);
        _lines = new StageDrawingLines(width * Finer, height * Finer);
        _tone = new float[width * height * Finer * Finer];
    }

    public int Width { get; }
    public int Height { get; }

    /// <summary>Draws one frame; for many of a size keep the drawing instead.</summary>
    public static byte[] Render(StageFrame frame, int width, int height) => new StageDrawing(width, height).Render(frame);

    /// <returns>sRGB, three bytes a pixel, row by row from the top left.</returns>
    public byte[] Render(StageFrame frame)
    {
        _rasterizer.Draw(frame, null, _buffers);
        var ink = _lines.Trace(_buffers, frame.Camera);
        Wash();
        var sky = frame.Set.Atmosphere;
        _night = Luminance(sky.Zenith) >= DarkSky ? null : sky.SkyLights ? NightOutside : NightInside;
        var rgb = new byte[Width * Height * 3];
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var sum = Vector3.Zero;
                for (var j = 0; j < Finer; j++)
                {
                    for (var i = 0; i < Finer; i++)
                    {
                        var at = (y * Finer + j) * Width * Finer + x * Finer + i;
                        var colour = Fill(at);
                        sum += Vector3.Lerp(colour, Ink + (colour - Ink) * 0.12f, MathF.Min(1f, ink[at]));
                    }
                }

                var final = sum / (Finer * Finer) + new Vector3(Grain(x, y));
                var to = (y * Width + x) * 3;
                (rgb[to], rgb[to + 1], rgb[to + 2]) = (Byte(final.X), Byte(final.Y), Byte(final.Z));
            }
        }

        return rgb;
    }

    /// <summary>The flat colour of a pixel under its shade, sRGB 0 to 1.</summary>
    private Vector3 Fill(int at)
    {
        if (_buffers.Substance[at] == 255)
        {
            var light = Luminance(new(_buffers.EmissionR[at], _buffers.EmissionG[at], _buffers.EmissionB[at]));
            var shine = light / (light + 0.35f);
            return _night is null ? Paper * (0.84f + 0.2f * shine) : Vector3.Lerp(NightSky, Paper, MathF.Max(0, 1.5f * shine - 0.4f));
        }

        var albedo = Display(new(_buffers.AlbedoR[at], _buffers.AlbedoG[at], _buffers.AlbedoB[at]));
        var grey = new Vector3(Luminance(albedo));
        Vector3 fill;
        if (_buffers.Figure[at] != 0)
        {
            var muted = Vector3.Lerp(albedo, grey, 0.3f);
            fill = Vector3.Lerp(muted, Paper, 0.3f);
        }
        else
        {
            // The set is drawn, not painted: a breath of its value and colour.
            var value = Vector3.Lerp(albedo, grey, 0.6f);
            fill = Paper * Vector3.Lerp(Vector3.One, value / 0.75f, 0.24f);
        }

        var glow = Luminance(new(_buffers.EmissionR[at], _buffers.EmissionG[at], _buffers.EmissionB[at]));
        if (glow > 0.2f) return Vector3.Lerp(fill, new(0.985f, 0.97f, 0.93f), MathF.Min(1f, glow));
        if (_night is { } night) fill *= Vector3.Lerp(night, Vector3.One, _buffers.Figure[at] != 0 ? 0.45f : 0f);
        return fill * Vector3.Lerp(Shade, Vector3.One, _tone[at]);
    }

    /// <summary>Light and shade in one value: the key's shadow softened into two tones, deepened where the ambience is closed.</summary>
    private void Wash()
    {
        for (var i = 0; i < _tone.Length; i++)
        {
            var lit = _buffers.Shadow[i];
            lit = lit * lit * (3 - 2 * lit);
            var open = _buffers.Occlusion[i];
            _tone[i] = _buffers.Substance[i] == 255 ? 1f : Math.Clamp(0.28f + 0.72f * lit - 1.15f * (1 - open), -0.55f, 1f);
        }
    }

    private static Vector3 Display(Vector3 linear)
    {
        linear = Vector3.Clamp(linear, Vector3.Zero, Vector3.One);
        return new(MathF.Pow(linear.X, 1 / 2.2f), MathF.Pow(linear.Y, 1 / 2.2f), MathF.Pow(linear.Z, 1 / 2.2f));
    }

    private static float Luminance(Vector3 c) => 0.2126f * c.X + 0.7152f * c.Y + 0.0722f * c.Z;

    /// <summary>Tooth of the paper.</summary>
    private static float Grain(int x, int y)
    {
        var h = (uint)x * 0x8DA6B343u ^ (uint)y * 0xD8163841u;
        h ^= h >> 15;
        h *= 0x2C1B3C6Du;
        h ^= h >> 13;
        return ((h & 0xFF) / 255f - 0.5f) * 0.014f;
    }

    private static byte Byte(float value) => (byte)(Math.Clamp(value, 0, 1) * 255f + 0.5f);
}
