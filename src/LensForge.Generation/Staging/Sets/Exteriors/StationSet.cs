using System.Numerics;
using LensForge.Domain.Stages;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Sets.Exteriors;

/// <summary>A country station: platform and bench, a train standing on the near track, rails to the right, an iron canopy, clock, boards; the station house behind.</summary>
internal static class StationSet
{
    private const float Edge = -3.1f, TrackBed = -0.95f, NearTrack = -4.75f, FarTrack = -8.4f, FarEdge = -10.1f;

    private sealed record Palette(int Lower, int Upper, int Iron, int Brick, int Trim, int Enamel);

    public static BuiltSet Build(SceneSet set, SetPlan plan)
    {
        var s = new Scenery(set, plan, low: new(0.42f, 0.2f, -1));
        var c = PaintBox.Of(set);
        var look = new Palette(c["carriage"], c["carriage top"], c["iron"], c["brick"], c["trim"], c["enamel"]);
        Platform(s, look);
        Tracks(s);
        Train(s, look);
        Canopy(s, look);
        Furnish(s, look);
        House(s, look);
        FarSide(s, look);
        return s.Finish();
    }

    private static void Platform(Scenery s, Palette look)
    {
        var slabs = s.Trodden(Swatch.Tile(0x8E8A82, 0x858178, 0.9f, 0.8f) with { Specular = 0.03f });
        var b = s.Build.Object();
        b.Block(new(-60, -1.2f, Edge + 0.5f), new(60, 0, 12), slabs, 0);
        b.Object().Block(new(-60, -1.2f, Edge), new(60, 0.005f, Edge + 0.5f), s.Stone(0xA39C8E), 0.03f);
        b.Object().Block(new(-60, -0.05f, Edge + 0.52f), new(60, 0.01f, Edge + 0.66f), s.Trodden(Swatch.Plain(0xC9A23C, 0.6f)), 0);
        b.Object().Block(new(-60, -1.1f, FarEdge - 3.2f), new(60, 0, FarEdge), s.Ground(Swatch.Tile(0x8E8A82, 0x858178, 0.9f, 0.8f)), 0.02f);
        if (s.Wet) for (var i = 0; i < 5; i++) StreetSet.Puddle(s, new(s.Dice.Range(-5, 5), 0.006f, s.Dice.Range(-2.2f, 4)), s.Dice.Range(0.4f, 1));
        if (s.Snowy) b.Object().Add(Primitives.Grid(50, 8, (u, v) =>
        {
            float x = -30 + 60 * u, z = 4.6f + 6 * v;
            return new(x, 0.02f + 0.16f * Relief.Land(x, z, 2.4f) * MathF.Sin(v * MathF.PI), z);
        }), Scenery.SnowCover);
    }

    private static void Tracks(Scenery s)
    {
        var ballast = s.Ground(new(Substance.Asphalt, Swatch.Linear(0x7A746C), Swatch.Linear(0x5C5852), default, 0.02f, 0.95f, 0.4f));
        var grass = s.Grass(0x6E7A4A);
        s.Build.Object().Add(Primitives.Grid(2, 2, (u, v) => new(-160 + 320 * u, TrackBed - 0.2f, -14 + 12 * v)), ballast);
        s.Land(grass, new(-170, -190), new(170, -12.9f), 40, (x, z) => -0.2f + 5.5f * Relief.Step(-24, -90, z) * Relief.Land(x, z, 34, 4));
        var steel = Swatch.Metal(0x8A8682, 0.3f, 0.2f);
        var sleeper = s.Ground(Swatch.Wood(0x4A3E34, 0.7f, 0.8f));
        foreach (var track in new[] { NearTrack, FarTrack })
        {
            s.Build.Object();
            foreach (var side in new[] { -0.72f, 0.72f })
            {
                s.Build.Block(new(-160, TrackBed + 0.02f, track + side - 0.035f), new(160, TrackBed + 0.16f, track + side + 0.035f), steel, 0);
                s.Build.Block(new(-160, TrackBed + 0.02f, track + side - 0.075f), new(160, TrackBed + 0.05f, track + side + 0.075f), Swatch.Metal(0x5A4034, 0.7f, 0.05f), 0);
            }

            for (var x = -36f; x < 36; x += 0.7f)
                if (track != NearTrack || x > -3) s.Build.Block(new(x, TrackBed - 0.12f, track - 1.25f), new(x + 0.24f, TrackBed + 0.02f, track + 1.25f), sleeper, 0);
        }
    }

