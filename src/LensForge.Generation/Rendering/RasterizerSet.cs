using System.Numerics;
using System.Runtime.CompilerServices;
using LensForge.Generation.Staging;

namespace LensForge.Generation.Rendering;

/// <summary>
/// A built set ready for drawing: world space, cut into clusters of neighbouring triangles that are culled together.
/// Made once a set and shared by all threads.
/// </summary>
internal sealed class RasterizerSet
{
    public const int ClusterTriangles = 120, ClusterVertices = 128;

    private static readonly ConditionalWeakTable<BuiltSet, RasterizerSet> Known = [];
    private readonly List<float> _x = [], _y = [], _z = [];
    private readonly List<Corner> _corners = [];
    private readonly List<int> _i0 = [], _i1 = [], _i2 = [], _owner = [], _firsts = [];
    private readonly List<Cluster> _clusters = [];

    private RasterizerSet(BuiltSet set)
    {
        Instances = [.. set.Instances];
        NoiseOffsets = [.. Instances.Select(i => RasterizerNoise.Offset(i.Figure, i.Part))];
        for (var i = 0; i < Instances.Length; i++) Add(i);
        (X, Y, Z) = ([.. _x], [.. _y], [.. _z]);
        (I0, I1, I2, Owner, FirstVertex) = ([.. _i0], [.. _i1], [.. _i2], [.. _owner], [.. _firsts]);
        Corners = [.. _corners];
        Clusters = [.. _clusters];
        Shadows = new ShadowMapStatics(this);
    }

    /// <summary>Triangles and vertices of a cluster: ranges padded to whole vectors.</summary>
    /// <param name="Axis">Mean direction of the faces; with <paramref name="Spread"/>, the sine of the cone around it, to cull those that all face away. 2: never.</param>
    public readonly record struct Cluster(int Vertex, int Vertices, int Triangle, int Triangles, Vector3 Centre, float Radius, bool Closed, Vector3 Axis, float Spread, bool Casts);

    public readonly record struct Corner(Vector3 Position, Vector3 Normal, Vector3 Surface);

    public Instance[] Instances { get; }
    public Vector3[] NoiseOffsets { get; }
    public float[] X { get; }
    public float[] Y { get; }
    public float[] Z { get; }
    public int[] I0 { get; }
    public int[] I1 { get; }
    public int[] I2 { get; }

    /// <summary>Instance of each triangle.</summary>
    public int[] Owner { get; }

    /// <summary>What the corner indices of each triangle count from.</summary>
    public int[] FirstVertex { get; }

    /// <summary>What is interpolated, in the order of the vertices.</summary>
    public Corner[] Corners { get; }

    public Cluster[] Clusters { get; }
    public ShadowMapStatics Shadows { get; }

    public static RasterizerSet Of(BuiltSet set) => Known.TryGetValue(set, out var known) ? known : Known.GetValue(set, static s => new RasterizerSet(s));

    private void Add(int index)
    {
        var instance = Instances[index];
        var mesh = instance.Mesh;
        if (mesh.Triangles == 0) return;
        var topology = RasterizerTopology.Of(mesh);
        var casts = ShadowMap.Casts(instance.Material);
        var mirrored = instance.Transform.GetDeterminant() < 0;
        var normalMatrix = RasterizerNoise.NormalMatrix(instance.Transform);
        var world = new Vector3[mesh.Positions.Length];
        for (var v = 0; v < world.Length; v++) world[v] = Vector3.Transform(mesh.Positions[v], instance.Transform);

        var local = new Dictionary<int, int>(ClusterVertices);
        int firstVertex = _x.Count, firstTriangle = _i0.Count;
        foreach (var t in SpatialOrder(world, mesh.Indices))
        {
            if (_i0.Count - firstTriangle == ClusterTriangles || local.Count > ClusterVertices - 3)
            {
                Close(index, firstVertex, firstTriangle, topology.Closed, casts);
                local.Clear();
                (firstVertex, firstTriangle) = (_x.Count, _i0.Count);
            }

            var a = Vertex(mesh.Indices[3 * t]);
            var b = Vertex(mesh.Indices[3 * t + 1]);
            var c = Vertex(mesh.Indices[3 * t + 2]);
            _i0.Add(a);
            _i1.Add(mirrored ? c : b);
            _i2.Add(mirrored ? b : c);
            _owner.Add(index);
            _firsts.Add(firstVertex);
        }

        Close(index, firstVertex, firstTriangle, topology.Closed, casts);

        int Vertex(int v)
        {
            if (local.TryGetValue(v, out var at)) return at;
            local.Add(v, at = _x.Count - firstVertex);
            _x.Add(world[v].X);
            _y.Add(world[v].Y);
            _z.Add(world[v].Z);
            _corners.Add(new(world[v], Vector3.Normalize(Vector3.TransformNormal(mesh.Normals[v], normalMatrix)), mesh.Surface[v]));
            return at;
        }
    }

