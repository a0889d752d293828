using System.Numerics;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Figures;

/// <summary>One material of one part. Soft parts have a skin; rigid ones ride on a joint.</summary>
internal sealed record PuppetPiece(FigurePart Part, Material Material, Mesh Mesh, Bone Carrier, Skin? Skin = null, bool Hangs = false);

/// <summary>A built character at rest, shared by all who pose it. Immutable.</summary>
internal sealed class Puppet
{
    public required BodyMeasures Measures { get; init; }

    public required Mesh Head { get; init; }

    /// <summary>How far each vertex of the head goes down with the jaw, 0 to 1.</summary>
    public required float[] Jaw { get; init; }

    public required Material Skin { get; init; }

    public required FaceRig Face { get; init; }

    /// <summary>Materials of the pieces of the face, by their number.</summary>
    public required Material[] FaceMaterials { get; init; }

    public required IReadOnlyList<PuppetPiece> OnHead { get; init; }

    public required IReadOnlyList<PuppetPiece> Body { get; init; }

    /// <summary>By shape, left and right.</summary>
    public required IReadOnlyDictionary<HandShape, (Mesh Left, Mesh Right)> Hands { get; init; }

    public int Triangles => Head.Triangles + OnHead.Sum(p => p.Mesh.Triangles) + Body.Sum(p => p.Mesh.Triangles)
        + Hands[HandShape.Relaxed].Left.Triangles * 2
        + Enumerable.Range(0, FaceRig.Pieces).Sum(i => Face.Piece(i, FaceState.Of(Domain.Stages.Expression.Neutral)).Triangles);

    public Mesh HeadAt(float open)
    {
        if (open <= 0) return Head;
        var positions = (Vector3[])Head.Positions.Clone();
        var drop = new Vector3(0, -0.0125f, -0.003f) * open;
        for (var i = 0; i < positions.Length; i++) if (Jaw[i] > 0) positions[i] += drop * Jaw[i];
        return Head with { Positions = positions };
    }
}
