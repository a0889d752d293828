using System.Numerics;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Figures;

/// <summary>Shoes of the left side; the right ones are their mirror images. Origin at the ankle, scale 1.</summary>
internal static class Extremities
{
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
}
