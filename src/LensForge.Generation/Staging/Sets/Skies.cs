using System.Numerics;
using LensForge.Domain.Stages;
using LensForge.Generation.Staging.Lighting;

namespace LensForge.Generation.Staging.Sets;

/// <summary>The sky over a place, what shines from it, and how the film answers.</summary>
/// <param name="Atmosphere">As seen outdoors; indoors take it with SkyLights off.</param>
/// <param name="Key">The sun, or at night the moon; soft and weak under cloud.</param>
/// <param name="Counter">A faint wide light from the far side of the key, so that faces read from behind the line too.</param>
/// <param name="Grade">Metered for open ground under this sky.</param>
/// <param name="LampsLit">Whether street lamps, signs and windows are on.</param>
/// <param name="Window">Mean radiance of the sky as seen through an upright window: what a window's rectangle light gives.</param>
public sealed record Sky(Atmosphere Atmosphere, Light Key, Light Counter, Grade Grade, bool LampsLit, Vector3 Window)
{
    public bool Night => Atmosphere.Stars > 0 || Window.Y < 0.15f;

    /// <summary>The same sky with the light as people want it.</summary>
    public Sky As(SetDesign? design) => design is null ? this : this with
    {
        Key = Key with { Colour = Key.Colour * ColourTemperature.Gel(Key.Colour, design) * MathF.Pow(2, 0.5f * (design.Contrast ?? 0)) },
        Counter = Counter with { Colour = Counter.Colour * MathF.Pow(2, -(design.Contrast ?? 0)) },
        LampsLit = design.Practicals ?? LampsLit,
    };
}

/// <summary>Every sky a scene can ask for: four times of day under five kinds of weather.</summary>
public static class Skies
{
    private sealed record Tone(
        Vector3 Key, float Elevation, float Softness, Vector3 Zenith, Vector3 Horizon, float Fog,
        float Exposure, Vector3 Shadows, Vector3 Highlights, float Saturation);

    // Irradiance of the key, its elevation in degrees and the sine of its half angle; radiance of the sky; extinction per metre.
    private static readonly Tone[] Clear =
    [
        new(new(7.0f, 4.3f, 2.7f), 12, 0.03f, new(0.20f, 0.30f, 0.50f), new(1.05f, 0.72f, 0.58f), 0.005f, 0.80f, new(0.90f, 0.97f, 1.14f), new(1.06f, 0.99f, 0.93f), 1.00f),
        new(new(9.6f, 8.7f, 7.2f), 46, 0.02f, new(0.34f, 0.62f, 1.12f), new(0.98f, 1.12f, 1.22f), 0.003f, 0.56f, new(0.93f, 0.99f, 1.09f), new(1.03f, 1.00f, 0.96f), 1.04f),
        new(new(8.4f, 4.7f, 1.9f), 10, 0.03f, new(0.16f, 0.23f, 0.44f), new(1.20f, 0.60f, 0.32f), 0.004f, 0.76f, new(0.86f, 0.96f, 1.18f), new(1.07f, 0.99f, 0.90f), 1.04f),
        new(new(0.36f, 0.60f, 1.08f), 13, 0.032f, new(0.012f, 0.025f, 0.058f), new(0.045f, 0.080f, 0.135f), 0.006f, 1.95f, new(0.80f, 0.99f, 1.24f), new(1.05f, 1.00f, 0.92f), 0.98f),
    ];

    private static readonly Tone[] Grey =
    [
        new(new(1.5f, 1.35f, 1.25f), 30, 0.24f, new(0.32f, 0.40f, 0.52f), new(0.78f, 0.62f, 0.53f), 0.008f, 1.12f, new(0.90f, 0.98f, 1.12f), new(1.05f, 1.00f, 0.94f), 1.00f),
        new(new(2.6f, 2.4f, 2.1f), 52, 0.22f, new(0.52f, 0.64f, 0.78f), new(0.92f, 0.89f, 0.83f), 0.0045f, 0.88f, new(0.92f, 0.99f, 1.10f), new(1.03f, 1.00f, 0.96f), 1.04f),
        new(new(1.1f, 0.92f, 0.85f), 26, 0.24f, new(0.18f, 0.24f, 0.37f), new(0.56f, 0.42f, 0.38f), 0.008f, 1.38f, new(0.86f, 0.97f, 1.17f), new(1.05f, 0.99f, 0.93f), 0.95f),
        new(new(0.10f, 0.14f, 0.22f), 45, 0.26f, new(0.028f, 0.038f, 0.058f), new(0.058f, 0.066f, 0.084f), 0.012f, 2.15f, new(0.82f, 0.99f, 1.22f), new(1.05f, 1.00f, 0.92f), 0.94f),
    ];

