using System.Numerics;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Figures;

/// <summary>The object of an insert shot on a small round table top, the object's middle where the camera looks.</summary>
internal static class InsertTable
{
    private static readonly Lazy<Mesh> Top = new(() => SurfaceNets.Build(
        new DistanceField().Add(SdfShape.Loft(new(0, 0, 0), 0.03f, [new(0, 0.38f, 0.38f), new(1, 0.375f, 0.375f)]), 0), 0.018f));

    public static IReadOnlyList<Instance> Lay(string name, Vector3 target)
    {
        var prop = PropShelf.Find(name);
        // What is held upright at an ear lies on its back.
        var laid = prop.Grip == Grip.AtEar ? Matrix4x4.CreateRotationX(-MathF.PI / 2) : Matrix4x4.Identity;
        var tall = prop.Pieces.Max(p => p.Mesh.Positions.Max(v => Vector3.Transform(v, laid).Y)) - prop.Bottom;
        var surface = target - new Vector3(0, tall * 0.5f, 0);
        var placed = laid * Matrix4x4.CreateRotationY(0.35f);
        placed.Translation = surface - new Vector3(0, prop.Bottom, 0);
        var wood = new Material(Substance.Wood, new(0.23f, 0.13f, 0.07f), new(0.12f, 0.065f, 0.035f), Vector3.Zero, 0.04f, 0.4f);
        return
        [
            new(Top.Value, wood, Matrix4x4.CreateTranslation(surface), 0, 900),
            .. prop.Pieces.Select((piece, i) => new Instance(piece.Mesh, piece.Material, placed, 0, 901 + i)),
        ];
    }
}
