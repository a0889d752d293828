using System.Numerics;
using LensForge.Generation.Staging;
using static LensForge.Generation.Rendering.SurfacesNoise;
using static LensForge.Generation.Rendering.TracedLight;

namespace LensForge.Generation.Rendering;

/// <summary>
/// How film answers to light: bloom, highlights that lose colour, a soft toe and shoulder, tints of shadows and highlights, vignette.
/// The curve is Naka and Rushton's x^n / (x^n + s^n), n = 11/8, with mid grey (0.18) left where it is.
/// </summary>
public static partial class Film
{
    private const float CurvePower = 1.375f, White = 1.045f, Grey = 0.18f, Bleached = 0.72f, BleachFrom = 0.4f, BleachTo = 6f, Base = 0.004f;
    private static readonly float HalfPoint = MathF.Pow(Grey, CurvePower) * (White / Grey - 1f);
    private static readonly float[] Encoded = [.. Enumerable.Range(0, 4097).Select(i => Encode(i / 4096f))];

    /// <summary>Develops a linear picture to sRGB bytes, three a pixel.</summary>
    /// <param name="grain">Standard deviation of grain, 0 none; 0.012 is fine grain.</param>
    public static byte[] Develop(Vector3[] linear, int width, int height, Grade grade, float grain = 0f, ulong seed = 0)
    {
        var exposed = new Vector3[linear.Length];
        for (var i = 0; i < linear.Length; i++)
        {
            exposed[i] = linear[i] * grade.Exposure;
        }

        new FilmBloom(width, height).Add(exposed);
        var bytes = new byte[3 * linear.Length];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var p = y * width + x;
                var shown = Tone(exposed[p] * Vignette(x, y, width, height), grade);
                if (grain > 0)
                {
                    var speck = Hash(x, y, (int)seed) + Hash(x, y, (int)seed + 7919) - 1f;
                    shown += new Vector3(speck * grain * 2.4f * (1f - 0.5f * Luminance(shown)));
                }

                for (var channel = 0; channel < 3; channel++)
                {
                    bytes[3 * p + channel] = (byte)(Math.Clamp(shown[channel], 0f, 1f) * 255f + 0.5f);
                }
            }
        }

        return bytes;
    }

    /// <summary>From exposed linear radiance to display sRGB, 0 to 1: colour, curve, tints and encoding of one pixel.</summary>
    public static Vector3 Tone(Vector3 exposed, Grade grade)
    {
        exposed = Vector3.Max(exposed, Vector3.Zero);
        var light = Luminance(exposed);
        // By the strongest channel: a face in strong tungsten goes to cream before it goes to orange.
        var peak = MathF.Max(exposed.X, MathF.Max(exposed.Y, exposed.Z));
        var saturation = grade.Saturation * (1f - Bleached * Smooth(BleachFrom, BleachTo, peak));
        exposed = Vector3.Max(new Vector3(light) + (exposed - new Vector3(light)) * saturation, Vector3.Zero);
        Vector3 curved = new(Curve(exposed.X), Curve(exposed.Y), Curve(exposed.Z));
        curved *= Vector3.Lerp(grade.ShadowTint, grade.HighlightTint, Smooth(0f, 0.5f, Luminance(curved)));
        curved = curved * 0.985f + grade.ShadowTint * Base;
        return new(Lookup(curved.X), Lookup(curved.Y), Lookup(curved.Z));
    }

    /// <summary>Light falls off towards the corners.</summary>
    public static float Vignette(int x, int y, int width, int height)
    {
        float fx = (x + 0.5f) / width * 2f - 1f, fy = (y + 0.5f) / height * 2f - 1f;
        return 1f - 0.24f * Smooth(0.45f, 1.9f, fx * fx + 0.8f * fy * fy);
    }

    private static float Curve(float x)
    {
        var quarter = MathF.Sqrt(MathF.Sqrt(x));
        var power = x * quarter * MathF.Sqrt(quarter);
        return White * power / (power + HalfPoint);
    }

    private static float Lookup(float linear)
    {
        var at = Math.Clamp(linear, 0f, 1f) * 4096f;
        var i = Math.Min((int)at, 4095);
        // The table is too coarse where the encoding is straight and steep.
        return linear <= 0.0031308f ? 12.92f * MathF.Max(linear, 0f) : Encoded[i] + (Encoded[i + 1] - Encoded[i]) * (at - i);
    }

    private static float Encode(float linear) => linear <= 0.0031308f ? 12.92f * linear : 1.055f * MathF.Pow(linear, 1f / 2.4f) - 0.055f;
}
