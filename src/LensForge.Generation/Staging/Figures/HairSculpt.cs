using System.Numerics;
using LensForge.Domain.Cast;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Figures;

/// <summary>Hair, beards and what is worn on the head, in head space. Each style has a silhouette of its own; fringes stay clear of the brows.</summary>
internal static class HairSculpt
{
    /// <param name="grooves">Depth of the fine grooves within a lock against full: coarse meshes cannot carry them.</param>
    public static DistanceField? Hair(Appearance look, float grooves)
    {
        var field = Style(look.Hair, p => Hanging(p, grooves), p => Combed(p, grooves));
        switch (look.Headwear)
        {
            case Headwear.Cap or Headwear.Hat:
                field?.Keep(SdfShape.HalfSpace(new(0, 0.066f, 0), new(0, 1, 0.12f)), 0.012f);
                break;
            case Headwear.Helmet:
                field?.Keep(SdfShape.HalfSpace(new(0, 0.03f, 0), new(0, 1, 0.1f)), 0.012f);
                break;
            case Headwear.Headscarf:
                field = Lock(new DistanceField { Relief = p => Combed(p, grooves) }, [new(0.03f, 0.118f, 0.062f), new(-0.03f, 0.104f, 0.080f), new(-0.075f, 0.068f, 0.062f)], 0.02f, 0.012f);
                field.Add(SdfShape.Cone(new(0.03f, 0.116f, 0.06f), new(0.080f, 0.070f, 0.058f), 0.02f, 0.012f), 0.02f);
                break;
        }

        return field;
    }

    public static DistanceField? Beard(Appearance look, HeadSculpt head)
    {
        switch (look.FacialHair)
        {
            case FacialHair.Moustache:
                var stache = new DistanceField { Relief = p => MathF.Sin(p.X * 420 + p.Y * 120) * 0.0007f };
                foreach (var side in Sides.Both)
                {
                    var s = side.Sign();
                    stache.Rope([head.On(s * 0.005f, head.MouthY + 0.020f, 0.004f), head.On(s * 0.021f, head.MouthY + 0.0145f, 0.004f), head.On(s * 0.041f, head.MouthY + 0.003f, 0.003f)], 0.0098f, 0.0058f, 0.006f);
                }

                return stache;
            case FacialHair.Beard:
                var beard = new DistanceField { Relief = p => (SmoothNoise.At(p * 70) - 0.5f) * 0.006f + MathF.Sin(p.X * 260 + 5 * SmoothNoise.At(p * 30)) * 0.0009f };
                beard.Add(SdfShape.Ellipsoid(new(0, -0.078f, 0.034f), new(0.082f * look.Jaw, 0.068f, 0.075f)), 0)
                    .Add(SdfShape.Cone(new(0, -0.11f, 0.062f), new(0, -0.142f, 0.058f), 0.034f, 0.018f), 0.03f)
                    .Carve(SdfShape.Ellipsoid(new(0, -0.004f, 0.09f), new(0.088f, 0.042f, 0.09f)), 0.02f)
                    .Carve(SdfShape.Ellipsoid(new(0, -0.02f, -0.065f), new(0.12f, 0.13f, 0.06f)), 0.02f);
                foreach (var side in Sides.Both)
                {
                    var s = side.Sign();
                    beard.Add(SdfShape.Cone(new(s * 0.090f, 0.01f, 0.006f), new(s * 0.080f, -0.06f, 0.02f), 0.014f, 0.022f), 0.02f);
                    beard.Rope([head.On(s * 0.005f, head.MouthY + 0.019f, 0.003f), head.On(s * 0.024f, head.MouthY + 0.014f, 0.003f), head.On(s * 0.044f, head.MouthY - 0.006f, 0.001f)], 0.0085f, 0.008f, 0.008f);
                }

                return beard.Carve(SdfShape.Ellipsoid(new(0, head.MouthY - 0.002f, 0.115f), new(0.029f, 0.0105f, 0.035f)), 0.006f);
            case FacialHair.Stubble:
                return new DistanceField { Relief = _ => -0.0013f }.Add(head.Field, 0)
                    .Keep(SdfShape.Ellipsoid(new(0, -0.092f, 0.03f), new(0.082f, 0.056f, 0.088f)), 0.003f)
                    .Carve(SdfShape.Ellipsoid(new(0, head.MouthY - 0.001f, 0.115f), new(0.036f, 0.011f, 0.05f)), 0.003f);
            default: return null;
        }
    }