    private static void Train(Scenery s, Palette look)
    {
        // The last carriage ends left of centre, so that both the train and the empty rails are in the picture.
        for (var i = 0; i < 3; i++)
            Vehicles.Carriage(s, new(-16.6f - i * 15.4f, 0.1f, NearTrack), 15, look.Lower, look.Upper, i == 0);
        var b = s.Build.Object(new(-1.55f, 0.1f, NearTrack));
        var dark = Swatch.Metal(0x1E2123, 0.5f, 0.08f);
        foreach (var z in new[] { -0.85f, 0.85f })
        {
            b.Add(Primitives.Lathe(14, 0, 0, 0.09f, 0, 0.09f, 0.38f, 0.2f, 0.4f, 0.2f, 0.46f, 0, 0.47f), dark, new(0, -0.15f, z), Primitives.Upright(Vector3.UnitX));
            b.Ball(new(-0.02f, 0.55f, z * 1.2f), 0.1f, s.Sky.LampsLit ? Swatch.Glow(new(9, 0.8f, 0.4f)) : Swatch.Gloss(0x8E2620), 6);
        }

        b.Block(new(-0.06f, -0.1f, -0.4f), new(0.16f, 1.95f, 0.4f), dark, 0.03f);
        b.Rod(new(0.02f, -0.2f, 0), new(0.4f, -0.45f, 0), 0.04f, dark, 6);

        // Signal and gantry down the line.
        var post = Swatch.Metal(0x8A8C8A, 0.5f, 0.08f);
        b.Object(new(11.5f, TrackBed, NearTrack + 1.0f + 0.45f)).Rod(default, new(0, 5.6f, 0), 0.07f, post, 7);
        b.Block(new(-0.2f, 4.5f, -0.12f), new(0.2f, 5.6f, 0.1f), dark, 0.03f);
        b.Ball(new(-0.16f, 5.3f, 0.05f), 0.11f, Swatch.Glow(s.Sky.LampsLit ? new(9, 0.7f, 0.35f) : new Vector3(1.8f, 0.15f, 0.1f)), 6);
        b.Ball(new(-0.16f, 4.85f, 0.05f), 0.11f, Swatch.Glass(0x24402C), 6);
        for (var i = -2; i < 4; i++)
        {
            b.Object(new(22 * i + 15, TrackBed, FarTrack - 1.45f)).Rod(default, new(0, 7.4f, 0), 0.1f, post, 6, 0.07f);
            b.Rod(new(0, 6.9f, 0), new(0, 6.9f, 5.6f), 0.05f, post, 5).Rod(new(0, 7.4f, 0), new(0, 6.9f, 4.4f), 0.025f, post, 4);
            foreach (var z in new[] { 1.45f, 5.1f })
            {
                b.Rod(new(0, 6.3f, z), new(22, 6.3f, z), 0.014f, dark, 3).Rod(new(0, 6.9f, z), new(11, 6.4f, z), 0.011f, dark, 3).Rod(new(11, 6.4f, z), new(22, 6.9f, z), 0.011f, dark, 3);
            }
        }
    }

