using System.Numerics;

namespace LensForge.Generation.Geometry;

/// <summary>The solids and sheets that sets are built of. Metres; surface coordinates equal the local positions.</summary>
public static class Primitives
{
    /// <summary>A box with bevelled edges whose shading is rounded; sharp-edged where the bevel is 0.</summary>
    public static Mesh Box(Vector3 halfExtents, float bevel = 0.008f)
    {
        var h = halfExtents;
        var b = MathF.Min(bevel, 0.45f * MathF.Min(h.X, MathF.Min(h.Y, h.Z)));
        var shape = new MeshSketch();
        // Corner (x, y, z) belongs to three faces; each face has its own vertex there, drawn in by the bevel on the other two axes.
        Span<int> corners = stackalloc int[24];
        for (var axis = 0; axis < 3; axis++)
            for (var c = 0; c < 8; c++)
            {
                var sign = new Vector3((c & 1) * 2 - 1, (c >> 1 & 1) * 2 - 1, (c >> 2 & 1) * 2 - 1);
                var at = new Vector3(
                    sign.X * (axis == 0 ? h.X : h.X - b),
                    sign.Y * (axis == 1 ? h.Y : h.Y - b),
                    sign.Z * (axis == 2 ? h.Z : h.Z - b));
                corners[axis * 8 + c] = shape.Vertex(at, axis switch { 0 => new(sign.X, 0, 0), 1 => new(0, sign.Y, 0), _ => new(0, 0, sign.Z) });
            }

        for (var axis = 0; axis < 3; axis++)
        {
            int u = 1 << (axis + 1) % 3, v = 1 << (axis + 2) % 3, w = 1 << axis;
            for (var side = 0; side < 2; side++)
            {
                var o = axis * 8 + side * w;
                shape.FacingQuad(corners[o], corners[o + u], corners[o + u + v], corners[o + v]);
            }

            if (b <= 0) continue;
            // Edges between this axis' faces and the next one's, running along the third.
            var next = (axis + 1) % 3;
            for (var s = 0; s < 4; s++)
            {
                var c = (s & 1) * w + (s >> 1) * u;
                shape.FacingQuad(corners[axis * 8 + c], corners[axis * 8 + c + v], corners[next * 8 + c + v], corners[next * 8 + c]);
            }
        }

        if (b > 0)
            for (var c = 0; c < 8; c++)
                shape.FacingTriangle(corners[c], corners[8 + c], corners[16 + c]);
        return shape.ToMesh();
    }

    /// <summary>A profile turned about the y axis: pairs of radius and height from bottom to top of the outside. Corners sharper than the crease stay sharp.</summary>
    public static Mesh Lathe(ReadOnlySpan<Vector2> profile, int segments = 20, float creaseDegrees = 50)
    {
        var shape = new MeshSketch();
        var cosine = MathF.Cos(creaseDegrees * MathF.PI / 180);
        var rows = profile.Length - 1;
        Span<Vector2> normals = stackalloc Vector2[rows];
        for (var i = 0; i < rows; i++)
        {
            var d = profile[i + 1] - profile[i];
            normals[i] = d.LengthSquared() > 1e-14f ? Vector2.Normalize(new(d.Y, -d.X)) : Vector2.UnitX;
        }

        for (var i = 0; i < rows; i++)
        {
            if (profile[i].X <= 0 && profile[i + 1].X <= 0) continue;
            var low = i > 0 && Vector2.Dot(normals[i - 1], normals[i]) > cosine ? Vector2.Normalize(normals[i - 1] + normals[i]) : normals[i];
            var high = i < rows - 1 && Vector2.Dot(normals[i + 1], normals[i]) > cosine ? Vector2.Normalize(normals[i + 1] + normals[i]) : normals[i];
            var first = shape.Count;
            for (var j = 0; j <= segments; j++)
            {
                var (sin, cos) = MathF.SinCos(MathF.Tau * j / segments);
                shape.Vertex(new(cos * profile[i].X, profile[i].Y, sin * profile[i].X), new(cos * low.X, low.Y, sin * low.X));
                shape.Vertex(new(cos * profile[i + 1].X, profile[i + 1].Y, sin * profile[i + 1].X), new(cos * high.X, high.Y, sin * high.X));
            }

            for (var j = 0; j < segments; j++)
            {
                int a = first + 2 * j, b = a + 1, c = a + 2, d = a + 3;
                if (profile[i].X > 0) shape.Triangle(a, b, c);
                if (profile[i + 1].X > 0) shape.Triangle(c, b, d);
            }
        }

        return shape.ToMesh();
    }

    /// <summary>Profile as radius, height, radius, height.</summary>
    public static Mesh Lathe(int segments, params ReadOnlySpan<float> radiusHeight)
    {
        Span<Vector2> profile = stackalloc Vector2[radiusHeight.Length / 2];
        for (var i = 0; i < profile.Length; i++) profile[i] = new(radiusHeight[2 * i], radiusHeight[2 * i + 1]);
        return Lathe(profile, segments);
    }

