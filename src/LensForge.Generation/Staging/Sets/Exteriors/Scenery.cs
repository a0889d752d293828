using System.Numerics;
using LensForge.Domain.Stages;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Sets.Exteriors;

/// <summary>An exterior under construction: its builder, its chances, its sky, and what the weather does to its surfaces.</summary>
internal sealed class Scenery
{
    private const int NearLampsThatShine = 2;
    private int _shining;

    /// <param name="high">Bearing of a high key where the plan's own would be blocked.</param>
    /// <param name="low">Bearing of a low sun and of the moon: behind the players and in the picture. Null where the plan's own bearing serves at dawn and dusk.</param>
    public Scenery(SceneSet set, SetPlan plan, Vector3? high = null, Vector3? low = null)
    {
        Set = set;
        Plan = plan;
        Dice = new(set.Seed * 31 + (ulong)set.Kind + 1);
        var from = (set.Weather, set.Time) switch
        {
            (Weather.Clear, TimeOfDay.Night) => low ?? Skies.Behind(plan.Light),
            (Weather.Clear, not TimeOfDay.Day) => low ?? plan.Light,
            _ => high ?? plan.Light,
        };
        Sky = Skies.Over(set.Time, set.Weather, set.Design?.Key is { } side ? Skies.Bearing(side) : from).As(set.Design);
        Build = new();
        Build.Light(Sky.Key).Light(Sky.Counter);
    }

    public SceneSet Set { get; }

    public SetPlan Plan { get; }

    public Dice Dice { get; }

    public Sky Sky { get; }

    public SetBuilder Build { get; }

    public bool Night => Set.Time == TimeOfDay.Night;

    public bool Wet => Set.Weather == Weather.Rain;

    public bool Snowy => Set.Weather == Weather.Snow;

    public static Material SnowCover { get; } = new(Substance.Snow, Swatch.Linear(0xE9EEF3), Swatch.Linear(0xD2DDE9), default, 0.03f, 0.7f);

    /// <summary>Open to the sky: darker and glossy in rain, white in snow.</summary>
    public Material Ground(Material dry) => Snowy ? SnowCover : Rained(dry);

    /// <summary>Trodden or driven on: wet in rain and in snow.</summary>
    public Material Trodden(Material dry) => Snowy ? Damp(dry, 0.75f, 0.6f) : Rained(dry);

    /// <summary>Upright: darker in rain, bare in snow.</summary>
    public Material Wall(Material dry) => Wet ? dry with { Colour = dry.Colour * 0.74f, Second = dry.Second * 0.72f, Roughness = dry.Roughness * 0.8f, Specular = MathF.Max(dry.Specular, 0.035f) } : dry;

    /// <summary>Foliage that the season has not taken: dusted in snow.</summary>
    public Material Foliage(int hex) => Snowy ? SnowCover with { Colour = Swatch.Linear(Swatch.Mix(hex, 0xE6ECF2, 0.74f)), Second = Swatch.Linear(Swatch.Mix(hex, 0xD5DEE8, 0.5f)) } : Wall(Swatch.Leaves(hex));

    public Material Bark(int hex) => Wall(new(Substance.Bark, Swatch.Linear(hex), Swatch.Linear(Swatch.Darker(hex, 0.45f)), default, 0.02f, 0.85f));

    public Material Grass(int hex) => Snowy ? SnowCover : Wall(new(Substance.Grass, Swatch.Linear(hex), Swatch.Linear(Swatch.Darker(hex, 0.3f)), default, 0.02f, 0.9f));

    public Material Stone(int hex, float scale = 1) => Wall(new(Substance.Stone, Swatch.Linear(hex), Swatch.Linear(Swatch.Darker(hex, 0.28f)), default, 0.03f, 0.7f, scale));

    public Material Asphalt(int hex) => Trodden(new(Substance.Asphalt, Swatch.Linear(hex), Swatch.Linear(Swatch.Darker(hex, 0.2f)), default, 0.04f, 0.72f));

    public Material Sand(int hex) => Ground(new(Substance.Sand, Swatch.Linear(hex), Swatch.Linear(Swatch.Darker(hex, 0.16f)), default, 0.02f, 0.9f));

    /// <summary>A lamp's glass: glowing when lamps are lit.</summary>
    public Material LampGlass(float strength = 1) => Sky.LampsLit ? Swatch.Glow(LampColour * (strength * (Night ? 0.75f : 0.9f))) : Swatch.Gloss(0xE8E2D2, 0.3f);