    /// <param name="from">Unit vector from which the plan wants its key; time of day sets the height, the bearing is kept.</param>
    public static Sky Over(TimeOfDay time, Weather weather, Vector3 from)
    {
        var clear = weather == Weather.Clear;
        var tone = Under(weather, (clear ? Clear : Grey)[(int)time]);
        var night = time == TimeOfDay.Night;
        var toKey = AtElevation(from, tone.Elevation);
        var key = new Light(LightKind.Sun, Vector3.Zero, -toKey, tone.Key, Radius: tone.Softness, Key: true);

        // From across, of the opposite temperature, and never enough to be noticed as a second sun.
        var toCounter = AtElevation(new(-from.X, 0, -from.Z - MathF.CopySign(0.4f, from.Z)), 32);
        var coolness = clear && !night ? new Vector3(0.72f, 0.95f, 1.30f) : new Vector3(1.10f, 1.00f, 0.88f);
        var counter = new Light(LightKind.Sun, Vector3.Zero, -toCounter, coolness * ((night ? 0.4f : 0.1f) * Brightness(tone.Key) + 0.18f * Brightness(tone.Horizon)), Radius: 0.3f);

        // Low sun colours the sky, not all of the air: distance stays cool against it.
        var low = clear && time is TimeOfDay.Dawn or TimeOfDay.Dusk;
        var fogColour = Vector3.Lerp(tone.Zenith, tone.Horizon, weather == Weather.Fog ? 0.55f : low ? 0.4f : 0.72f) * (clear ? 0.62f : weather is Weather.Fog or Weather.Snow ? 0.92f : 0.7f);
        var cover = weather switch { Weather.Clear => night ? 0.12f : 0.32f, Weather.Fog => 0.5f, _ => 1f };
        var ground = tone.Horizon * new Vector3(0.34f, 0.32f, 0.30f);
        var atmosphere = new Atmosphere(tone.Zenith, tone.Horizon, ground, true, tone.Fog, fogColour, cover, clear && night ? 1f : 0f, weather);
        var lit = night || time == TimeOfDay.Dusk || (time == TimeOfDay.Dawn && !clear);
        return new(atmosphere, key, counter, new(tone.Exposure, tone.Shadows, tone.Highlights, tone.Saturation), lit, Vector3.Lerp(tone.Zenith, tone.Horizon, 0.6f));
    }

    /// <summary>The bearing behind the figures on the key's own side, where a low sun or the moon stands in the picture.</summary>
    public static Vector3 Behind(Vector3 from) => Vector3.Normalize(new(0.30f * MathF.Sign(from.X == 0 ? -1 : from.X), 0.3f, -1f));

    public static Vector3 Bearing(KeySide side) => side switch
    {
        KeySide.Left => new(-0.85f, 0.6f, 0.35f),
        KeySide.Right => new(0.85f, 0.6f, 0.35f),
        KeySide.Behind => new(0.3f, 0.3f, -1),
        _ => new(-0.3f, 0.6f, 1),
    };

    private static Tone Under(Weather weather, Tone tone) => weather switch
    {
        Weather.Rain => tone with
        {
            Key = tone.Key * new Vector3(0.50f, 0.56f, 0.64f),
            Zenith = tone.Zenith * new Vector3(0.60f, 0.66f, 0.74f),
            Horizon = tone.Horizon * new Vector3(0.62f, 0.69f, 0.78f),
            Fog = tone.Fog * 1.5f,
            Exposure = tone.Exposure * 1.25f,
            Saturation = tone.Saturation * 1.04f,
        },
        Weather.Snow => tone with
        {
            Key = tone.Key * new Vector3(0.80f, 0.84f, 0.92f),
            Zenith = tone.Zenith * new Vector3(0.92f, 0.97f, 1.05f),
            Horizon = tone.Horizon * new Vector3(0.94f, 0.99f, 1.06f),
            Fog = tone.Fog * 1.4f,
            Exposure = tone.Exposure * 0.86f,
        },
        Weather.Fog => tone with
        {
            Key = tone.Key * 0.6f,
            Zenith = tone.Zenith * new Vector3(0.80f, 0.90f, 1.02f),
            Horizon = tone.Horizon * new Vector3(0.82f, 0.92f, 1.04f),
            Fog = 0.019f,
            Exposure = tone.Exposure * 1.08f,
            Saturation = tone.Saturation * 1.06f,
        },
        _ => tone,
    };

    private static Vector3 AtElevation(Vector3 bearing, float degrees)
    {
        var flat = new Vector3(bearing.X, 0, bearing.Z);
        flat = flat.LengthSquared() < 1e-6f ? -Vector3.UnitX : Vector3.Normalize(flat);
        var (sin, cos) = MathF.SinCos(degrees * MathF.PI / 180);
        return new(flat.X * cos, sin, flat.Z * cos);
    }

    private static float Brightness(Vector3 colour) => Vector3.Dot(colour, new(0.2126f, 0.7152f, 0.0722f));
}
