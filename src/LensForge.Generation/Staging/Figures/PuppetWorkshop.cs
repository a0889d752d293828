using System.Collections.Concurrent;
using System.Numerics;
using LensForge.Domain.Cast;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Figures;

/// <summary>Builds puppets and keeps them: one for each appearance and level of detail. Safe to call from many threads.</summary>
internal static class PuppetWorkshop
{
    private const int Kept = 24;
    private static readonly ConcurrentDictionary<(Appearance, FigureDetail), Lazy<Puppet>> Puppets = new();
    private static readonly ConcurrentDictionary<(HandShape, bool, FigureDetail), Lazy<(Mesh, Mesh)>> Hands = new();
    private static readonly ConcurrentDictionary<(bool Slender, bool Boot, FigureDetail), Lazy<(Mesh Upper, Mesh Sole)>> Shoes = new();

    public static Puppet Get(Appearance look, FigureDetail detail)
    {
        if (Puppets.Count > Kept) Puppets.Clear();
        return Puppets.GetOrAdd((look, detail), key => new(() => Build(key.Item1, key.Item2))).Value;
    }

    public static Puppet Build(Appearance look, FigureDetail detail)
    {
        var measures = new BodyMeasures(look);
        var voxel = VoxelSizes.Of(detail);
        var materials = new PuppetMaterials(look);
        var head = new HeadSculpt(look);
        var wardrobe = new Wardrobe(measures);
        var hairField = HairSculpt.Hair(look, detail switch { FigureDetail.Reference => 1f, FigureDetail.Preview => 0.25f, _ => 0f });
        var wornField = HairSculpt.Worn(look);

        var skull = SurfaceNets.Build(head.Field, voxel.Head);
        if (hairField is not null) skull = skull.Under(hairField, 0.006f);
        if (wornField is not null) skull = skull.Under(wornField, 0.006f);

        var onHead = new List<PuppetPiece>();
        if (hairField is not null)
        {
            var hair = SurfaceNets.Build(hairField, voxel.Hair).Under(head.Field, 0.012f);
            if (wornField is not null) hair = hair.Under(wornField, 0.006f);
            onHead.Add(new(FigurePart.Hair, materials.Hair, hair, Bone.Head));
        }

        if (HairSculpt.Beard(look, head) is { } beard)
            onHead.Add(look.FacialHair == FacialHair.Stubble
                ? new(FigurePart.Head, materials.Stubble, SurfaceNets.Build(beard, voxel.Head).Under(head.Field, 0.001f), Bone.Head)
                : new(FigurePart.FacialHair, materials.Hair, SurfaceNets.Build(beard, MathF.Min(voxel.Hair, 0.014f) * 0.55f).Under(head.Field, 0.010f), Bone.Head));
        if (wornField is not null) onHead.Add(new(FigurePart.Headwear, materials.Headwear, SurfaceNets.Build(wornField, voxel.Hair).Under(head.Field, 0.012f), Bone.Head));
        if (look.Headwear == Headwear.Hat) onHead.Add(new(FigurePart.Headwear, materials.Dark, SurfaceNets.Build(HatBand(), voxel.Hair), Bone.Head));
        if (look.Glasses) onHead.Add(new(FigurePart.Glasses, materials.Dark with { Specular = 0.06f, Roughness = 0.25f }, Spectacles.Frame(head, detail), Bone.Head));

        return new()
        {
            Measures = measures,
            Head = skull,
            Jaw = [.. skull.Positions.Select(p => JawShare(p, head.MouthY))],
            Skin = materials.Skin,
            Face = new(head, detail),
            FaceMaterials = materials.Face,
            OnHead = onHead,
            Body = Dress(measures, wardrobe, voxel, detail, materials),
            Hands = Enum.GetValues<HandShape>().ToDictionary(shape => shape, shape => HandPair(shape, look.Feminine || look.Age == AgeBand.Child, detail, voxel)),
        };
    }

