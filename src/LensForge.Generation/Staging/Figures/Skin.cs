using System.Numerics;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Figures;

/// <summary>Which joints carry each vertex of a mesh, and how much; the influences of vertex i are From[i]..From[i + 1].</summary>
public sealed class Skin(int[] from, byte[] bones, float[] weights)
{
    /// <summary>Linear-blend skinning: surface coordinates and indices are shared with the resting mesh.</summary>
    public Mesh Deform(Mesh rest, ReadOnlySpan<Matrix4x4> palette)
    {
        var positions = new Vector3[rest.Positions.Length];
        var normals = new Vector3[positions.Length];
        for (var i = 0; i < positions.Length; i++)
        {
            var m = palette[bones[from[i]]];
            if (from[i + 1] - from[i] > 1)
            {
                m *= weights[from[i]];
                for (var k = from[i] + 1; k < from[i + 1]; k++) m += palette[bones[k]] * weights[k];
            }

            positions[i] = Vector3.Transform(rest.Positions[i], m);
            normals[i] = Vector3.Normalize(Vector3.TransformNormal(rest.Normals[i], m));
        }

        return new(positions, normals, rest.Surface, rest.Indices);
    }
}
