using LensForge.Domain.Cast;
using LensForge.Domain.Colour;
using LensForge.Domain.Productions;
using LensForge.Domain.Stages;
using LensForge.Generation.Media;

namespace LensForge.Generation.Places;

/// <summary>
/// What a picture of a place says of its colours and light, by plain rules that are measured on our own renders (infra/decisions/0013). It
/// recognises no thing: neither the kind of room nor an hour is guessed, and where a rule cannot tell, it says so.
/// </summary>
public static class PlaceReader
{
    /// <summary>Pictures are read within a square of this many pixels.</summary>
    public const int Side = 128;

    private const int MostColours = 8;
    private const float LeastArea = 0.015f;

    // Spread of hue about the picture's one hue, below which it is black and white or toned.
    private const float Colourless = 3.5f;

    // Stops between left and right, below which nothing is said.
    private const float LeastTilt = 0.25f;

    /// <exception cref="MediaException">The picture is empty.</exception>
    public static PlaceReading Read(DecodedPicture picture)
    {
        var (width, height) = (picture.Width, picture.Height);
        if (width * height == 0) throw new MediaException("The picture is empty.");
        var pixels = new Lab[width * height];
        for (var i = 0; i < pixels.Length; i++) pixels[i] = Lab.Of(new Rgb(picture.Rgb[3 * i], picture.Rgb[3 * i + 1], picture.Rgb[3 * i + 2]));
        var notes = new List<string>();
        var mono = IsMonochrome(pixels);
        if (mono)
        {
            notes.Add("A black and white or toned picture: it says nothing of the colours. Its tones are proposed without the toning, as a guide to light and dark only.");
            pixels = Array.ConvertAll(pixels, one => one with { A = 0, B = 0 });
        }

        var tones = pixels.Select(one => one.L).Order().ToArray();
        float brightness = tones.Average(), contrast = tones[tones.Length * 9 / 10] - tones[tones.Length / 10];
        var key = brightness < 32 ? PictureKey.Low : brightness > 62 ? PictureKey.High : PictureKey.Middle;
        var side = LitFrom(pixels, width, height);
        if (side is null) notes.Add("Left and right are about equally bright: from where the light comes cannot be told.");
        notes.Add("Paint is not what is seen: light and shade are in these colours, and the light's own colour cannot be told from theirs. Inside or outside, the hour and what things are is not guessed.");
        return new(Colours(pixels, width, height), mono, MathF.Round(brightness, 1), MathF.Round(contrast, 1), key, side, notes);
    }

    /// <summary>Toned prints have one hue at most, whose chroma follows the tone smoothly: what is left after that is how colourful the picture is.</summary>
    private static bool IsMonochrome(Lab[] pixels)
    {
        const int bins = 12;
        var means = new (double A, double B, int Count)[bins];
        foreach (var one in pixels)
        {
            ref var bin = ref means[Math.Clamp((int)(one.L / 100 * bins), 0, bins - 1)];
            bin = (bin.A + one.A, bin.B + one.B, bin.Count + 1);
        }

        double spread = 0;
        foreach (var one in pixels)
        {
            var bin = means[Math.Clamp((int)(one.L / 100 * bins), 0, bins - 1)];
            double a = one.A - bin.A / bin.Count, b = one.B - bin.B / bin.Count;
            spread += a * a + b * b;
        }

        return Math.Sqrt(spread / pixels.Length) < Colourless;
    }

    private static List<ReadColour> Colours(Lab[] pixels, int width, int height)
    {
        var (of, means) = ColourClusters.Find(pixels, MostColours);
        var counts = new int[means.Length, 3];
        for (var i = 0; i < of.Length; i++) counts[of[i], Band(i / width, height)]++;
        var rows = Enumerable.Range(0, 3).Select(band => Enumerable.Range(0, height).Count(y => Band(y, height) == band) * width).ToArray();
        return [.. Enumerable.Range(0, means.Length)
            .Select(k =>
            {
                float[] shares = [.. Enumerable.Range(0, 3).Select(band => MathF.Round((float)counts[k, band] / Math.Max(1, rows[band]), 3))];
                var area = (counts[k, 0] + counts[k, 1] + counts[k, 2]) / (float)of.Length;
                return new ReadColour(means[k].ToRgb(), MathF.Round(area, 3), (PictureBand)Array.IndexOf(shares, shares.Max()), shares);
            })
            .Where(colour => colour.Area >= LeastArea)
            .OrderByDescending(colour => colour.Area)];
    }

    private static int Band(int row, int height) => row < height * 3 / 10 ? 0 : row < height * 7 / 10 ? 1 : 2;

    /// <summary>A window or the sun on one side: that half's bright parts are brighter. Compared in stops, above the floor, whose furniture is anybody's guess.</summary>
    private static KeySide? LitFrom(Lab[] pixels, int width, int height)
    {
        var tilt = Tilt(pixels, width, height);
        return MathF.Abs(tilt) < LeastTilt ? null : tilt > 0 ? KeySide.Left : KeySide.Right;
    }

    /// <summary>Mean linear luminance of the left third against the right third, in stops; positive where the left is brighter.</summary>
    internal static float Tilt(Lab[] pixels, int width, int height)
    {
        double left = 1e-4, right = 1e-4;
        for (var y = 0; y < height * 3 / 4; y++)
            for (var x = 0; x < width; x++)
            {
                var f = (pixels[y * width + x].L + 16) / 116;
                var light = f > 6f / 29 ? f * f * f : 0.01f;
                if (x < width / 3) left += light;
                else if (x >= width - width / 3) right += light;
            }

        return (float)Math.Log2(left / right);
    }
}
