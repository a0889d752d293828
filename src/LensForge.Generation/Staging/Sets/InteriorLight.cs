using System.Numerics;
using LensForge.Domain.Stages;
using LensForge.Generation.Staging.Lighting;

namespace LensForge.Generation.Staging.Sets;

/// <summary>How one interior takes light. Multipliers are against the metered presets.</summary>
/// <param name="Windows">Openings that daylight and the moon come through; the first one is the key by day.</param>
/// <param name="Practicals">Lamps that are sampled, the main one first: it is the key at night.</param>
/// <param name="PracticalsByDay">How bright the lamps burn by day, 0 to 1.</param>
/// <param name="Exposure">By day, dusk and dawn.</param>
/// <param name="NightExposure">At night.</param>
/// <param name="SunTowards">Where on the floor or table the sun beam falls; null for none.</param>
/// <param name="FillAt">Where the soft fill hangs; null for the front wall, right of the camera.</param>
/// <param name="RimAt">Where the rim comes from; null for the back right corner.</param>
public sealed record InteriorMood(
    IReadOnlyList<Opening> Windows,
    IReadOnlyList<Light> Practicals,
    float PracticalsByDay = 0,
    float Exposure = 1,
    float NightExposure = 1.3f,
    float Window = 1,
    float Haze = 0.012f,
    Vector3? SunTowards = null,
    Vector3? FillAt = null,
    Vector3? RimAt = null,
    float Fill = 1,
    float Rim = 1,
    float Saturation = 1);

/// <summary>Metered light for interiors: a motivated key, a soft fill by the camera, a rim of the opposite temperature from behind.</summary>
public static class InteriorLight
{
    private sealed record Sky(Vector3 Window, Vector3 Sun, float Elevation, Vector3 Zenith, Vector3 Horizon, Vector3 Ground, Vector3 Fill, Vector3 Rim, float Lamps);

    private static readonly Sky Dawn = new(new(4.2f, 3.7f, 4.3f), new(9.5f, 5.2f, 3.1f), 13, new(0.42f, 0.56f, 0.95f), new(2f, 1.25f, 1.05f), new(0.2f, 0.17f, 0.2f), new(0.62f, 0.52f, 0.55f), new(2.3f, 1.45f, 1.1f), 0.35f);
    private static readonly Sky Day = new(new(6f, 6.8f, 7.8f), new(15f, 10.5f, 6f), 21, new(0.95f, 1.55f, 2.5f), new(2.5f, 2.6f, 2.5f), new(0.5f, 0.48f, 0.4f), new(1.15f, 1.02f, 0.9f), new(2.8f, 2.1f, 1.45f), 0);
    private static readonly Sky Dusk = new(new(3.6f, 2.45f, 2.3f), new(13f, 5.6f, 1.9f), 11, new(0.22f, 0.28f, 0.62f), new(2.3f, 1.05f, 0.5f), new(0.16f, 0.11f, 0.1f), new(0.5f, 0.42f, 0.46f), new(0.9f, 1.2f, 1.9f), 0.7f);
    private static readonly Sky Night = new(new(1.35f, 2.05f, 3.4f), default, 0, new(0.018f, 0.034f, 0.08f), new(0.1f, 0.16f, 0.28f), new(0.012f, 0.016f, 0.026f), new(0.3f, 0.25f, 0.24f), new(0.9f, 1.5f, 2.6f), 1);

    public static float Lamps(SceneSet set, float byDay = 0) => set.Design?.Practicals switch
    {
        true => MathF.Max(MathF.Max(Of(set).Lamps, byDay), 0.85f),
        false => 0,
        null => MathF.Max(Of(set).Lamps, byDay),
    };

    /// <summary>Radiance of the sky outside the windows, low down.</summary>
    public static Vector3 Horizon(SceneSet set) => Of(set).Horizon;

    /// <summary>Radiance of a bulb that is seen.</summary>
    public static Vector3 Bulb(float lamps) => Vector3.Lerp(new(0.5f, 0.45f, 0.4f), new(14f, 8.5f, 4f), lamps);

