using System.Numerics;
using LensForge.Generation.Staging;

namespace LensForge.Generation.Rendering;

/// <summary>Instances flattened into one world-space triangle soup, for tracing.</summary>
internal sealed class BvhGeometry
{
    private int[][] _topology = [];

    public Vector3[] Positions = [], Normals = [], Surface = [];
    public int[] Indices = [], InstanceOf = [];
    public bool[] Blocking = [];
    public Instance[] Instances = [];

    /// <summary>Vertices and three times the triangles in use; the arrays may be longer.</summary>
    public int VertexCount, IndexCount;

    /// <summary>Places the instances. Returns whether only positions and normals changed since the last call.</summary>
    public bool Place(IReadOnlyList<Instance> instances)
    {
        var same = SameTopology(instances);
        if (!same)
        {
            Layout(instances);
        }

        var vertex = 0;
        for (var i = 0; i < instances.Count; i++)
        {
            var instance = instances[i];
            Instances[i] = instance;
            var mesh = instance.Mesh;
            var transform = instance.Transform;
            Span<Vector3> positions = Positions.AsSpan(vertex, mesh.Positions.Length), normals = Normals.AsSpan(vertex, mesh.Positions.Length);
            if (transform.IsIdentity)
            {
                mesh.Positions.CopyTo(positions);
                mesh.Normals.CopyTo(normals);
            }
            else
            {
                // Normals go by the inverse transpose; the hit normalises them.
                var covector = Matrix4x4.Invert(transform, out var inverse) ? Matrix4x4.Transpose(inverse with { M41 = 0, M42 = 0, M43 = 0 }) : transform;
                for (var v = 0; v < positions.Length; v++)
                {
                    positions[v] = Vector3.Transform(mesh.Positions[v], transform);
                    normals[v] = Vector3.TransformNormal(mesh.Normals[v], covector);
                }
            }

            vertex += positions.Length;
        }

        return same;
    }

    private bool SameTopology(IReadOnlyList<Instance> instances)
    {
        if (instances.Count != _topology.Length)
        {
            return false;
        }

        var vertices = 0;
        for (var i = 0; i < instances.Count; i++)
        {
            var (indices, known) = (instances[i].Mesh.Indices, _topology[i]);
            vertices += instances[i].Mesh.Positions.Length;
            if (!ReferenceEquals(indices, known) && !indices.AsSpan().SequenceEqual(known))
            {
                return false;
            }

            if (instances[i].Material.Substance != Instances[i].Material.Substance)
            {
                return false;
            }
        }

        return vertices == VertexCount;
    }

    private void Layout(IReadOnlyList<Instance> instances)
    {
        _topology = [.. instances.Select(i => i.Mesh.Indices)];
        VertexCount = instances.Sum(i => i.Mesh.Positions.Length);
        IndexCount = instances.Sum(i => i.Mesh.Indices.Length);
        Instances = [.. instances];
        Positions = new Vector3[VertexCount];
        Normals = new Vector3[VertexCount];
        Surface = new Vector3[VertexCount];
        Indices = new int[IndexCount];
        InstanceOf = new int[IndexCount / 3];
        Blocking = new bool[IndexCount / 3];
        int vertex = 0, index = 0;
        for (var i = 0; i < instances.Count; i++)
        {
            var mesh = instances[i].Mesh;
            mesh.Surface.CopyTo(Surface, vertex);
            for (var k = 0; k < mesh.Indices.Length; k++)
            {
                Indices[index + k] = mesh.Indices[k] + vertex;
            }

            // Lamps must not shade the light inside them, and glass lets light pass.
            InstanceOf.AsSpan(index / 3, mesh.Triangles).Fill(i);
            Blocking.AsSpan(index / 3, mesh.Triangles).Fill(instances[i].Material.Substance is not (Substance.Emissive or Substance.Glass));
            vertex += mesh.Positions.Length;
            index += mesh.Indices.Length;
        }
    }
}
