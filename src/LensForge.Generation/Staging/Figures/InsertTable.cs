using System.Numerics;
using LensForge.Domain.Stages;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Figures;

/// <summary>
/// The object of an insert shot on something that belongs to the place: a small round table indoors, outdoors a bench, a stack of
/// crates, the top of a wall, a stump or a rock. The object's middle is where the camera looks; outdoors what it lies on stands on the ground.
/// </summary>
internal static class InsertTable
{
    private const int Part = 900;

    private static readonly Lazy<Mesh> Top = new(() => SurfaceNets.Build(
        new DistanceField().Add(SdfShape.Loft(new(0, 0, 0), 0.03f, [new(0, 0.38f, 0.38f), new(1, 0.375f, 0.375f)]), 0), 0.018f));

    private static readonly Material TableWood = Wood(new(0.23f, 0.13f, 0.07f), 0.4f), Oak = Wood(new(0.17f, 0.105f, 0.06f), 0.6f), Crate = Wood(new(0.24f, 0.165f, 0.095f), 0.8f),
        Iron = new(Substance.Metal, new(0.035f, 0.04f, 0.042f), new(0.03f), Vector3.Zero, 0.08f, 0.5f),
        Coping = new(Substance.Stone, new(0.23f, 0.22f, 0.2f), new(0.15f, 0.145f, 0.13f), Vector3.Zero, 0.03f, 0.75f, 1.4f),
        Masonry = new(Substance.Brick, new(0.2f, 0.105f, 0.075f), new(0.17f, 0.16f, 0.145f), Vector3.Zero, 0.02f, 0.85f),
        Bark = new(Substance.Bark, new(0.1f, 0.07f, 0.045f), new(0.045f, 0.03f, 0.02f), Vector3.Zero, 0.02f, 0.9f),
        Sandstone = new(Substance.Stone, new(0.33f, 0.215f, 0.13f), new(0.22f, 0.14f, 0.085f), Vector3.Zero, 0.02f, 0.85f),
        Dashboard = new(Substance.Plain, new(0.03f, 0.03f, 0.033f), new(0.024f), Vector3.Zero, 0.04f, 0.5f);

    /// <param name="target">Where the camera looks: the middle of the thing.</param>
    /// <returns>What the thing lies on first, with its upper side at the height of the first instance's origin; then the thing.</returns>
    public static IReadOnlyList<Instance> Lay(string name, Vector3 target, SetKind place = SetKind.Neutral)
    {
        var prop = PropShelf.Find(name);
        // A phone is held upright, and laid on its back.
        var laid = prop.Grip == Grip.AtEar ? Matrix4x4.CreateRotationX(-MathF.PI / 2) : Matrix4x4.Identity;
        var tall = prop.Pieces.Max(p => p.Mesh.Positions.Max(v => Vector3.Transform(v, laid).Y)) - prop.Bottom;
        var surface = target - new Vector3(0, tall * 0.5f, 0);
        var placed = laid * Matrix4x4.CreateRotationY(0.35f);
        placed.Translation = surface - new Vector3(0, prop.Bottom, 0);
        var under = Rest(place, surface.Y);
        return
        [
            .. under.Select((piece, i) => new Instance(piece.Mesh, piece.Material, Matrix4x4.CreateTranslation(surface), 0, Part + i)),
            .. prop.Pieces.Select((piece, i) => new Instance(piece.Mesh, piece.Material, placed, 0, Part + under.Count + i)),
        ];
    }

    /// <summary>Upper side at the origin, the ground that far below.</summary>
    private static IReadOnlyList<(Mesh Mesh, Material Material)> Rest(SetKind place, float ground)
    {
        var low = MathF.Max(0.12f, ground);
        return place switch
        {
            SetKind.Park or SetKind.Station =>
            [
                (Primitives.Joined([.. Enumerable.Range(-2, 5).Select(i => Block(new(-0.75f, -0.028f, i * 0.082f - 0.035f), new(0.75f, 0, i * 0.082f + 0.035f), 0.008f))]), Oak),
                (Primitives.Joined(Block(new(-0.6f, -low, -0.19f), new(-0.56f, -0.028f, 0.19f), 0.006f), Block(new(0.56f, -low, -0.19f), new(0.6f, -0.028f, 0.19f), 0.006f)), Iron),
            ],
            SetKind.Street or SetKind.Alley =>
            [
                (Primitives.Joined([.. Enumerable.Range(-2, 5).Select(i => Block(new(-0.38f, -0.018f, i * 0.1f - 0.047f), new(0.38f, 0, i * 0.1f + 0.047f), 0.004f))]), Crate),
                (Primitives.Joined(Block(new(-0.365f, -low, -0.235f), new(0.365f, -0.019f, 0.235f), 0.01f), Block(new(-0.385f, -0.1f, -0.255f), new(0.385f, -0.03f, 0.255f), 0.006f)), Crate),
            ],
            SetKind.Coast or SetKind.Rooftop =>
            [
                (Block(new(-1.1f, -0.07f, -0.19f), new(1.1f, 0, 0.19f), 0.014f), Coping),
                (Block(new(-1.08f, -low, -0.15f), new(1.08f, -0.07f, 0.15f), 0.004f), place == SetKind.Coast ? Coping : Masonry),
            ],
            SetKind.Forest =>
            [
                (Primitives.Lathe(30, 0.305f, -0.03f, 0.3f, -0.004f, 0, 0), Oak),
                (Primitives.Lathe(30, 0.44f, -low, 0.36f, -low * 0.6f, 0.33f, -0.2f, 0.335f, -0.02f, 0.3f, -0.006f), Bark),
            ],
            SetKind.Desert => [(Block(new(-0.6f, -low, -0.36f), new(0.6f, 0, 0.34f), 0.07f), Sandstone)],
            SetKind.CarInterior => [(Block(new(-0.6f, -0.06f, -0.22f), new(0.6f, 0, 0.22f), 0.03f), Dashboard)],
            _ => [(Top.Value, TableWood)],
        };
    }

    private static Mesh Block(Vector3 low, Vector3 high, float bevel) => Primitives.Moved(Primitives.Box((high - low) / 2, bevel), Quaternion.Identity, (low + high) / 2);

    private static Material Wood(Vector3 colour, float roughness) => new(Substance.Wood, colour, colour * 0.52f, Vector3.Zero, 0.04f, roughness);
}
