using System.Numerics;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Figures;

/// <summary>What a hand is doing; each is a mesh of its own.</summary>
public enum HandShape { Relaxed, Flat, Grip, Point }

/// <summary>Hands and shoes of the left side; the right ones are their mirror images. Origin at wrist or ankle, scale 1.</summary>
internal static class Extremities
{
    /// <summary>Fingers along -y, palm towards -x, thumb towards +z.</summary>
    public static DistanceField Hand(HandShape shape, bool slender)
    {
        var thin = slender ? 0.90f : 1f;
        var field = new DistanceField()
            .Add(SdfShape.Cone(new(0, 0.030f, 0), new(0, -0.020f, 0), 0.029f * thin, 0.028f * thin), 0)
            .Add(SdfShape.Ellipsoid(new(0, -0.058f, 0), new(0.021f, 0.046f, 0.040f * thin)), 0.022f);
        for (var i = 0; i < 4; i++)
        {
            var across = (0.029f - i * 0.0195f) * thin;
            var length = (i == 1 ? 1.05f : i == 3 ? 0.82f : 0.97f) * 0.036f;
            var curl = shape switch
            {
                HandShape.Flat => 0.10f,
                HandShape.Grip => 1.25f,
                HandShape.Point => i == 0 ? 0.03f : 1.4f,
                _ => 0.30f + 0.09f * i,
            };
            var knuckle = new Vector3(0.002f, -0.088f + 0.004f * MathF.Abs(i - 1.2f), across);
            var middle = knuckle + Bent(curl * 0.75f, length * 1.05f);
            var tip = middle + Bent(curl * 1.75f, length * 0.85f);
            var radius = 0.0140f * thin;
            field.Add(SdfShape.Cone(new(0, -0.060f, across * 0.85f), knuckle, 0.017f * thin, 0.0150f * thin), 0.014f)
                .Add(SdfShape.Cone(knuckle, middle, 0.0148f * thin, radius), 0.005f)
                .Add(SdfShape.Cone(middle, tip, radius, 0.0118f * thin), 0.005f);
        }

        var thumb = shape is HandShape.Grip or HandShape.Point ? new Vector3(-0.034f, -0.082f, 0.028f) : new Vector3(-0.017f, -0.086f, 0.060f);
        var joint = shape is HandShape.Grip or HandShape.Point ? new Vector3(-0.024f, -0.058f, 0.048f) : new Vector3(-0.012f, -0.060f, 0.054f);
        return field.Add(SdfShape.Cone(new(-0.004f, -0.030f, 0.024f), joint, 0.020f, 0.0165f), 0.016f).Add(SdfShape.Cone(joint, thumb, 0.0160f, 0.0125f), 0.006f);
    }

    /// <summary>Toes along +z, the sole 85 mm below the ankle.</summary>
    public static DistanceField Shoe(bool slender, bool boot)
    {
        var wide = slender ? 0.87f : 1f;
        var field = new DistanceField()
            .Add(SdfShape.Ellipsoid(new(0, -0.042f, -0.012f), new(0.046f * wide, 0.050f, 0.058f)), 0)
            .Add(SdfShape.Cone(new(0, -0.046f, 0.03f), new(0.004f, -0.056f, 0.124f), 0.043f * wide, 0.034f * wide), 0.03f)
            .Add(SdfShape.Ellipsoid(new(0.004f, -0.058f, 0.112f), new(0.046f * wide, 0.034f, 0.052f)), 0.02f);
        field.Add(SdfShape.Cone(new(0, 0, -0.002f), new(0, boot ? 0.13f : 0.012f, 0), 0.044f * wide, boot ? 0.052f : 0.042f * wide), 0.025f);
        return field.Keep(SdfShape.HalfSpace(new(0, -0.074f, 0), -Vector3.UnitY), 0.004f);
    }

    public static DistanceField Sole(bool slender)
    {
        var wide = slender ? 0.87f : 1f;
        return new DistanceField()
            .Add(SdfShape.Ellipsoid(new(0, -0.077f, -0.018f), new(0.046f * wide, 0.03f, 0.056f)), 0)
            .Add(SdfShape.Cone(new(0, -0.077f, 0.0f), new(0.004f, -0.077f, 0.116f), 0.040f * wide, 0.046f * wide), 0.03f)
            .Keep(SdfShape.HalfSpace(new(0, -0.0695f, 0), Vector3.UnitY), 0.004f)
            .Keep(SdfShape.HalfSpace(new(0, -0.0850f, 0), -Vector3.UnitY), 0.003f);
    }

    private static Vector3 Bent(float curl, float length) => new(-MathF.Sin(curl) * length, -MathF.Cos(curl) * length, 0);
}