    public static DistanceField? Worn(Appearance look)
    {
        var cloth = new DistanceField { Relief = p => (SmoothNoise.At(p * 34) - 0.5f) * 0.005f };
        switch (look.Headwear)
        {
            case Headwear.Cap:
                return cloth.Add(SdfShape.Ellipsoid(new(0, 0.088f, -0.014f), new(0.124f, 0.062f, 0.134f)), 0)
                    .Add(SdfShape.Ellipsoid(new(0, 0.070f, 0.112f), new(0.076f, 0.013f, 0.060f), Marionette.About(Vector3.UnitX, 0.22f)), 0.02f)
                    .Carve(SdfShape.Ellipsoid(new(0, 0.0f, 0), new(0.099f, 0.070f, 0.112f)), 0.015f);
            case Headwear.Hat:
                return cloth.Add(SdfShape.Loft(new(0, 0.205f, -0.012f), 0.135f, [new(0, 0.086f, 0.104f), new(0.5f, 0.102f, 0.118f), new(1, 0.110f, 0.124f)]), 0)
                    .Carve(SdfShape.Ellipsoid(new(0, 0.222f, 0.0f), new(0.026f, 0.034f, 0.11f)), 0.03f)
                    .Add(SdfShape.Ellipsoid(new(0, 0.076f, -0.006f), new(0.172f, 0.0175f, 0.184f), Marionette.About(Vector3.UnitX, 0.06f)), 0.015f);
            case Headwear.Headscarf:
                return cloth.Add(SdfShape.Ellipsoid(new(0, 0.036f, -0.022f), new(0.118f, 0.122f, 0.124f)), 0)
                    .Add(SdfShape.Ellipsoid(new(0, -0.07f, -0.035f), new(0.098f, 0.10f, 0.085f)), 0.06f)
                    .Add(SdfShape.Cone(new(0.085f, -0.06f, 0.02f), new(0.012f, -0.128f, 0.075f), 0.028f, 0.02f), 0.03f)
                    .Add(SdfShape.Cone(new(-0.085f, -0.06f, 0.02f), new(-0.012f, -0.128f, 0.075f), 0.028f, 0.02f), 0.03f)
                    .Add(SdfShape.Sphere(new(0, -0.132f, 0.080f), 0.022f), 0.012f)
                    .Add(SdfShape.Cone(new(0.01f, -0.14f, 0.08f), new(0.032f, -0.195f, 0.085f), 0.014f, 0.02f), 0.01f)
                    .Carve(SdfShape.Ellipsoid(new(0, -0.012f, 0.11f), new(0.086f, 0.116f, 0.115f)), 0.02f);
            case Headwear.Helmet:
                return new DistanceField().Add(SdfShape.Ellipsoid(new(0, 0.05f, -0.016f), new(0.128f, 0.122f, 0.140f)), 0)
                    .Carve(SdfShape.Ellipsoid(new(0, -0.05f, 0.10f), new(0.112f, 0.115f, 0.13f)), 0.02f)
                    .Keep(SdfShape.HalfSpace(new(0, -0.03f, 0), new(0, -1, 0.1f)), 0.012f)
                    .Add(SdfShape.Torus(new(0, 0.072f, -0.01f), 0.127f, 0.008f, Marionette.About(Vector3.UnitX, 0.1f)), 0.01f);
            default: return null;
        }
    }

    private static DistanceField? Style(HairStyle style, Func<Vector3, float> hanging, Func<Vector3, float> combed) => style switch
    {
        HairStyle.Bob => Bob(hanging),
        HairStyle.Quiff => Quiff(combed),
        HairStyle.Bun => Bun(combed),
        HairStyle.Curly => Curly(),
        HairStyle.Bald => Fringe(hanging),
        HairStyle.Long => Long(hanging),
        HairStyle.Ponytail => Ponytail(combed),
        HairStyle.Crop => Crop(),
        HairStyle.Braids => Braids(combed),
        _ => SideParting(combed),
    };

