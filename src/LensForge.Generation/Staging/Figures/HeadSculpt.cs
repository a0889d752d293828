using System.Numerics;
using LensForge.Domain.Cast;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Figures;

/// <summary>The naked head: skull, jaw, cheeks, nose, ears. Head space: origin between the ears, looking along +z, metres before enlargement.</summary>
internal sealed class HeadSculpt
{
    private const float Step = 0.004f;
    private const int Columns = 49, Rows = 69;
    private static readonly Vector2 Corner = new(-0.096f, -0.15f);

    private readonly float[] _relief = new float[Columns * Rows];

    public HeadSculpt(Appearance look)
    {
        Look = look;
        var child = look.Age == AgeBand.Child;
        var old = look.Age == AgeBand.Old;
        EyeY = child ? 0.006f : 0.014f;
        EyeX = child ? 0.041f : 0.0395f;
        EyeRadius = 0.0252f * look.Eyes * (child ? 1.14f : look.Feminine ? 1.09f : 1.0f);
        EyeZ = 0.079f;
        MouthY = child ? -0.062f : -0.0665f;
        Field = Sculpt(look, child, old);
        Sample();
    }

    public Appearance Look { get; }

    public DistanceField Field { get; }

    public float EyeX { get; }

    public float EyeY { get; }

    public float EyeZ { get; }

    public float EyeRadius { get; }

    public float MouthY { get; }

    public Vector3 Eye(Side side) => new(side.Sign() * EyeX, EyeY, EyeZ);

    /// <summary>The point of the face seen from straight ahead at (x, y), raised by <paramref name="out"/> along the normal.</summary>
    public Vector3 On(float x, float y, float @out = 0)
    {
        var p = new Vector3(x, y, Relief(x, y));
        if (@out == 0) return p;
        const float h = 0.006f;
        var normal = Vector3.Normalize(new(Relief(x - h, y) - Relief(x + h, y), Relief(x, y - h) - Relief(x, y + h), 2 * h));
        return p + normal * @out;
    }

    private float Relief(float x, float y)
    {
        var u = Math.Clamp((x - Corner.X) / Step, 0, Columns - 1.001f);
        var v = Math.Clamp((y - Corner.Y) / Step, 0, Rows - 1.001f);
        var (i, j) = ((int)u, (int)v);
        var o = j * Columns + i;
        return float.Lerp(float.Lerp(_relief[o], _relief[o + 1], u - i), float.Lerp(_relief[o + Columns], _relief[o + Columns + 1], u - i), v - j);
    }

    private void Sample()
    {
        for (var j = 0; j < Rows; j++)
            for (var i = 0; i < Columns; i++)
            {
                var origin = new Vector3(Corner.X + i * Step, Corner.Y + j * Step, 0.2f);
                _relief[j * Columns + i] = Field.Hit(origin, -Vector3.UnitZ, 0.2f) is { } t ? 0.2f - t : 0.01f;
            }
    }

    private DistanceField Sculpt(Appearance look, bool child, bool old)
    {
        var jaw = look.Jaw * (look.Feminine ? 0.94f : 1.03f);
        var field = new DistanceField()
            .Add(SdfShape.Ellipsoid(new(0, 0.038f, -0.011f), new(0.099f, 0.106f, 0.112f)), 0)
            .Add(SdfShape.Ellipsoid(new(0, -0.046f, 0.024f), new((child ? 0.080f : 0.074f) * jaw, child ? 0.070f : 0.079f, 0.071f)), 0.075f);
        var chinY = child ? -0.098f : -0.108f;
        var chin = (look.Feminine || child ? 0.011f : 0.021f) * jaw;
        field.Add(SdfShape.Cone(new(-chin, chinY, 0.060f), new(chin, chinY, 0.060f), 0.021f, 0.021f), 0.045f);
        foreach (var side in Sides.Both)
        {
            var s = side.Sign();
            field.Add(SdfShape.Sphere(new(s * (child ? 0.049f : 0.047f), child ? -0.036f : -0.030f, 0.058f), child ? 0.035f : look.Feminine ? 0.032f : 0.030f), 0.036f);
            if (old || look.Girth > 1.18f) field.Add(SdfShape.Sphere(new(s * 0.050f * jaw, -0.082f, 0.040f), 0.027f), 0.03f);
            if (!look.Feminine && !child) field.Add(SdfShape.Cone(new(s * 0.016f, 0.050f, 0.088f), new(s * 0.060f, 0.046f, 0.066f), 0.014f, 0.012f), 0.03f);
            field.Carve(SdfShape.Sphere(Eye(side) + new Vector3(0, -0.001f, 0.030f), EyeRadius * 1.06f), 0.030f);
            field.Add(SdfShape.Ellipsoid(new(s * 0.1005f, -0.004f, -0.012f), new(0.011f, 0.032f, 0.021f), Marionette.About(Vector3.UnitY, s * 0.5f)), 0.012f);
            field.Carve(SdfShape.Ellipsoid(new(s * 0.110f, -0.002f, -0.003f), new(0.007f, 0.018f, 0.010f)), 0.010f);
        }

        var n = look.Nose * (child ? 0.72f : look.Feminine ? 0.86f : 1f);
        var wide = MathF.Sqrt(n);
        field.Add(SdfShape.Cone(new(0, 0.026f, 0.090f), new(0, -0.018f, 0.106f + 0.013f * n), 0.0095f, 0.0128f * wide), 0.024f);
        foreach (var side in Sides.Both)
            field.Add(SdfShape.Sphere(new(side.Sign() * 0.0125f * wide, -0.0235f, 0.1025f + 0.005f * n), 0.0086f * wide), 0.012f);
        field.Add(SdfShape.Ellipsoid(new(0, MouthY + 0.003f, 0.091f), new(0.030f, 0.016f, 0.0085f)), 0.024f);
        return field;
    }
}
