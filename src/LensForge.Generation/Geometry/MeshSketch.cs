using System.Numerics;

namespace LensForge.Generation.Geometry;

/// <summary>Vertices and triangles while a mesh is being drawn up.</summary>
public sealed class MeshSketch
{
    private readonly List<Vector3> _positions = [], _normals = [];
    private readonly List<int> _indices = [];

    public int Count => _positions.Count;

    public Vector3 PositionOf(int vertex) => _positions[vertex];

    public int Vertex(Vector3 position, Vector3 normal)
    {
        _positions.Add(position);
        _normals.Add(normal);
        return _positions.Count - 1;
    }

    public void Triangle(int a, int b, int c)
    {
        _indices.Add(a);
        _indices.Add(b);
        _indices.Add(c);
    }

    public void Quad(int a, int b, int c, int d)
    {
        Triangle(a, b, c);
        Triangle(a, c, d);
    }

    /// <summary>Wound so that it faces the way its vertex normals point.</summary>
    public void FacingTriangle(int a, int b, int c)
    {
        if (Faces(a, b, c)) Triangle(a, b, c);
        else Triangle(a, c, b);
    }

    /// <inheritdoc cref="FacingTriangle"/>
    public void FacingQuad(int a, int b, int c, int d)
    {
        if (Faces(a, b, c)) Quad(a, b, c, d);
        else Quad(a, d, c, b);
    }

    public Mesh ToMesh()
    {
        Vector3[] positions = [.. _positions];
        return new(positions, [.. _normals], (Vector3[])positions.Clone(), [.. _indices]);
    }

    private bool Faces(int a, int b, int c) =>
        Vector3.Dot(Vector3.Cross(_positions[b] - _positions[a], _positions[c] - _positions[a]), _normals[a] + _normals[b] + _normals[c]) >= 0;
}