    /// <summary>On the right only: the sun from the left still reaches the bench.</summary>
    private static void Canopy(Scenery s, Palette look)
    {
        var iron = s.Wall(Swatch.Gloss(look.Iron, 0.4f));
        var b = s.Build.Object();
        for (var x = 3.2f; x < 27; x += 4.6f)
        {
            b.Lathe(new(x, 0, -1.7f), iron, 12, 0.2f, 0, 0.2f, 0.12f, 0.13f, 0.3f, 0.11f, 0.5f, 0.085f, 0.6f, 0.075f, 3.1f, 0.13f, 3.18f, 0.12f, 3.35f, 0, 3.36f);
            foreach (var side in new[] { -1, 1 })
            {
                b.Add(Primitives.Tube([new(x, 2.55f, -1.7f), new(x + side * 0.2f, 2.95f, -1.7f), new(x + side * 0.62f, 3.2f, -1.7f), new(x + side * 1.1f, 3.32f, -1.7f)], 0.035f, 6), iron);
                b.Add(Primitives.Tube([new(x, 2.5f, -1.7f), new(x, 2.95f, -1.7f + side * 0.25f), new(x, 3.25f, -1.7f + side * 0.9f)], 0.03f, 6), iron);
            }
        }

        b.Block(new(2.2f, 3.32f, -2.75f), new(28, 3.46f, 5), iron, 0.01f);
        b.Block(new(2.2f, 3.46f, -2.75f), new(28, 3.56f, 5), s.Ground(Swatch.Metal(0x5C6264, 0.6f, 0.05f)), 0.01f);
        s.SnowOn(new(2.2f, 0, -2.75f), new(28, 3.56f, 5), 0.14f);
        // The valance of pointed boards along front and end.
        var board = s.Wall(Swatch.PaintedWood(look.Trim));
        var tooth = Primitives.Prism([new(-0.11f, 0), new(-0.11f, -0.3f), new(0, -0.42f), new(0.11f, -0.3f), new(0.11f, 0)], 0.03f);
        for (var x = 2.35f; x < 28; x += 0.25f) b.Add(tooth, board, new(x, 3.42f, -2.78f));
        for (var z = -2.6f; z < 5; z += 0.25f) b.Add(tooth, board, new(2.17f, 3.42f, z), SetBuilder.Heading(90));
        foreach (var (x, z) in new[] { (5.5f, 0.6f), (10.1f, 0.6f), (14.7f, 0.6f) })
        {
            b.Rod(new(x, 3.3f, z), new(x, 3f, z), 0.012f, Swatch.Plain(0x1A1C1E), 4);
            b.Lathe(new(x, 2.86f, z), Swatch.Gloss(look.Iron, 0.4f), 14, 0.26f, 0, 0.22f, 0.06f, 0.06f, 0.14f, 0, 0.15f);
            b.Ball(new(x, 2.86f, z), 0.09f, s.LampGlass(0.8f), 6);
        }

        s.Build.Frame();
        s.Shine(new(5.5f, 2.7f, 0.6f), 0.7f, 0.1f);
    }

