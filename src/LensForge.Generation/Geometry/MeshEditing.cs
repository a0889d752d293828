using System.Numerics;

namespace LensForge.Generation.Geometry;

/// <summary>Small operations on finished meshes; each returns a new mesh.</summary>
public static class MeshEditing
{
    /// <summary>The mirror image across the plane x = 0.</summary>
    public static Mesh Mirrored(this Mesh mesh)
    {
        var flip = new Vector3(-1, 1, 1);
        var indices = (int[])mesh.Indices.Clone();
        for (var i = 0; i < indices.Length; i += 3) (indices[i + 1], indices[i + 2]) = (indices[i + 2], indices[i + 1]);
        return new([.. mesh.Positions.Select(p => p * flip)], [.. mesh.Normals.Select(n => n * flip)], [.. mesh.Surface.Select(p => p * flip)], indices);
    }

    /// <summary>Moved by a rotation and translation (uniform scale allowed); surface coordinates stay what they were.</summary>
    public static Mesh Moved(this Mesh mesh, Matrix4x4 transform) =>
        new([.. mesh.Positions.Select(p => Vector3.Transform(p, transform))], [.. mesh.Normals.Select(n => Vector3.Normalize(Vector3.TransformNormal(n, transform)))], mesh.Surface, mesh.Indices);

    /// <summary>Without the triangles that lie deeper than <paramref name="depth"/> inside the cover: nobody ever sees them.</summary>
    public static Mesh Under(this Mesh mesh, DistanceField cover, float depth)
    {
        var hidden = Array.ConvertAll(mesh.Positions, p => cover.Distance(p) < -depth);
        var remap = new int[mesh.Positions.Length];
        Array.Fill(remap, -1);
        var (kept, indices) = (new List<int>(), new List<int>());
        for (var i = 0; i < mesh.Indices.Length; i += 3)
        {
            var (a, b, c) = (mesh.Indices[i], mesh.Indices[i + 1], mesh.Indices[i + 2]);
            if (hidden[a] && hidden[b] && hidden[c]) continue;
            indices.Add(Keep(a));
            indices.Add(Keep(b));
            indices.Add(Keep(c));
        }

        return new([.. kept.Select(i => mesh.Positions[i])], [.. kept.Select(i => mesh.Normals[i])], [.. kept.Select(i => mesh.Surface[i])], [.. indices]);

        int Keep(int i)
        {
            if (remap[i] >= 0) return remap[i];
            remap[i] = kept.Count;
            kept.Add(i);
            return remap[i];
        }
    }

    public static Mesh Joined(IReadOnlyList<Mesh> meshes)
    {
        var indices = new List<int>();
        var offset = 0;
        foreach (var mesh in meshes)
        {
            foreach (var i in mesh.Indices) indices.Add(i + offset);
            offset += mesh.Positions.Length;
        }

        return new([.. meshes.SelectMany(m => m.Positions)], [.. meshes.SelectMany(m => m.Normals)], [.. meshes.SelectMany(m => m.Surface)], [.. indices]);
    }
}