    public static Mesh Sphere(float radius, int rings = 10)
    {
        Span<Vector2> profile = stackalloc Vector2[rings + 1];
        for (var i = 0; i <= rings; i++)
        {
            var (sin, cos) = MathF.SinCos(MathF.PI * (i / (float)rings - 0.5f));
            profile[i] = new(i == 0 || i == rings ? 0 : cos * radius, sin * radius);
        }

        return Lathe(profile, rings * 2, 180);
    }

    /// <summary>A capped cylinder from one point to another.</summary>
    public static Mesh Rod(Vector3 from, Vector3 to, float radius, int segments = 8, float endRadius = -1)
    {
        var length = Vector3.Distance(from, to);
        var end = endRadius < 0 ? radius : endRadius;
        var bevel = MathF.Min(MathF.Min(radius, end) * 0.3f, length * 0.2f);
        var upright = Lathe(segments, 0, 0, radius - bevel, 0, radius, bevel, end, length - bevel, end - bevel, length, 0, length);
        return Moved(upright, Upright(to - from), from);
    }

    /// <summary>A round cord along a path; closed where the last point equals the first.</summary>
    public static Mesh Tube(ReadOnlySpan<Vector3> path, float radius, int segments = 8)
    {
        var shape = new MeshSketch();
        var closed = Vector3.DistanceSquared(path[0], path[^1]) < 1e-10f;
        Vector3 side = default, other = default;
        for (var i = 0; i < path.Length; i++)
        {
            var before = i > 0 ? path[i - 1] : closed ? path[^2] : path[0];
            var after = i < path.Length - 1 ? path[i + 1] : closed ? path[1] : path[^1];
            var along = Vector3.Normalize(after - before);
            if (i == 0) side = MathF.Abs(along.Y) < 0.9f ? Vector3.UnitY : Vector3.UnitX;
            // A corner may turn the path straight along the side; the other one is then square to it.
            var level = side - along * Vector3.Dot(side, along);
            if (level.LengthSquared() < 1e-4f) level = other - along * Vector3.Dot(other, along);
            side = Vector3.Normalize(level);
            other = Vector3.Cross(along, side);
            for (var j = 0; j < segments; j++)
            {
                var (sin, cos) = MathF.SinCos(MathF.Tau * j / segments);
                var normal = side * cos + other * sin;
                shape.Vertex(path[i] + normal * radius, normal);
            }

            if (i == 0) continue;
            for (var j = 0; j < segments; j++)
            {
                int a = (i - 1) * segments + j, b = (i - 1) * segments + (j + 1) % segments;
                shape.Quad(a, b, b + segments, a + segments);
            }
        }

        if (!closed)
        {
            Cap(path[0], Vector3.Normalize(path[0] - path[1]), 0);
            Cap(path[^1], Vector3.Normalize(path[^1] - path[^2]), (path.Length - 1) * segments);
        }

        return shape.ToMesh();

        void Cap(Vector3 centre, Vector3 normal, int ring)
        {
            var middle = shape.Vertex(centre, normal);
            var rim = new int[segments];
            for (var j = 0; j < segments; j++) rim[j] = shape.Vertex(shape.PositionOf(ring + j), normal);
            for (var j = 0; j < segments; j++) shape.FacingTriangle(middle, rim[j], rim[(j + 1) % segments]);
        }
    }

    /// <summary>A sheet over the unit square; with u along x and v along z it faces up.</summary>
    public static Mesh Grid(int nx, int nz, Func<float, float, Vector3> surface)
    {
        var shape = new MeshSketch();
        const float step = 1 / 512f;
        for (var j = 0; j <= nz; j++)
            for (var i = 0; i <= nx; i++)
            {
                float u = i / (float)nx, v = j / (float)nz;
                var du = surface(MathF.Min(u + step, 1), v) - surface(MathF.Max(u - step, 0), v);
                var dv = surface(u, MathF.Min(v + step, 1)) - surface(u, MathF.Max(v - step, 0));
                var normal = Vector3.Cross(dv, du);
                shape.Vertex(surface(u, v), normal.LengthSquared() > 1e-20f ? Vector3.Normalize(normal) : Vector3.UnitY);
            }

        for (var j = 0; j < nz; j++)
            for (var i = 0; i < nx; i++)
            {
                var o = j * (nx + 1) + i;
                shape.Quad(o, o + nx + 1, o + nx + 2, o + 1);
            }

        return shape.ToMesh();
    }