    private static void Furnish(Scenery s, Palette look)
    {
        Furniture.Bench(s, new(0, 0, -1.2f), 0, 1.05f, 0.45f, 0x6E4A30);
        Furniture.LitterBin(s, new(1.75f, 0, -1.5f), look.Enamel);
        Furniture.Lamp(s, new(-2.7f, 0, -1.6f), shines: true, 1.25f);
        foreach (var x in new[] { -9.5f, -17f, -25f }) Furniture.Lamp(s, new(x, 0, -1.6f), shines: false);
        NameBoard(s, look, new(-5.6f, 0, -1.7f));
        NameBoard(s, look, new(6.5f, 0, FarEdge - 1.4f));

        // The clock, hung from the canopy's corner where everyone can see it.
        var b = s.Build.Object(new(2.75f, 2.72f, -1.2f));
        var iron = Swatch.Gloss(look.Iron, 0.35f);
        var upright = Quaternion.CreateFromAxisAngle(Vector3.UnitX, MathF.PI / 2);
        b.Rod(new(0, 0.3f, 0), new(0, 0.62f, 0), 0.025f, iron, 6);
        b.Add(Primitives.Lathe(26, 0, -0.1f, 0.33f, -0.1f, 0.36f, -0.07f, 0.36f, 0.07f, 0.33f, 0.1f, 0, 0.1f), iron, turn: upright);
        var face = s.Sky.LampsLit ? Swatch.Glow(new(1.7f, 1.5f, 1.1f)) : Swatch.Paper(0xE6E0CE);
        var ink = Swatch.Plain(0x17181A);
        foreach (var side in new[] { 1, -1 })
        {
            b.Add(Primitives.Lathe(24, 0, 0, 0.3f, 0, 0, 0.004f), face, new(0, 0, side * 0.101f), Primitives.Upright(new(0, 0, side)));
            for (var i = 0; i < 12; i++)
            {
                var (sin, cos) = MathF.SinCos(MathF.Tau * i / 12);
                b.Box(new(sin * 0.25f, cos * 0.25f, side * 0.112f), new(0.008f, 0.026f, 0.003f), ink, 0, Quaternion.CreateFromAxisAngle(Vector3.UnitZ, -MathF.Tau * i / 12));
            }

            b.Box(new(0.05f * side, 0.07f, side * 0.114f), new(0.011f, 0.09f, 0.003f), ink, 0, Quaternion.CreateFromAxisAngle(Vector3.UnitZ, -0.62f * side));
            b.Box(new(-0.045f * side, 0.1f, side * 0.116f), new(0.008f, 0.12f, 0.003f), ink, 0, Quaternion.CreateFromAxisAngle(Vector3.UnitZ, 0.42f * side));
        }

        // A barrow with trunks.
        b.Object(new(4.6f, 0, -0.2f), 24).Block(new(-0.75f, 0.34f, -0.38f), new(0.75f, 0.4f, 0.38f), s.Wall(Swatch.Wood(0x7A5A38)), 0.01f);
        foreach (var x in new[] { -0.55f, 0.55f })
            foreach (var z in new[] { -0.4f, 0.4f })
                b.Add(Primitives.Lathe(14, 0, -0.03f, 0.17f, -0.03f, 0.17f, 0.03f, 0, 0.03f), Swatch.Metal(0x24292C), new(x, 0.17f, z), upright);
        b.Rod(new(0.75f, 0.4f, 0.2f), new(1, 1, 0.2f), 0.018f, Swatch.Metal(0x24292C), 5).Rod(new(0.75f, 0.4f, -0.2f), new(1, 1, -0.2f), 0.018f, Swatch.Metal(0x24292C), 5).Rod(new(1, 1, -0.2f), new(1, 1, 0.2f), 0.018f, Swatch.Metal(0x24292C), 5);
        b.Box(new(-0.3f, 0.6f, 0), new(0.36f, 0.2f, 0.24f), Swatch.Cloth(0x6A4630), 0.03f);
        b.Box(new(0.36f, 0.54f, 0.02f), new(0.24f, 0.14f, 0.28f), Swatch.Cloth(0x3E5A58), 0.03f);
        b.Box(new(-0.25f, 0.9f, 0), new(0.26f, 0.1f, 0.18f), Swatch.Cloth(0x9A7440), 0.03f);
    }

    private static void NameBoard(Scenery s, Palette look, Vector3 at, float heading = 0)
    {
        var b = s.Build.Object(at, heading);
        foreach (var x in new[] { -0.95f, 0.95f }) b.Rod(new(x, at.Y > 1 ? 1.7f : 0, -0.05f), new(x, 2.35f, -0.05f), 0.04f, s.Wall(Swatch.PaintedWood(look.Trim)), 6);
        b.Box(new(0, 1.95f, 0), new(1.15f, 0.3f, 0.03f), Swatch.Gloss(0xDDD8C8, 0.3f), 0.01f);
        b.Box(new(0, 1.95f, 0.028f), new(1.1f, 0.25f, 0.01f), Swatch.Gloss(look.Enamel, 0.3f), 0.005f);
        Facade.Lettering(s, 0, 1.95f, 1.8f, 0.26f, 0.042f, Swatch.Gloss(0xE6E2D4, 0.4f));
    }

