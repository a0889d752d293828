using System.Numerics;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Figures;

/// <summary>What a hand is doing; each is a mesh of its own.</summary>
public enum HandShape { Relaxed, Flat, Grip, Point }

/// <summary>
/// A puppet's hand: a sculpted palm, and fingers as tubes that stay apart however coarse the palm is meshed.
/// Left side, origin at the wrist, scale 1: fingers along -y, palm towards -x, thumb towards +z.
/// </summary>
internal static class HandSculpt
{
    public static Mesh Build(HandShape shape, bool slender, FigureDetail detail, float voxel)
    {
        var thin = slender ? 0.90f : 1f;
        var palm = new DistanceField()
            .Add(SdfShape.Cone(new(0, 0.030f, 0), new(0, -0.020f, 0), 0.028f * thin, 0.027f * thin), 0)
            .Add(SdfShape.Ellipsoid(new(0, -0.056f, 0), new(0.019f, 0.043f, 0.041f * thin)), 0.022f)
            .Add(SdfShape.Cone(new(-0.004f, -0.026f, 0.022f), new(-0.010f, -0.054f, 0.046f), 0.019f, 0.0150f), 0.016f);
        var fingers = new GridMesher();
        var (segments, sides) = detail switch { FigureDetail.Reference => (12, 10), FigureDetail.Preview => (6, 5), _ => (3, 3) };
        for (var i = 0; i < 4; i++)
        {
            var across = (0.0315f - i * 0.0212f) * thin;
            var length = i switch { 0 => 0.074f, 1 => 0.083f, 2 => 0.077f, _ => 0.060f };
            var curl = shape switch
            {
                HandShape.Flat => 0.10f,
                HandShape.Grip => 1.15f + 0.06f * i,
                HandShape.Point => i == 0 ? 0.03f : 1.35f,
                _ => 0.24f + 0.12f * i,
            };
            var spread = shape is HandShape.Grip ? 0 : (1.5f - i) * 0.035f;
            Finger(fingers, new(0, -0.066f, across * 0.92f), new(0.002f, -0.090f + 0.003f * MathF.Abs(i - 1.2f), across), length, curl, spread, 0.0116f * thin, segments, sides);
        }

        var closed = shape is HandShape.Grip or HandShape.Point;
        var (root, joint, tip) = (new Vector3(-0.006f, -0.040f, 0.036f), closed ? new Vector3(-0.024f, -0.064f, 0.050f) : new Vector3(-0.012f, -0.070f, 0.060f), closed ? new Vector3(-0.037f, -0.088f, 0.026f) : new Vector3(-0.018f, -0.098f, 0.066f));
        fingers.Tube(segments, sides, w => Bow(root, joint, tip, Denser(w)), _ => new(-1, 0, 0.3f), w => new Vector2(0.0138f * thin) * Tip(Denser(w), 0.90f));
        return MeshEditing.Joined([SurfaceNets.Build(palm, voxel), fingers.Finish()]);
    }

    private static void Finger(GridMesher mesher, Vector3 root, Vector3 knuckle, float length, float curl, float spread, float radius, int segments, int sides)
    {
        mesher.Tube(segments, sides, w =>
        {
            var t = Denser(w);
            // From within the palm to the knuckle, then along an arc that curls more towards the tip.
            if (t < 0.2f) return Vector3.Lerp(root, knuckle, t / 0.2f);
            var (p, u) = (knuckle, (t - 0.2f) / 0.8f);
            const int steps = 6;
            for (var i = 0; i < steps; i++)
            {
                var bend = curl * (0.35f + 2.0f * (i + 0.5f) / steps * u);
                p += new Vector3(-MathF.Sin(bend), -MathF.Cos(bend), spread) * (length * u / steps);
            }

            return p;
        }, _ => new(-1, -0.3f, 0), w => new Vector2(radius) * Tip(Denser(w), 0.86f));
    }

    // Rings crowd towards the tip, where it is round.
    private static float Denser(float t) => 1 - (1 - t) * (1 - t);

    // Full, slightly slimmer towards the end, and round at the tip.
    private static float Tip(float t, float end)
    {
        var taper = float.Lerp(1.06f, end, t);
        return taper * MathF.Sqrt(Math.Clamp((1.001f - t) / 0.075f, 0.001f, 1));
    }

    private static Vector3 Bow(Vector3 a, Vector3 b, Vector3 c, float t) => a * ((1 - t) * (1 - t)) + b * (2 * t * (1 - t)) + c * (t * t);
}