    private void Close(int index, int vertex, int triangle, bool closed, bool casts)
    {
        int vertices = _x.Count - vertex, triangles = _i0.Count - triangle;
        Vector3 low = new(float.MaxValue), high = new(float.MinValue);
        for (var v = vertex; v < vertex + vertices; v++)
        {
            low = Vector3.Min(low, _corners[v].Position);
            high = Vector3.Max(high, _corners[v].Position);
        }

        var centre = (low + high) / 2;
        var radius = 0f;
        for (var v = vertex; v < vertex + vertices; v++) radius = MathF.Max(radius, Vector3.Distance(centre, _corners[v].Position));
        var (axis, spread) = FacingCone(vertex, triangle, triangles);

        while (_x.Count % 8 != 0)
        {
            _x.Add(_x[^1]);
            _y.Add(_y[^1]);
            _z.Add(_z[^1]);
            _corners.Add(_corners[^1]);
        }

        while (_i0.Count % 8 != 0)
        {
            _i0.Add(0);
            _i1.Add(0);
            _i2.Add(0);
            _owner.Add(index);
            _firsts.Add(vertex);
        }

        _clusters.Add(new(vertex, _x.Count - vertex, triangle, _i0.Count - triangle, centre, radius * 1.0001f, closed, axis, spread, casts));
    }

    private (Vector3 Axis, float Spread) FacingCone(int vertex, int triangle, int triangles)
    {
        var faces = new Vector3[triangles];
        var sum = Vector3.Zero;
        for (var t = 0; t < triangles; t++)
        {
            Vector3 a = _corners[vertex + _i0[triangle + t]].Position, b = _corners[vertex + _i1[triangle + t]].Position, c = _corners[vertex + _i2[triangle + t]].Position;
            var cross = Vector3.Cross(b - a, c - a);
            var length = cross.Length();
            faces[t] = length > 0 ? cross / length : Vector3.Zero;
            sum += faces[t];
        }

        if (sum.Length() < 1e-4f) return (Vector3.UnitY, 2);
        var axis = Vector3.Normalize(sum);
        var cosine = 1f;
        foreach (var face in faces) if (face != Vector3.Zero) cosine = MathF.Min(cosine, Vector3.Dot(axis, face));
        return cosine <= 0.05f ? (axis, 2) : (axis, MathF.Sqrt(1 - cosine * cosine));
    }

    private static int[] SpatialOrder(Vector3[] world, int[] indices)
    {
        Vector3 low = new(float.MaxValue), high = new(float.MinValue);
        foreach (var p in world)
        {
            low = Vector3.Min(low, p);
            high = Vector3.Max(high, p);
        }

        var scale = 1023f / MathF.Max(1e-6f, MathF.Max(high.X - low.X, MathF.Max(high.Y - low.Y, high.Z - low.Z)));
        var order = new int[indices.Length / 3];
        var codes = new uint[order.Length];
        for (var t = 0; t < order.Length; t++)
        {
            order[t] = t;
            var c = ((world[indices[3 * t]] + world[indices[3 * t + 1]] + world[indices[3 * t + 2]]) / 3 - low) * scale;
            codes[t] = Spread((uint)c.X) | Spread((uint)c.Y) << 1 | Spread((uint)c.Z) << 2;
        }

        if (order.Length > ClusterTriangles) Array.Sort(codes, order);
        return order;

        static uint Spread(uint v)
        {
            v = (v | v << 16) & 0x030000FF;
            v = (v | v << 8) & 0x0300F00F;
            v = (v | v << 4) & 0x030C30C3;
            return (v | v << 2) & 0x09249249;
        }
    }
}
