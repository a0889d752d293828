using System.Numerics;

namespace LensForge.Generation.Geometry;

/// <summary>Rounded and leafy shapes: what is stuffed or grows.</summary>
public static class SoftPrimitives
{
    /// <summary>A superellipsoid (Barr 1981): 1 is an ellipsoid, 0.3 a plump cushion, 0.15 a rounded block.</summary>
    public static Mesh Cushion(Vector3 half, float roundness = 0.35f, int rings = 10)
    {
        var shape = new MeshSketch();
        var around = rings * 2;
        for (var i = 0; i <= rings; i++)
            for (var j = 0; j <= around; j++)
            {
                float v = MathF.PI * (i / (float)rings - 0.5f), u = MathF.Tau * j / around;
                var at = Point(v, u, roundness);
                var normal = Point(v, u, 2 - roundness);
                shape.Vertex(at * half, Vector3.Normalize(normal / half));
            }

        for (var i = 0; i < rings; i++)
            for (var j = 0; j < around; j++)
            {
                var o = i * (around + 1) + j;
                if (i > 0) shape.Triangle(o, o + around + 1, o + 1);
                if (i < rings - 1) shape.Triangle(o + 1, o + around + 1, o + around + 2);
            }

        return shape.ToMesh();

        static Vector3 Point(float v, float u, float e)
        {
            var (sv, cv) = MathF.SinCos(v);
            var (su, cu) = MathF.SinCos(u);
            var ring = MathF.Pow(MathF.Abs(cv), e);
            return new(ring * Signed(cu, e), Signed(sv, e), ring * Signed(su, e));
        }

        static float Signed(float x, float e) => MathF.Abs(x) < 1e-6f ? 0 : MathF.CopySign(MathF.Pow(MathF.Abs(x), e), x);
    }

    /// <summary>A leaf blade from the origin along +y that bends towards +z; both faces.</summary>
    public static Mesh Leaf(float length, float width, float bend, int steps = 5)
    {
        var face = Primitives.Grid(2, steps, (u, t) => Blade(u, t));
        var back = Primitives.Grid(2, steps, (u, t) => Blade(1 - u, t) - new Vector3(0, 0, 0.0015f));
        return Primitives.Joined(face, back);

        Vector3 Blade(float u, float t)
        {
            var across = (u - 0.5f) * width * MathF.Sin(MathF.PI * MathF.Min(0.97f, 0.06f + 0.94f * MathF.Pow(t, 0.8f)));
            var angle = bend * t * t;
            return new(across, length * t * MathF.Cos(angle), length * t * MathF.Sin(angle) + MathF.Abs(u - 0.5f) * width * 0.35f);
        }
    }
}
