using LensForge.Generation.Evaluation;
using LensForge.Generation.Rendering;

namespace LensForge.Generation.Tests.Evaluation;

/// <summary>Constructed pictures with known answers.</summary>
internal static class Pictures
{
    public const int Width = 96, Height = 64;

    /// <summary>Soft blobs on a gradient, moved by whole or part pixels: sharp enough to have edges, unlike everywhere.</summary>
    public static Picture Blobs(float right = 0, float down = 0) => Draw((x, y) =>
    {
        float value = 60;
        for (var i = 0; i < 14; i++)
        {
            float cx = 8 + i * 37 % 83, cy = 6 + i * 23 % 53, r = 4 + i % 4;
            var d = MathF.Sqrt((x - right - cx) * (x - right - cx) + (y - down - cy) * (y - down - cy));
            value += (40 + 12 * (i % 5)) * Math.Clamp(r - d, 0, 1);
        }
        return value;
    });

    public static Picture Flat(byte level) => Draw((_, _) => level);

    public static Picture Draw(Func<float, float, float> grey) => Colour((x, y) => (grey(x, y), grey(x, y), grey(x, y)));

    public static Picture Colour(Func<float, float, (float R, float G, float B)> paint)
    {
        var rgb = new byte[Width * Height * 3];
        for (var i = 0; i < Width * Height; i++)
        {
            var (r, g, b) = paint(i % Width, i / Width);
            (rgb[3 * i], rgb[3 * i + 1], rgb[3 * i + 2]) = (Level(r), Level(g), Level(b));
        }
        return new(Width, Height, rgb);
    }

    /// <summary>Every level changed by an even spread of noise within ±amount.</summary>
    public static Picture Noisy(Picture picture, int amount, int seed)
    {
        var random = new Random(seed);
        return new(picture.Width, picture.Height, [.. picture.Rgb.Select(level => (byte)Math.Clamp(level + random.Next(-amount, amount + 1), 0, 255))]);
    }

    public static Picture Blurred(Picture picture)
    {
        var source = picture.Luma;
        return Draw((x, y) =>
        {
            float sum = 0;
            for (var j = -2; j <= 2; j++)
            {
                for (var i = -2; i <= 2; i++) sum += source[Math.Clamp((int)y + j, 0, Height - 1) * Width + Math.Clamp((int)x + i, 0, Width - 1)];
            }
            return sum / 25;
        });
    }

    /// <summary>G-buffers of a flat wall three metres away that moved by so many pixels since the frame before.</summary>
    public static GBuffers Wall(float right = 0)
    {
        var buffers = new GBuffers(Width, Height);
        Array.Fill(buffers.Depth, 3);
        Array.Fill(buffers.PreviousDepth, 3);
        Array.Fill(buffers.MotionX, -right);
        return buffers;
    }

    private static byte Level(float value) => (byte)Math.Clamp(value + 0.5f, 0, 255);
}
