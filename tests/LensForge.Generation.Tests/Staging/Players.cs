using System.Numerics;
using LensForge.Domain.Cast;
using LensForge.Domain.Stages;
using LensForge.Generation.Staging;

namespace LensForge.Generation.Tests.Staging;

/// <summary>A small company to put on test stages.</summary>
internal static class Players
{
    public static readonly BuiltSet Bare = new([], [], new(default, default, default, false, 0, default), new(1, Vector3.One, Vector3.One));

    public static readonly Appearance Ada = new(1.66f, AgeBand.Young, true, 1f, 0.155f, 1.14f, 0.9f, 0.95f, 1.05f,
        Rgb.Hex(0xE3B394), Rgb.Hex(0x3E7A68), HairStyle.Bob, Rgb.Hex(0x7A3326), FacialHair.None, Headwear.None, default, false,
        TopKind.Coat, Rgb.Hex(0xC79A2B), BottomKind.Skirt, Rgb.Hex(0x333344), Rgb.Hex(0x3A2418), true, Rgb.Hex(0x1F7A7A));

    public static readonly Appearance Bruno = new(1.86f, AgeBand.MiddleAged, false, 1.05f, 0.18f, 1.12f, 1.4f, 1.05f, 0.95f,
        Rgb.Hex(0xD9A582), Rgb.Hex(0x5A4A30), HairStyle.Quiff, Rgb.Hex(0x1C1614), FacialHair.Moustache, Headwear.None, default, true,
        TopKind.Jacket, Rgb.Hex(0x2B4570), BottomKind.Trousers, Rgb.Hex(0x45454C), Rgb.Hex(0x231815), false, Rgb.Hex(0x8A2F2F));

    public static readonly Appearance Kim = Ada with { HeightMetres = 1.25f, Age = AgeBand.Child, Hair = HairStyle.Braids, HairColour = Rgb.Hex(0xB9843E), Top = TopKind.TShirt, TopColour = Rgb.Hex(0xD86A3A), Bottom = BottomKind.Shorts, Scarf = false };

    public static StagedFigure Figure(Appearance look, FigureAction action, Expression expression = Expression.Neutral, float seat = 0, string? prop = null, bool speaks = false, Vector3? end = null, string name = "ADA") =>
        new(name, look, action, expression, Vector3.Zero, end ?? Vector3.Zero, 0, seat, new(0.3f, 1.4f, 2.5f), prop, speaks ? [new(new(200), new(1500))] : []);

    public static ShotStage Stage(params StagedFigure[] figures) => Stage(null, figures);

    public static ShotStage Stage(string? insert, params StagedFigure[] figures)
    {
        var camera = new StageCamera(new(0, 1.4f, 3), new(0, 1.3f, 0), 35, 3, 2.8f, 0);
        return new(new(SetKind.Neutral, "somewhere", true, 7, TimeOfDay.Day, Weather.Clear, []), figures, camera, camera with { Position = new(0.6f, 1.4f, 2.2f), LensMm = 50 }, 0.5f, insert, new(3000));
    }

    public static IEnumerable<Vector3> World(Instance instance) => instance.Mesh.Positions.Select(p => Vector3.Transform(p, instance.Transform));
}