    private static DistanceField Bob(Func<Vector3, float> strands)
    {
        var hair = Shell(strands, 0.114f, 0.118f).Add(SdfShape.Ellipsoid(new(0, -0.035f, -0.055f), new(0.108f, 0.112f, 0.074f)), 0.05f);
        foreach (var side in Sides.Both)
        {
            var s = side.Sign();
            hair.Add(SdfShape.Cone(new(s * 0.090f, 0.03f, 0.002f), new(s * 0.106f, -0.10f, 0.010f), 0.040f, 0.032f), 0.04f)
                .Add(SdfShape.Cone(new(s * 0.106f, -0.10f, 0.010f), new(s * 0.086f, -0.122f, 0.046f), 0.030f, 0.012f), 0.03f);
        }

        OpenFace(hair, 0.082f, 0.130f).Carve(SdfShape.Ellipsoid(new(0, -0.155f, 0.03f), new(0.075f, 0.08f, 0.09f)), 0.03f);
        Lock(hair, [new(0.045f, 0.124f, 0.046f), new(-0.02f, 0.118f, 0.074f), new(-0.074f, 0.084f, 0.068f), new(-0.102f, 0.035f, 0.046f)], 0.030f, 0.013f);
        return Lock(hair, [new(0.048f, 0.122f, 0.046f), new(0.084f, 0.090f, 0.056f), new(0.104f, 0.03f, 0.042f)], 0.027f, 0.013f);
    }

    private static DistanceField Quiff(Func<Vector3, float> strands)
    {
        var hair = ShortBack(strands);
        // A wave that rises off the brow and rolls back over the crown.
        Lock(hair, [new(0.064f, 0.116f, 0.046f), new(0.024f, 0.150f, 0.086f), new(-0.036f, 0.176f, 0.088f), new(-0.088f, 0.152f, 0.054f)], 0.034f, 0.022f);
        Lock(hair, [new(0.044f, 0.150f, 0.040f), new(-0.012f, 0.188f, 0.060f), new(-0.072f, 0.176f, 0.024f)], 0.036f, 0.024f);
        Lock(hair, [new(0.050f, 0.146f, 0.000f), new(-0.010f, 0.176f, 0.004f), new(-0.070f, 0.150f, -0.020f)], 0.036f, 0.026f, 0.03f);
        hair.Add(SdfShape.Cone(new(0, 0.150f, 0.0f), new(0, 0.118f, -0.090f), 0.046f, 0.034f), 0.05f);
        return Sideburns(hair);
    }

    private static DistanceField Bun(Func<Vector3, float> strands)
    {
        var hair = Shell(strands, 0.108f, 0.112f);
        OpenFace(hair, 0.090f, 0.126f).Carve(SdfShape.Ellipsoid(new(0, -0.175f, -0.03f), new(0.11f, 0.10f, 0.11f)), 0.03f);
        hair.Add(SdfShape.Sphere(new(0, 0.140f, -0.078f), 0.052f), 0.012f).Add(SdfShape.Torus(new(0, 0.112f, -0.062f), 0.03f, 0.014f, Marionette.About(Vector3.UnitX, -0.6f)), 0.012f);
        Lock(hair, [new(0.015f, 0.128f, 0.05f), new(-0.045f, 0.108f, 0.070f), new(-0.094f, 0.045f, 0.056f)], 0.022f, 0.012f);
        Lock(hair, [new(0.02f, 0.128f, 0.05f), new(0.06f, 0.100f, 0.066f), new(0.096f, 0.040f, 0.052f)], 0.022f, 0.012f);
        return hair;
    }

    private static DistanceField Curly()
    {
        var hair = Shell(p => (SmoothNoise.At(p * 46) - 0.5f) * 0.010f, 0.114f, 0.114f);
        for (var i = 0; i < 46; i++)
        {
            var y = 1 - i / 46f * 1.35f;
            var (sin, cos) = MathF.SinCos(i * 2.39996f);
            var ring = MathF.Sqrt(MathF.Max(0, 1 - y * y));
            var c = new Vector3(sin * ring * 0.122f, 0.045f + y * 0.122f, cos * ring * 0.128f - 0.024f);
            if (c.Z > 0.035f && c.Y < 0.105f) continue;
            hair.Add(SdfShape.Sphere(c, 0.032f + 0.008f * SmoothNoise.Pick(11, i)), 0.010f);
        }

        return OpenFace(hair, 0.088f, 0.122f);
    }

    private static DistanceField Fringe(Func<Vector3, float> strands) => new DistanceField { Relief = strands }
        .Add(SdfShape.Ellipsoid(new(0, -0.005f, -0.038f), new(0.107f, 0.056f, 0.094f)), 0)
        .Carve(SdfShape.Ellipsoid(new(0, 0.03f, 0.085f), new(0.12f, 0.13f, 0.098f)), 0.02f)
        .Carve(SdfShape.Ellipsoid(new(0, -0.10f, -0.03f), new(0.11f, 0.065f, 0.11f)), 0.02f);