    /// <summary>A flat round plate facing up.</summary>
    public static Mesh Disc(float radius, int segments = 24)
    {
        var shape = new MeshSketch();
        shape.Vertex(Vector3.Zero, Vector3.UnitY);
        for (var j = 0; j < segments; j++)
        {
            var (sin, cos) = MathF.SinCos(MathF.Tau * j / segments);
            shape.Vertex(new(cos * radius, 0, sin * radius), Vector3.UnitY);
        }

        for (var j = 0; j < segments; j++) shape.Triangle(0, 1 + (j + 1) % segments, 1 + j);
        return shape.ToMesh();
    }

    /// <summary>An outline in the xy plane, counter-clockwise and seen whole from its first point's fan centre, given a thickness along z and a bevel on both faces.</summary>
    public static Mesh Prism(ReadOnlySpan<Vector2> outline, float depth, float bevel = 0)
    {
        var shape = new MeshSketch();
        var n = outline.Length;
        var half = depth / 2;
        var middle = Vector2.Zero;
        foreach (var p in outline) middle += p / n;
        for (var side = -1; side <= 1; side += 2)
        {
            var hub = shape.Vertex(new(middle, side * half), new(0, 0, side));
            var rim = new int[n];
            for (var i = 0; i < n; i++) rim[i] = shape.Vertex(new(Inset(outline[i]), side * half), new(0, 0, side));
            for (var i = 0; i < n; i++) shape.FacingTriangle(hub, rim[i], rim[(i + 1) % n]);
        }

        for (var i = 0; i < n; i++)
        {
            Vector2 a = outline[i], b = outline[(i + 1) % n];
            var outward = Vector3.Normalize(new(b.Y - a.Y, a.X - b.X, 0));
            var wall = half - bevel;
            int a0 = shape.Vertex(new(a, -wall), outward), b0 = shape.Vertex(new(b, -wall), outward);
            int a1 = shape.Vertex(new(a, wall), outward), b1 = shape.Vertex(new(b, wall), outward);
            shape.FacingQuad(a0, b0, b1, a1);
            if (bevel <= 0) continue;
            for (var side = -1; side <= 1; side += 2)
            {
                int c = shape.Vertex(new(Inset(a), side * half), new(0, 0, side)), d = shape.Vertex(new(Inset(b), side * half), new(0, 0, side));
                shape.FacingQuad(side < 0 ? a0 : a1, side < 0 ? b0 : b1, d, c);
            }
        }

        return shape.ToMesh();

        Vector2 Inset(Vector2 p)
        {
            var toMiddle = middle - p;
            return bevel <= 0 ? p : p + toMiddle * MathF.Min(0.5f, bevel * 1.3f / toMiddle.Length());
        }
    }

    /// <summary>
    /// A hanging curtain in folds, closed front and back: its rail runs from the origin along x, it falls along -y and faces +z.
    /// </summary>
    /// <param name="gather">How far it is drawn in at the tie-back, 0 hangs straight.</param>
    public static Mesh Curtain(float width, float height, int folds, float depth, float phase = 0, float gather = 0)
    {
        var front = Grid(folds * 6, 8, (u, t) => Fold(u, t, 0));
        var back = Grid(folds * 6, 8, (u, t) => Fold(1 - u, t, -0.006f));
        return Joined(front, back);

        Vector3 Fold(float u, float t, float behind)
        {
            var tie = 1 - gather * MathF.Exp(-MathF.Pow((t - 0.62f) / 0.2f, 2));
            var wave = MathF.Sin(u * folds * MathF.Tau + phase + t * 0.7f) + 0.45f * MathF.Sin(u * folds * 2.6f + phase * 1.7f);
            return new(u * width * tie, -t * height, depth * (0.75f + 0.5f * t) * wave * 0.5f + behind);
        }
    }

    /// <summary>The rotation that carries +y to a direction.</summary>
    public static Quaternion Upright(Vector3 direction)
    {
        var d = Vector3.Normalize(direction);
        if (d.Y < -0.99999f) return Quaternion.CreateFromAxisAngle(Vector3.UnitX, MathF.PI);
        var axis = Vector3.Cross(Vector3.UnitY, d);
        return Quaternion.Normalize(new(axis, 1 + d.Y));
    }

    /// <summary>Turned, then moved; surface coordinates stay.</summary>
    public static Mesh Moved(Mesh mesh, Quaternion turn, Vector3 by) =>
        mesh with
        {
            Positions = Array.ConvertAll(mesh.Positions, p => Vector3.Transform(p, turn) + by),
            Normals = Array.ConvertAll(mesh.Normals, n => Vector3.Transform(n, turn)),
        };

    public static Mesh Joined(params ReadOnlySpan<Mesh> meshes)
    {
        List<Vector3> positions = [], normals = [], surface = [];
        List<int> indices = [];
        foreach (var mesh in meshes)
        {
            var first = positions.Count;
            positions.AddRange(mesh.Positions);
            normals.AddRange(mesh.Normals);
            surface.AddRange(mesh.Surface);
            foreach (var index in mesh.Indices) indices.Add(first + index);
        }

        return new([.. positions], [.. normals], [.. surface], [.. indices]);
    }
}
