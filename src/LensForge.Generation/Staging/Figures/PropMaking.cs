using System.Numerics;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Figures;

/// <summary>What props are made with: modelled or cut pieces, each of one material.</summary>
internal static class PropMaking
{
    public static Prop Make(string name, Grip grip, float bottom, params (Mesh, Material)[] pieces) => new(name, grip, pieces, bottom);

    public static DistanceField Field(Action<DistanceField> sculpt)
    {
        var field = new DistanceField();
        sculpt(field);
        return field;
    }

    private static (Mesh, Material) Piece(DistanceField field, float voxel, Material material) => (SurfaceNets.Build(field, voxel), material);

    public static Prop Make(string name, Grip grip, float bottom, params (DistanceField Field, float Voxel, Material Material)[] pieces) =>
        Make(name, grip, bottom, [.. pieces.Select(p => Piece(p.Field, p.Voxel, p.Material))]);

    public static Material Tone(Substance substance, int rgb, float specular, float roughness)
    {
        var colour = Colours.Linear(Domain.Cast.Rgb.Hex(rgb));
        return new(substance, colour, colour * 0.7f, Vector3.Zero, specular, roughness);
    }
}