    private static DistanceField Long(Func<Vector3, float> strands)
    {
        var hair = Shell(strands, 0.113f, 0.116f)
            .Add(SdfShape.Cone(new(0, 0.0f, -0.05f), new(0, -0.20f, -0.078f), 0.098f, 0.070f), 0.05f);
        OpenFace(hair, 0.083f, 0.130f).Carve(SdfShape.Ellipsoid(new(0, -0.21f, 0.045f), new(0.09f, 0.15f, 0.09f)), 0.03f);
        foreach (var side in Sides.Both)
        {
            var s = side.Sign();
            Lock(hair, [new(s * 0.012f, 0.130f, 0.050f), new(s * 0.064f, 0.104f, 0.066f), new(s * 0.100f, 0.030f, 0.048f), new(s * 0.108f, -0.08f, 0.030f), new(s * 0.096f, -0.205f, 0.040f)], 0.024f, 0.022f, 0.03f);
            Lock(hair, [new(s * 0.10f, 0.02f, 0.0f), new(s * 0.114f, -0.10f, -0.015f), new(s * 0.094f, -0.225f, -0.02f)], 0.034f, 0.020f, 0.04f);
        }

        return hair;
    }

    private static DistanceField Ponytail(Func<Vector3, float> strands)
    {
        var hair = Shell(strands, 0.107f, 0.110f);
        OpenFace(hair, 0.092f, 0.124f).Carve(SdfShape.Ellipsoid(new(0, -0.165f, -0.03f), new(0.11f, 0.10f, 0.11f)), 0.03f);
        hair.Add(SdfShape.Torus(new(0, 0.085f, -0.128f), 0.017f, 0.010f, Marionette.About(Vector3.UnitX, MathF.PI / 2 - 0.5f)), 0.008f);
        Lock(hair, [new(0, 0.085f, -0.125f), new(0, 0.092f, -0.175f), new(0.004f, 0.03f, -0.215f), new(0.0f, -0.07f, -0.205f), new(-0.006f, -0.16f, -0.18f)], 0.024f, 0.014f, 0.012f);
        hair.Add(SdfShape.Ellipsoid(new(0.002f, 0.0f, -0.205f), new(0.036f, 0.085f, 0.03f)), 0.03f);
        Lock(hair, [new(0.03f, 0.126f, 0.052f), new(-0.035f, 0.114f, 0.074f), new(-0.090f, 0.062f, 0.062f)], 0.020f, 0.010f);
        return Lock(hair, [new(0.035f, 0.124f, 0.052f), new(0.070f, 0.098f, 0.064f), new(0.097f, 0.046f, 0.050f)], 0.018f, 0.009f);
    }

    private static DistanceField Crop()
    {
        var hair = ShortBack(p => (SmoothNoise.At(p * 95) - 0.5f) * 0.0045f);
        // Short tufts combed forward.
        for (var row = 0; row < 3; row++)
            for (var i = -2; i <= 2; i++)
            {
                var x = (i + 0.5f * (row % 2)) * 0.036f;
                var (y, z) = (0.146f - 1.9f * x * x * 5 - row * 0.010f, 0.028f - row * 0.046f);
                hair.Add(SdfShape.Cone(new(x, y, z - 0.02f), new(x * 1.06f, y + 0.008f, z + 0.036f - row * 0.006f), 0.020f, 0.010f), 0.010f);
            }

        return Sideburns(hair);
    }

    private static DistanceField Braids(Func<Vector3, float> strands)
    {
        var hair = Shell(strands, 0.109f, 0.112f);
        OpenFace(hair, 0.088f, 0.124f).Carve(SdfShape.Ellipsoid(new(0, -0.165f, -0.03f), new(0.10f, 0.10f, 0.10f)), 0.03f);
        foreach (var side in Sides.Both)
        {
            var s = side.Sign();
            for (var i = 0; i < 8; i++)
            {
                var t = i / 7f;
                hair.Add(SdfShape.Ellipsoid(new(s * (0.106f + 0.012f * MathF.Sin(t * 3)), -0.03f - t * 0.205f, 0.006f + 0.036f * t), new(0.021f - 0.006f * t, 0.021f, 0.021f - 0.006f * t), Marionette.About(Vector3.UnitZ, i % 2 == 0 ? 0.5f : -0.5f)), 0.006f);
            }

            Lock(hair, [new(s * 0.004f, 0.130f, 0.05f), new(s * 0.058f, 0.106f, 0.068f), new(s * 0.100f, 0.030f, 0.040f)], 0.021f, 0.014f);
        }

        return hair;
    }

