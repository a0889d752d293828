using System.Numerics;
using LensForge.Domain.Stages;

namespace LensForge.Generation.Staging.Sets;

/// <summary>A plain, bright studio room that stands in for places the kit does not know.</summary>
internal static class NeutralSet
{
    private sealed record Palette(int Wall, int Trim, int Floor, int Accent);

    private static readonly Palette[] Palettes =
    [
        new(0xB9B3A6, 0xD8D2C6, 0x8C6A48, 0x6E7F80),
        new(0xA9B0AE, 0xCFD3CE, 0x7E6248, 0x8A6A52),
        new(0xBBAF9E, 0xDDD4C4, 0x80684F, 0x5F6F62),
        new(0xAEA9AC, 0xD2CDCF, 0x86694C, 0x7A5F66),
    ];

    public static BuiltSet Build(SceneSet set, SetPlan plan)
    {
        var dice = new Dice(set.Seed);
        var palette = Palettes[dice.Below(Palettes.Length)];
        var b = new SetBuilder();
        var room = new Room(b, plan);
        var trim = Swatch.PaintedWood(palette.Trim);
        var window = new Opening(Wall.Left, 0, 0.85f, 2f, 1.5f);
        room.Shell(new(Swatch.Planks(palette.Floor), Swatch.Plaster(palette.Wall), Swatch.Plaster(Swatch.Mix(palette.Wall, 0xffffff, 0.4f)), trim), window);
        room.Window(window, trim, 3, 2);
        room.Door(Wall.Right, -1.2f, trim, trim, Swatch.Metal(0x8a7a58));

        room.Against(Wall.Back, -0.9f);
        b.Box(new(0, 1.6f, 0.02f), new(0.55f, 0.4f, 0.02f), Swatch.Wood(0x4a3626), 0.01f);
        b.Box(new(0, 1.6f, 0.034f), new(0.49f, 0.34f, 0.012f), Swatch.Plaster(palette.Accent, 2), 0.002f);

        return InteriorLight.Finish(b, room, set, new([window], [], SunTowards: new Vector3(0.4f, 0, 0.3f)));
    }
}