    /// <summary>A window by chance lit or dark; <paramref name="share"/> at night, half of it at dusk.</summary>
    public Material Pane(float share = 0.36f)
    {
        var chance = Night ? share : Sky.LampsLit ? share * 0.55f : 0;
        var roll = Dice.Unit();
        var tone = Dice.Below(4);
        if (roll >= chance) return DarkPane;
        return Swatch.Glow((tone switch { 0 => new(2.9f, 1.6f, 0.62f), 1 => new(1.9f, 1.05f, 0.42f), 2 => new(2.3f, 1.7f, 1.0f), _ => new Vector3(1.1f, 0.66f, 0.30f) }) * (Night ? 0.62f : 1));
    }

    public Material DarkPane => Swatch.Glass(Night ? 0x1E2A36 : 0x5C7280);

    public static Vector3 LampColour => new(22, 13, 5.5f);

    /// <summary>A lamp that really shines, while there are lights left to spend; the others only glow.</summary>
    public void Shine(Vector3 local, float strength = 1, float radius = 0.1f, Vector3? colour = null)
    {
        if (!Sky.LampsLit || _shining >= NearLampsThatShine) return;
        _shining++;
        Build.Light(new(LightKind.Sphere, Build.OnStage(local), -Vector3.UnitY, (colour ?? LampColour) * strength * (Night ? 0.7f : 0.55f), Radius: radius));
    }

    /// <summary>A snow cap on whatever is level and open to the sky; nothing in other weather.</summary>
    public void SnowOn(Vector3 low, Vector3 high, float depth = 0.07f)
    {
        if (Snowy) Build.Block(new(low.X, high.Y - 0.01f, low.Z), new(high.X, high.Y + depth, high.Z), SnowCover, depth * 0.45f);
    }

    /// <summary>Courses of brick and tile are laid by the stage's axes, so a turned frame turns the surface coordinates along.</summary>
    public Mesh Oriented(Mesh mesh)
    {
        var turn = Build.Turn;
        return mesh with { Surface = Array.ConvertAll(mesh.Surface, p => Vector3.Transform(p, turn)) };
    }

    public void Plant(Plant plant, Material wood, Material foliage, Vector3 at, float heading = 0, float scale = 1)
    {
        Build.Object(at, heading).Add(plant.Wood, wood, scale: scale);
        if (plant.Foliage.Indices.Length > 0) Build.Add(plant.Foliage, foliage, scale: scale);
    }

    /// <summary>Land to the horizon: fine about the players, coarse far off. Surface coordinates are the place itself.</summary>
    public void Land(Material material, Vector2 low, Vector2 high, int cells, Func<float, float, float> height)
    {
        Build.Object().Add(Primitives.Grid(cells, cells, (u, v) =>
        {
            float x = Graded(low.X, high.X, u), z = Graded(low.Y, high.Y, v);
            return new(x, height(x, z), z);
        }), material);

        // Spacing grows with the distance from the origin, which lies between low and high.
        static float Graded(float low, float high, float t)
        {
            var split = -low / (high - low);
            if (split is <= 0 or >= 1) return low + (high - low) * t;
            var sharp = MathF.Cbrt(-low) / (MathF.Cbrt(-low) + MathF.Cbrt(high));
            var s = t < sharp ? (sharp - t) / sharp : (t - sharp) / (1 - sharp);
            return (t < sharp ? low : high) * (0.25f * s + 0.75f * s * s * s);
        }
    }

    public BuiltSet Finish(float exposure = 1, float fog = 1)
    {
        var air = Sky.Atmosphere with { FogDensity = MathF.Min(0.042f, Sky.Atmosphere.FogDensity * fog) };
        return Build.Build(air, Sky.Grade with { Exposure = Sky.Grade.Exposure * exposure });
    }

    private Material Rained(Material dry) => Wet ? Damp(dry, 0.6f, 0.34f) : dry;

    private static Material Damp(Material dry, float shade, float gloss) => dry with
    {
        Colour = dry.Colour * shade,
        Second = dry.Second * shade,
        Specular = MathF.Max(dry.Specular, 0.075f),
        Roughness = MathF.Max(0.1f, dry.Roughness * gloss),
    };
}