    private static List<PuppetPiece> Dress(BodyMeasures measures, Wardrobe wardrobe, VoxelSizes voxel, FigureDetail detail, PuppetMaterials materials)
    {
        var look = measures.Look;
        var binder = new SkinBinding(measures);
        var pieces = new List<PuppetPiece>();
        Soft(FigurePart.Neck, materials.Skin, wardrobe.Neck(), voxel.Leg * 0.7f, Binding.Neck, cover: wardrobe.Top);
        Soft(FigurePart.Top, materials.Top, wardrobe.Top, voxel.Cloth, wardrobe.TopHangs ? Binding.Gown : Binding.Torso);
        Strips(materials.Trim, new Trimmings(wardrobe, look, detail).Build());
        if (detail != FigureDetail.Far) Soft(FigurePart.Trim, materials.Trim, wardrobe.Flaps(), voxel.Trim, Binding.Torso, wardrobe.Top);
        Soft(FigurePart.Trim, materials.Shirt, wardrobe.ShirtFront(), voxel.Trim * 1.1f, Binding.Torso, wardrobe.Top);
        if (detail != FigureDetail.Far)
        {
            Soft(FigurePart.Trim, materials.Accent, wardrobe.Tie(), voxel.Trim * 0.9f, Binding.Torso, wardrobe.Top);
            Soft(FigurePart.Trim, materials.Buttons, wardrobe.Buttons(), MathF.Min(voxel.Trim, 0.009f), Binding.Torso, wardrobe.Top);
        }

        if (wardrobe.BareArms) Soft(FigurePart.Legs, materials.Skin, wardrobe.Arms(), voxel.Leg * 0.8f, Binding.Torso, wardrobe.Top);
        Soft(FigurePart.Bottom, materials.Bottom, wardrobe.Bottom(), voxel.Leg, look.Bottom == BottomKind.Skirt ? Binding.Skirt : Binding.Legs, wardrobe.Top, hangs: look.Bottom == BottomKind.Skirt);
        if (wardrobe.BareLegs) Soft(FigurePart.Legs, materials.Legs, wardrobe.Legs(), voxel.Leg * 0.85f, Binding.Legs);
        if (look.Scarf) Soft(FigurePart.Scarf, materials.Accent, wardrobe.Scarf(), voxel.Trim * 1.15f, Binding.Torso, wardrobe.Top);

        var shoes = Shoes.GetOrAdd((look.Feminine, wardrobe.BareLegs && look.Top == TopKind.Coat, detail), key => new(() => (
            SurfaceNets.Build(Extremities.Shoe(key.Slender, key.Boot), voxel.Shoe), SurfaceNets.Build(Extremities.Sole(key.Slender), voxel.Shoe * 0.8f)))).Value;
        foreach (var side in Sides.Both)
        {
            pieces.Add(new(FigurePart.Shoes, materials.Shoe, side == Side.Left ? shoes.Upper : shoes.Upper.Mirrored(), side.Of(Bone.Foot)));
            pieces.Add(new(FigurePart.Shoes, materials.Dark, side == Side.Left ? shoes.Sole : shoes.Sole.Mirrored(), side.Of(Bone.Foot)));
        }

        return pieces;

        void Strips(Material material, Mesh mesh)
        {
            mesh = mesh.Moved(Matrix4x4.CreateScale(measures.Scale));
            pieces.Add(new(FigurePart.Trim, material, mesh, Bone.Pelvis, binder.Bind(mesh, Binding.Torso)));
        }

        void Soft(FigurePart part, Material material, DistanceField? field, float size, Binding binding, DistanceField? cover = null, bool hangs = false)
        {
            if (field is null) return;
            var mesh = SurfaceNets.Build(field, size);
            if (cover is not null) mesh = mesh.Under(cover, part == FigurePart.Bottom ? 0.003f : 0.012f);
            if (mesh.Indices.Length == 0) return;
            mesh = mesh.Moved(Matrix4x4.CreateScale(measures.Scale));
            pieces.Add(new(part, material, mesh, Bone.Pelvis, binder.Bind(mesh, binding), hangs || binding == Binding.Gown));
        }
    }

    private static (Mesh Left, Mesh Right) HandPair(HandShape shape, bool slender, FigureDetail detail, VoxelSizes voxel) =>
        Hands.GetOrAdd((shape, slender, detail), key => new(() =>
        {
            var left = HandSculpt.Build(key.Item1, key.Item2, key.Item3, voxel.Hand);
            // Kept apart from the head's coordinates, where skin blushes.
            left = left with { Surface = [.. left.Surface.Select(p => p + new Vector3(5))] };
            return (left, left.Mirrored());
        })).Value;

    private static DistanceField HatBand() => new DistanceField()
        .Add(SdfShape.Loft(new(0, 0.114f, -0.011f), 0.024f, [new(0, 0.1145f, 0.1300f), new(1, 0.1165f, 0.1325f)]), 0);

    private static float JawShare(Vector3 p, float mouth)
    {
        var down = Math.Clamp((mouth + 0.004f - p.Y) / 0.030f, 0, 1);
        var ahead = Math.Clamp((p.Z - 0.005f) / 0.05f, 0, 1);
        return down * down * (3 - 2 * down) * ahead;
    }
}