    /// <summary>The station house: what the reverse angle sees.</summary>
    private static void House(Scenery s, Palette look)
    {
        var brick = s.Wall(Swatch.Brick(look.Brick, 0x9A9084));
        var style = new HouseStyle(brick, s.Wall(Swatch.Plaster(look.Trim)), s.Wall(Swatch.Plain(0x4E4A4C)), s.Wall(Swatch.PaintedWood(look.Iron)), GroundFloor.Door, Roof.Gable, true, LitShare: 0.7f);
        s.Build.Object(new(7, 0, 10.2f), 180);
        Facade.House(s, style, 14, 2, 7, 7, 2.8f, 3.6f);
        s.Build.Object(new(-7, 0, 10.6f), 180);
        Facade.House(s, style with { Ground = GroundFloor.Windows }, 8, 1, 4, 6);
        s.Build.Object(new(15, 0, 10.6f), 180);
        Facade.House(s, style with { Ground = GroundFloor.Shop }, 8, 1, 4, 6);
        var fence = s.Wall(Swatch.PaintedWood(look.Trim));
        s.Build.Object();
        foreach (var (from, to) in new[] { (-40f, -15.2f), (15.2f, 40f) })
        {
            s.Build.Block(new(from, 0.35f, 10.6f), new(to, 0.45f, 10.65f), fence, 0).Block(new(from, 0.85f, 10.6f), new(to, 0.95f, 10.65f), fence, 0);
            for (var x = from; x < to; x += 0.32f) s.Build.Block(new(x, 0, 10.65f), new(x + 0.12f, 1.15f, 10.68f), fence, 0);
        }

        NameBoard(s, look, new(0, 1.35f, 10.12f), 180);
        // Posters and a timetable between the doors.
        foreach (var (x, hex) in new[] { (-2.4f, 0xB0805A), (2.9f, 0x5E7C84), (-5.3f, 0xA89A6A) })
            s.Build.Object(new(x, 1.75f, 10.15f), 180).Box(default, new(0.36f, 0.5f, 0.02f), Swatch.Wood(0x4A3828), 0.01f).Box(new(0, 0, 0.02f), new(0.31f, 0.45f, 0.01f), Swatch.Paper(hex), 0.003f).Box(new(0, 0.1f, 0.032f), new(0.2f, 0.18f, 0.003f), Swatch.Paper(0xDDD4BC), 0);
    }

    private static void FarSide(Scenery s, Palette look)
    {
        // A shelter and a fence on the far platform, then a bank, trees and the hills.
        var b = s.Build.Object(new(7.5f, 0, FarEdge - 2.6f));
        var wood = s.Wall(Swatch.PaintedWood(look.Trim));
        b.Block(new(-3, 0, -0.5f), new(3, 2.5f, -0.4f), wood, 0.01f).Block(new(-3, 0, -0.5f), new(-2.9f, 2.5f, 1.1f), wood, 0.01f).Block(new(2.9f, 0, -0.5f), new(3, 2.5f, 1.1f), wood, 0.01f);
        b.Box(new(0, 2.6f, 0.4f), new(3.3f, 0.06f, 1.15f), s.Ground(Swatch.Plain(0x4E4A4C)), 0.01f, Quaternion.CreateFromAxisAngle(Vector3.UnitX, 0.12f));
        b.Block(new(-2.2f, 0.4f, -0.4f), new(2.2f, 0.46f, 0.05f), s.Wall(Swatch.Wood(0x6E4A30)), 0.01f);
        foreach (var x in new[] { -6f, 6f, 18f })
        {
            b.Object(new(x - 4, 0, FarEdge - 1.6f)).Rod(default, new(0, 3.4f, 0), 0.05f, Swatch.Metal(0x24292C), 6);
            b.Ball(new(0, 3.5f, 0), 0.15f, s.LampGlass(0.8f), 6);
        }

        var bark = s.Bark(0x54473C);
        var trees = Enumerable.Range(0, 3).Select(_ => Trees.Broadleaf(s.Dice, new(8, 2.9f, 0.2f, 0.2f, 0.25f))).ToArray();
        for (var i = 0; i < 26; i++)
        {
            float x = -62 + i * 5 + s.Dice.Range(-1.6f, 1.6f), z = s.Dice.Range(-34, -19);
            s.Plant(trees[i % 3], bark, s.Foliage(s.Dice.Pick(0x6E8A44, 0x7F8A40, 0x5C7640)), new(x, -0.1f, z), s.Dice.Range(0, 360), s.Dice.Range(0.7f, 1.2f));
        }

        for (var i = 0; i < 9; i++)
        {
            var x = -66 + i * 16 + s.Dice.Range(-4, 4);
            var style = new HouseStyle(s.Wall(Swatch.Plaster(s.Dice.Pick(0xB8A58A, 0xA08474, 0xC0B49C))), wood, s.Wall(Swatch.Plain(0x5A4A48)), wood, GroundFloor.Door, Roof.Gable, false);
            s.Build.Object(new(x, 0.6f, -50 - s.Dice.Range(0, 10)), s.Dice.Range(-15, 15));
            Facade.House(s, style, 8, 2, 4);
        }
    }
}
