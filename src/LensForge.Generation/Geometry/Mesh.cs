using System.Numerics;

namespace LensForge.Generation.Geometry;

/// <summary>Triangles in metres, right-handed, counter-clockwise seen from outside.</summary>
/// <param name="Positions">Vertex positions.</param>
/// <param name="Normals">Unit normals, one a vertex.</param>
/// <param name="Surface">Rest-pose coordinates in metres, one a vertex: textures and noise are looked up here, so that they stick to what moves.</param>
/// <param name="Indices">Three a triangle.</param>
public sealed record Mesh(Vector3[] Positions, Vector3[] Normals, Vector3[] Surface, int[] Indices)
{
    public int Triangles => Indices.Length / 3;
}
