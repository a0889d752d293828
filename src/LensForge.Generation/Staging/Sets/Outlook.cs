using System.Numerics;
using LensForge.Domain.Stages;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Sets;

/// <summary>What is seen through a window: roofs or trees against the sky, low enough that the sun passes over them. It shines by itself, as outdoor light does not reach it.</summary>
internal static class Outlook
{
    public static void Roofs(SetBuilder b, Room room, Opening opening, SceneSet set, Dice dice)
    {
        var horizon = InteriorLight.Horizon(set);
        Material[] far = [Shade(horizon, 0.5f, new(0.95f, 0.97f, 1.05f)), Shade(horizon, 0.4f, new(1, 0.95f, 0.92f))];
        Material near = Shade(horizon, 0.22f, new(0.95f, 0.95f, 1)), lit = Swatch.Glow(new(1.3f, 0.8f, 0.34f)), dark = Shade(horizon, 0.14f, Vector3.One);
        var dim = set.Time is TimeOfDay.Night or TimeOfDay.Dusk;
        for (var row = 0; row < 2; row++)
            for (var i = 0; i < 9; i++)
            {
                room.Against(opening.Wall, opening.Along);
                float x = -9 + i * 2.3f + dice.Range(-0.4f, 0.4f), z = row == 0 ? -13 : -8.5f, half = dice.Range(0.8f, 1.3f), top = (row == 0 ? 2.1f : 1.25f) + dice.Range(-0.3f, 0.45f);
                var wall = row == 0 ? far[i & 1] : near;
                b.Block(new(x - half, -4, z - 1), new(x + half, top, z + 1), wall, 0);
                b.Add(Primitives.Prism([new(-half * 1.1f, 0), new(half * 1.1f, 0), new(0, half * 0.6f)], 2.1f), wall, new(x, top, z));
                if (dice.Chance(0.5f)) b.Block(new(x + half * 0.4f, top, z - 0.2f), new(x + half * 0.4f + 0.3f, top + half * 0.6f + 0.2f, z + 0.2f), wall, 0);
                for (var w = 0; w < 3; w++)
                {
                    var shines = dim && dice.Chance(0.4f);
                    b.Box(new(x + (w - 1) * half * 0.55f, top - 0.55f, z + 1.01f), new(0.16f, 0.24f, 0.01f), shines ? lit : dark, 0);
                }
            }
    }

    public static void Trees(SetBuilder b, Room room, Opening opening, SceneSet set, Dice dice)
    {
        var horizon = InteriorLight.Horizon(set);
        for (var row = 0; row < 2; row++)
            for (var i = 0; i < 8; i++)
            {
                room.Against(opening.Wall, opening.Along);
                var leaf = Shade(horizon, row == 0 ? 0.36f : 0.2f, Vector3.Lerp(new(0.62f, 0.8f, 0.4f), new(0.8f, 0.85f, 0.5f), dice.Unit()));
                float x = -8 + i * 2.3f + dice.Range(-0.6f, 0.6f), z = row == 0 ? -12 : -8, top = (row == 0 ? 1.3f : 0.5f) + dice.Range(-0.3f, 0.5f);
                for (var k = 0; k < 3; k++)
                    b.Add(SoftPrimitives.Cushion(new(dice.Range(0.8f, 1.2f), dice.Range(0.7f, 1.1f), 0.8f), 0.95f, 7), leaf, new(x + dice.Range(-0.7f, 0.7f), top - 0.3f + dice.Range(-0.4f, 0.4f), z + dice.Range(-0.4f, 0.4f)));
                b.Block(new(x - 0.1f, -4, z - 0.1f), new(x + 0.1f, top, z + 0.1f), Shade(horizon, 0.12f, new(1, 0.9f, 0.8f)), 0);
            }
    }

    private static Material Shade(Vector3 horizon, float level, Vector3 tint) => Swatch.Glow(horizon * level * tint) with { Colour = new(0.05f) };
}
