using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LensForge.Generation.Staging;

namespace LensForge.Generation.Rendering;

/// <summary>Eight pixels at a time.</summary>
public static unsafe partial class Film
{
    /// <summary>Develops an exposed linear picture in place: vignette and tone.</summary>
    internal static void Tone(Span<Vector3> picture, int width, int height, Grade grade)
    {
        for (var y = 0; y < height; y++)
        {
            var row = picture.Slice(y * width, width);
            var down = (y + 0.5f) / height * 2f - 1f;
            for (var x = 0; x < width; x += PlaneLanes.Count)
            {
                var across = (PlaneLanes.Steps + Vector256.Create(x + 0.5f)) * Vector256.Create(2f / width) - Vector256<float>.One;
                var vignette = Vector256<float>.One - Vector256.Create(0.24f) * PlaneLanes.Smooth(0.45f, 1.9f, across * across + Vector256.Create(0.8f * down * down));
                Tone(Vector3Lanes.Read(row[x..]) * vignette, grade).Write(row[x..]);
            }
        }
    }

    /// <summary>As the tone of one pixel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector3Lanes Tone(Vector3Lanes exposed, Grade grade)
    {
        var zero = Vector256<float>.Zero;
        Vector256<float> r = Vector256.Max(exposed.X, zero), g = Vector256.Max(exposed.Y, zero), b = Vector256.Max(exposed.Z, zero);
        var light = PlaneLanes.Luminance(r, g, b);
        var saturation = Vector256.Create(grade.Saturation) * (Vector256<float>.One - Vector256.Create(Bleached) * PlaneLanes.Smooth(BleachFrom, BleachTo, Vector256.Max(r, Vector256.Max(g, b))));
        r = Curve(Vector256.Max(light + (r - light) * saturation, zero));
        g = Curve(Vector256.Max(light + (g - light) * saturation, zero));
        b = Curve(Vector256.Max(light + (b - light) * saturation, zero));
        var bright = PlaneLanes.Smooth(0f, 0.5f, PlaneLanes.Luminance(r, g, b));
        fixed (float* table = Encoded)
        {
            return new(
                Lookup(Tint(r, bright, grade.ShadowTint.X, grade.HighlightTint.X), table),
                Lookup(Tint(g, bright, grade.ShadowTint.Y, grade.HighlightTint.Y), table),
                Lookup(Tint(b, bright, grade.ShadowTint.Z, grade.HighlightTint.Z), table));
        }
    }

    private static Vector256<float> Tint(Vector256<float> curved, Vector256<float> bright, float shadow, float highlight) =>
        curved * (Vector256.Create(shadow) + bright * Vector256.Create(highlight - shadow)) * Vector256.Create(0.985f) + Vector256.Create(shadow * Base);

    private static Vector256<float> Curve(Vector256<float> x)
    {
        var quarter = Vector256.Sqrt(Vector256.Sqrt(x));
        var power = x * quarter * Vector256.Sqrt(quarter);
        return Vector256.Create(White) * power / (power + Vector256.Create(HalfPoint));
    }

    private static Vector256<float> Lookup(Vector256<float> linear, float* table)
    {
        var at = PlaneLanes.Clamp(linear, 0f, 1f) * Vector256.Create(4096f);
        var i = Vector256.Min(Vector256.ConvertToInt32(at), Vector256.Create(4095));
        var below = PlaneLanes.Gather(table, i);
        var above = PlaneLanes.Gather(table + 1, i);
        var encoded = below + (above - below) * (at - Vector256.ConvertToSingle(i));
        var straight = Vector256.Create(12.92f) * Vector256.Max(linear, Vector256<float>.Zero);
        return Vector256.ConditionalSelect(Vector256.LessThanOrEqual(linear, Vector256.Create(0.0031308f)), straight, encoded);
    }
}