    private static DistanceField SideParting(Func<Vector3, float> strands)
    {
        var hair = ShortBack(strands);
        // From the parting on the left over to the right, where a lock falls to the temple.
        Lock(hair, [new(0.058f, 0.128f, 0.036f), new(0.004f, 0.140f, 0.078f), new(-0.062f, 0.110f, 0.090f), new(-0.112f, 0.048f, 0.052f)], 0.032f, 0.016f, 0.02f);
        Lock(hair, [new(0.054f, 0.140f, -0.012f), new(-0.026f, 0.150f, 0.012f), new(-0.104f, 0.098f, 0.012f), new(-0.118f, 0.040f, 0.010f)], 0.036f, 0.022f, 0.03f);
        Lock(hair, [new(0.048f, 0.130f, -0.060f), new(-0.030f, 0.140f, -0.050f), new(-0.100f, 0.080f, -0.044f)], 0.036f, 0.030f, 0.04f);
        Lock(hair, [new(0.066f, 0.122f, 0.030f), new(0.092f, 0.088f, 0.048f), new(0.103f, 0.045f, 0.034f)], 0.019f, 0.011f, 0.02f);
        return Sideburns(hair);
    }

    private static DistanceField Shell(Func<Vector3, float> relief, float wide, float tall) =>
        new DistanceField { Relief = relief }.Add(SdfShape.Ellipsoid(new(0, 0.042f, -0.018f), new(wide, tall, 0.123f)), 0);

    private static DistanceField ShortBack(Func<Vector3, float> relief) => new DistanceField { Relief = relief }
        .Add(SdfShape.Ellipsoid(new(0, 0.052f, -0.020f), new(0.1065f, 0.103f, 0.117f)), 0)
        .Add(SdfShape.Ellipsoid(new(0, -0.012f, -0.070f), new(0.088f, 0.084f, 0.047f)), 0.05f)
        .Carve(SdfShape.Ellipsoid(new(0, -0.040f, 0.080f), new(0.104f, 0.122f, 0.098f)), 0.02f);

    private static DistanceField Sideburns(DistanceField hair)
    {
        foreach (var side in Sides.Both) hair.Add(SdfShape.Cone(new(side.Sign() * 0.099f, 0.035f, 0.014f), new(side.Sign() * 0.096f, -0.03f, 0.018f), 0.013f, 0.006f), 0.015f);
        return hair;
    }

    private static DistanceField OpenFace(DistanceField hair, float wide, float tall) =>
        hair.Carve(SdfShape.Ellipsoid(new(0, -0.044f, 0.122f), new(wide, tall, 0.115f)), 0.018f);

    private static DistanceField Lock(DistanceField hair, ReadOnlySpan<Vector3> points, float from, float to, float rounding = 0.02f) => hair.Rope(points, from, to, rounding);

    // Locks as a sculptor lays them in clay: broad rounded strands with sharp valleys between, and fine grooves where the mesh can carry them.
    private static float Hanging(Vector3 p, float fine)
    {
        var angle = MathF.Atan2(p.X, p.Z + 0.02f);
        // Towards the crown the strands run together: no grooves there.
        var apart = MathF.Min(1, MathF.Sqrt(p.X * p.X + p.Z * p.Z) / 0.08f);
        var wander = 2.2f * SmoothNoise.At(p * 9);
        return -Strand(angle * 6.5f + p.Y * 7 + wander) * 0.0075f * apart * apart
            + MathF.Sin(angle * 31 + p.Y * 30 + 4 * wander) * 0.0014f * fine * apart + (SmoothNoise.At(p * 18) - 0.5f) * 0.003f;
    }

    private static float Combed(Vector3 p, float fine)
    {
        var wander = 2.4f * SmoothNoise.At(p * 9);
        return -Strand(p.X * 58 + p.Y * 22 + wander) * 0.0065f + MathF.Sin(p.X * 240 + p.Y * 60 + 4 * wander) * 0.0013f * fine + (SmoothNoise.At(p * 18) - 0.5f) * 0.003f;
    }

    // 1 on the ridge of a lock, 0 in the valley between two.
    private static float Strand(float phase) => MathF.Sqrt(MathF.Abs(MathF.Sin(phase))) - 0.55f;
}
