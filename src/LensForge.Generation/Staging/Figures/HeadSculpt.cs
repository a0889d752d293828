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
        Traits = new(look);
        var child = look.Age == AgeBand.Child;
        var old = look.Age == AgeBand.Old;
        EyeY = child ? 0.006f : 0.014f;
        EyeX = child ? 0.0425f : 0.0415f;
        EyeRadius = 0.0278f * look.Eyes * (child ? 1.12f : look.Feminine ? 1.07f : 1.0f);
        EyeZ = 0.0755f;
        MouthY = child ? -0.061f : Traits.Shape == FaceShape.Long ? -0.0705f : -0.0665f;
        Field = Sculpt(look, child, old);
        Sample();
    }

    public Appearance Look { get; }

    public FaceTraits Traits { get; }

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
        var (wide, drop, corner) = Traits.Shape switch
        {
            FaceShape.Round => (1.09f, 0.008f, 0f),
            FaceShape.Long => (0.95f, -0.011f, 0f),
            FaceShape.Square => (1.05f, 0.002f, 0.030f),
            FaceShape.Heart => (0.92f, 0.001f, 0f),
            _ => (1f, 0f, 0f),
        };
        var jaw = look.Jaw * wide * (look.Feminine ? 0.96f : 1.03f);
        var field = new DistanceField()
            .Add(SdfShape.Ellipsoid(new(0, 0.038f, -0.011f), new(0.099f, 0.106f, 0.112f)), 0)
            .Add(SdfShape.Ellipsoid(new(0, -0.044f + drop * 0.5f, 0.024f), new((child ? 0.087f : 0.083f) * jaw, child ? 0.070f : 0.079f, 0.072f)), 0.070f);
        var chinY = (child ? -0.096f : -0.107f) + drop;
        var chin = (look.Feminine || child ? 0.014f : 0.024f) * jaw;
        field.Add(SdfShape.Cone(new(-chin, chinY, 0.062f), new(chin, chinY, 0.062f), look.Feminine ? 0.0245f : 0.0260f, look.Feminine ? 0.0245f : 0.0260f), 0.045f);
        foreach (var side in Sides.Both)
        {
            var s = side.Sign();
            var cheek = child ? 0.037f : look.Feminine ? 0.0345f : 0.031f;
            field.Add(SdfShape.Sphere(new(s * (Traits.Shape == FaceShape.Heart ? 0.053f : 0.049f), child ? -0.036f : -0.031f, 0.060f), cheek), 0.032f);
            if (corner > 0) field.Add(SdfShape.Sphere(new(s * 0.060f * look.Jaw, -0.076f, 0.012f), corner), 0.035f);
            if (old || look.Girth > 1.12f) field.Add(SdfShape.Sphere(new(s * 0.050f * jaw, -0.082f, 0.040f), 0.029f), 0.03f);
            if (!look.Feminine && !child) field.Add(SdfShape.Cone(new(s * 0.016f, 0.054f, 0.088f), new(s * 0.060f, 0.050f, 0.066f), 0.014f, 0.012f), 0.03f);
            field.Carve(SdfShape.Sphere(Eye(side) + new Vector3(0, 0, 0.030f), EyeRadius * 1.02f), 0.026f);
            Ear(field, s);
        }

        NoseOf(field, look, child);
        field.Add(SdfShape.Ellipsoid(new(0, MouthY + 0.002f, 0.091f), new(0.033f, 0.018f, 0.0085f)), 0.024f);
        return field;
    }

    private void Ear(DistanceField field, float s)
    {
        var e = Traits.Ears;
        var turned = Marionette.Then(Marionette.About(Vector3.UnitZ, -s * 0.14f), Marionette.About(Vector3.UnitY, s * 0.55f));
        field.Add(SdfShape.Ellipsoid(new(s * 0.104f, 0.002f, -0.012f), new Vector3(0.0125f, 0.036f, 0.0235f) * e, turned), 0.010f)
            .Add(SdfShape.Sphere(new(s * 0.101f, -0.028f * e, -0.004f), 0.0115f * e), 0.010f)
            .Carve(SdfShape.Ellipsoid(new(s * (0.104f + 0.011f * e), 0.003f, -0.002f), new Vector3(0.008f, 0.021f, 0.0125f) * e), 0.007f);
    }

    private void NoseOf(DistanceField field, Appearance look, bool child)
    {
        var n = look.Nose * (child ? 0.78f : look.Feminine ? 0.90f : 1.04f);
        var w = MathF.Sqrt(n);
        // Root, hump and tip in y and z, radius of bridge and tip, and of the wings.
        var (humpY, humpZ, tipY, tipZ, bridge, tip, wing) = Traits.Nose switch
        {
            NoseShape.Button => (0.004f, 0.097f, -0.017f, 0.106f + 0.006f * n, 0.0085f, 0.0170f, 0.0080f),
            NoseShape.Straight => (0.004f, 0.106f, -0.022f, 0.110f + 0.013f * n, 0.0095f, 0.0135f, 0.0088f),
            NoseShape.Aquiline => (0.008f, 0.109f + 0.006f * n, -0.027f, 0.110f + 0.015f * n, 0.0105f, 0.0132f, 0.0090f),
            NoseShape.Upturned => (0.002f, 0.101f, -0.014f, 0.110f + 0.013f * n, 0.0090f, 0.0138f, 0.0086f),
            NoseShape.Broad => (0.002f, 0.102f, -0.020f, 0.108f + 0.009f * n, 0.0115f, 0.0170f, 0.0118f),
            _ => (0.004f, 0.106f, -0.023f, 0.112f + 0.013f * n, 0.0105f, 0.0205f, 0.0100f),
        };
        field.Add(SdfShape.Cone(new(0, 0.030f, 0.088f), new(0, humpY, humpZ), bridge * 0.92f, bridge), 0.020f)
            .Add(SdfShape.Cone(new(0, humpY, humpZ), new(0, tipY, tipZ), bridge, tip * w * 0.86f), 0.010f)
            .Add(SdfShape.Sphere(new(0, tipY, tipZ), tip * w), 0.008f);
        var apart = Traits.Nose == NoseShape.Broad ? 0.0180f : Traits.Nose == NoseShape.Bulbous ? 0.0165f : 0.0135f;
        foreach (var side in Sides.Both)
            field.Add(SdfShape.Sphere(new(side.Sign() * apart * w, tipY - 0.003f, tipZ - 0.013f), wing * w), 0.009f);
    }
}