    public static BuiltSet Finish(SetBuilder builder, Room room, SceneSet set, InteriorMood mood)
    {
        var sky = Of(set);
        var night = set.Time == TimeOfDay.Night;
        var plan = room.Plan;
        var lamps = Lamps(set, mood.PracticalsByDay);
        var marks = new Vector3(0, 1.3f, 0);
        var keyed = night && mood.Practicals.Count > 0 && lamps > 0.05f;
        var lampsLead = keyed || mood.Windows.Count == 0;
        var gel = ColourTemperature.Gel(lampsLead && mood.Practicals.Count > 0 ? mood.Practicals[0].Colour : sky.Window, set.Design);
        var (windowGel, lampGel) = lampsLead ? (Vector3.One, gel) : (gel, Vector3.One);
        var fillStops = MathF.Pow(2, -(set.Design?.Contrast ?? 0));

        Vector3? inward = null;
        foreach (var opening in mood.Windows)
        {
            var (at, heading) = room.Frame(opening.Wall, opening.Along);
            var turn = SetBuilder.Heading(heading);
            var into = Vector3.Transform(Vector3.UnitZ, turn);
            var centre = at + Vector3.UnitY * (opening.Sill + opening.Height / 2) - into * 0.19f;
            var across = Vector3.Transform(Vector3.UnitX, turn) * (opening.Width / 2 - 0.05f);
            builder.Light(new(LightKind.Rectangle, centre, into, sky.Window * mood.Window * windowGel, across, Vector3.UnitY * (opening.Height / 2 - 0.05f), Key: !keyed && inward is null));
            if (inward is null && sky.Sun != default && mood.SunTowards is { } towards) builder.Light(Beam(sky with { Sun = sky.Sun * windowGel }, towards - centre));
            inward ??= into;
        }

        for (var i = 0; i < mood.Practicals.Count; i++)
            if (lamps > 0.05f)
            {
                var lamp = mood.Practicals[i];
                builder.Light(lamp with { Colour = lamp.Colour * lamps * lampGel, Key = lampsLead && i == 0 });
            }

        Soft(mood.FillAt ?? new(plan.Max.X * 0.4f, plan.Max.Y * 0.78f, plan.Max.Z - 0.12f), 0.8f, 0.5f, sky.Fill * Vector3.SquareRoot(gel) * (0.45f * mood.Fill * fillStops));
        if (mood.Rim > 0) Soft(mood.RimAt ?? new(plan.Max.X * 0.72f, plan.Max.Y - 0.3f, plan.Min.Z + 0.35f), 0.3f, 0.3f, sky.Rim * (1.6f * mood.Rim));

        var haze = night ? new Vector3(0.022f, 0.026f, 0.036f) : Vector3.Lerp(sky.Horizon, sky.Zenith, 0.4f) * 0.07f;
        var atmosphere = new Atmosphere(sky.Zenith, sky.Horizon, sky.Ground, false, mood.Haze * (night ? 0.9f : 1), haze, set.Weather == Weather.Clear ? 0.25f : 0.8f, night && set.Weather == Weather.Clear ? 0.6f : 0);
        var grade = new Grade(
            night ? mood.NightExposure : mood.Exposure * set.Time switch { TimeOfDay.Dawn => 1.3f, TimeOfDay.Dusk => 1.25f, _ => set.Weather == Weather.Clear ? 1 : 1.3f },
            night ? new(0.82f, 0.97f, 1.2f) : set.Time == TimeOfDay.Day ? new(0.92f, 1, 1.1f) : new(0.9f, 0.97f, 1.14f),
            night ? new(1.05f, 1, 0.92f) : set.Time == TimeOfDay.Day ? new(1.04f, 1, 0.94f) : new(1.07f, 0.99f, 0.93f),
            mood.Saturation);
        return builder.Build(atmosphere, grade);

        void Soft(Vector3 at, float halfWidth, float halfHeight, Vector3 radiance)
        {
            var towards = Vector3.Normalize(marks - at);
            var across = Vector3.Normalize(Vector3.Cross(Vector3.UnitY, towards));
            builder.Light(new(LightKind.Rectangle, at, towards, radiance, across * halfWidth, Vector3.Cross(towards, across) * halfHeight));
        }
    }

    // The sun comes through the window towards a chosen spot, at the elevation of the hour.
    private static Light Beam(Sky sky, Vector3 throughWindow)
    {
        var level = Vector3.Normalize(new(throughWindow.X, 0, throughWindow.Z));
        var (sin, cos) = MathF.SinCos(sky.Elevation * MathF.PI / 180);
        return new(LightKind.Sun, default, level * cos - Vector3.UnitY * sin, sky.Sun, Radius: 0.018f);
    }

    private static Sky Of(SceneSet set)
    {
        var sky = set.Time switch { TimeOfDay.Dawn => Dawn, TimeOfDay.Day => Day, TimeOfDay.Dusk => Dusk, _ => Night };
        return set.Weather switch
        {
            Weather.Overcast => Dull(sky, 0.72f, new(1, 1, 1), 0.35f),
            Weather.Rain => Dull(sky, 0.55f, new(0.92f, 1, 1.08f), 0.6f),
            Weather.Snow => Dull(sky, 0.85f, new(0.95f, 1, 1.1f), 0.35f),
            Weather.Fog => Dull(sky, 0.7f, new(1, 1, 1), 0.45f),
            _ => sky,
        };
    }

    // Clouds take the sun away, the colour out, and have somebody switch on a lamp.
    private static Sky Dull(Sky sky, float level, Vector3 tint, float lamps)
    {
        return sky with
        {
            Window = Grey(sky.Window) * level,
            Sun = default,
            Zenith = Grey(sky.Zenith) * level,
            Horizon = Grey(sky.Horizon) * level,
            Lamps = MathF.Max(sky.Lamps, lamps),
        };

        Vector3 Grey(Vector3 c) => Vector3.Lerp(c, new(Vector3.Dot(c, new(0.2126f, 0.7152f, 0.0722f))), 0.65f) * tint;
    }
}
