using System.Numerics;
using LensForge.Domain.Stages;
using LensForge.Generation.Staging;
using static LensForge.Generation.Rendering.SurfacesNoise;

namespace LensForge.Generation.Rendering;

/// <summary>
/// Rain and snow in the air: drops that fall through the stage itself, streaked by the shutter, hidden by what stands before them,
/// kept off by roofs, softened by the lens, lit by the sky and brightly near lamps. The same drops in every renderer of a frame.
/// </summary>
internal static class Precipitation
{
    private const float Nearest = 0.7f, Shutter = 1f / 48f, Overhead = 30f;

    /// <param name="Count">Within a box of <paramref name="Side"/> metres, which repeats.</param>
    /// <param name="Speed">Metres a second.</param>
    /// <param name="Radius">Of what is seen of a drop, metres.</param>
    /// <param name="Sky">How much of the sky's light it sends on.</param>
    /// <param name="Lamps">How much of a lamp's.</param>
    private sealed record Kind(int Count, float Side, Vector3 Speed, float Radius, float Opacity, float Sky, float Lamps);

    private static readonly Kind Rain = new(3000, 18, new(0.75f, -8.2f, 0.3f), 0.003f, 0.6f, 1.1f, 0.16f);
    private static readonly Kind Snow = new(3600, 15, new(0.4f, -1.15f, 0.22f), 0.0085f, 0.85f, 0.8f, 0.3f);

    public static bool Falls(StageFrame frame) => frame.Set.Atmosphere is { SkyLights: true, Weather: Weather.Rain or Weather.Snow };

    /// <param name="picture">Linear light of the G-buffers' size, multiplied by <paramref name="exposure"/> already.</param>
    /// <param name="scene">Tells what has a roof over it.</param>
    public static void Draw(Span<Vector3> picture, GBuffers g, StageFrame frame, BvhScene scene, float exposure)
    {
        var air = frame.Set.Atmosphere;
        var camera = frame.Camera;
        var kind = air.Weather == Weather.Snow ? Snow : Rain;
        var sky = Vector3.Lerp(air.Horizon, air.Zenith, 0.4f) * kind.Sky;
        var pixels = g.Width / (2 * camera.TanHalfWidth);
        var middle = camera.Position + camera.Forward * (0.5f * kind.Side);
        for (var i = 0; i < kind.Count; i++)
        {
            var at = Place(kind, i, camera.Seconds, middle);
            if (!Project(at, camera, g, pixels, out var here)) continue;
            var depth = here.Z;
            var level = Vector3.Distance(at, middle);
            // What would appear at the edge of the box fades in.
            var fade = Smooth(0.5f * kind.Side, 0.38f * kind.Side, level) * Smooth(Nearest, 2 * Nearest, depth) * MathF.Exp(-air.FogDensity * depth);
            if (fade <= 0.01f || !Project(at - kind.Speed * Shutter, camera, g, pixels, out var before)) continue;
            var pixel = Math.Clamp((int)here.Y, 0, g.Height - 1) * g.Width + Math.Clamp((int)here.X, 0, g.Width - 1);
            if (g.Depth[pixel] < depth || scene.Occluded(at, Vector3.UnitY, Overhead)) continue;

            // Half a pixel at least, and the disc of confusion of a thin lens; what is spread is thinner.
            var sharp = kind.Radius * pixels / depth;
            var blur = camera.Aperture * MathF.Abs(depth - camera.FocusMetres) / (depth * camera.FocusMetres) * pixels;
            var radius = MathF.Max(0.5f, sharp + blur);
            var streaked = Vector2.Distance(new(here.X, here.Y), new(before.X, before.Y));
            var share = sharp / radius;
            if (streaked < 2 * radius) share *= MathF.Min(1, (sharp + streaked) / radius);
            var light = (sky + Near(frame.Lights, at) * kind.Lamps) * exposure;
            Streak(picture, g, before, here, radius, MathF.Min(1, share) * kind.Opacity * fade, light, depth);
        }
    }

    /// <summary>A drop's place: its box repeats through space, and the one around the middle of the view is seen.</summary>
    private static Vector3 Place(Kind kind, int drop, float seconds, Vector3 middle)
    {
        var own = 0.85f + 0.3f * Hash(drop, 11, 5);
        var at = new Vector3(Hash(drop, 1, 7), Hash(drop, 2, 7), Hash(drop, 3, 7)) * kind.Side + kind.Speed * (seconds * own);
        if (kind == Snow) at += new Vector3(MathF.Sin(seconds * 1.7f + drop), 0, MathF.Cos(seconds * 1.3f + drop * 1.7f)) * 0.09f;
        var from = at - middle;
        return middle + from - kind.Side * new Vector3(MathF.Round(from.X / kind.Side), MathF.Round(from.Y / kind.Side), MathF.Round(from.Z / kind.Side));
    }

    private static bool Project(Vector3 at, CameraView camera, GBuffers g, float pixels, out Vector3 onPicture)
    {
        var to = at - camera.Position;
        var depth = Vector3.Dot(to, camera.Forward);
        onPicture = default;
        if (depth < Nearest) return false;
        onPicture = new(0.5f * g.Width + Vector3.Dot(to, camera.Right) * pixels / depth, 0.5f * g.Height - Vector3.Dot(to, camera.Up) * pixels / depth, depth);
        const float margin = 8;
        return onPicture.X > -margin && onPicture.X < g.Width + margin && onPicture.Y > -margin && onPicture.Y < g.Height + margin;
    }

    private static Vector3 Near(IReadOnlyList<Light> lights, Vector3 at)
    {
        Vector3 sum = default;
        foreach (var light in lights)
        {
            if (light.Kind is not (LightKind.Sphere or LightKind.Spot)) continue;
            sum += light.Colour / (Vector3.DistanceSquared(light.Position, at) + 0.25f);
        }

        return sum;
    }

    /// <summary>A soft line; every pixel is covered once, by its distance to the line.</summary>
    private static void Streak(Span<Vector3> picture, GBuffers g, Vector3 from, Vector3 to, float radius, float opacity, Vector3 light, float depth)
    {
        var reach = radius + 0.7f;
        Vector2 a = new(from.X, from.Y), along = new Vector2(to.X, to.Y) - a;
        var squared = MathF.Max(along.LengthSquared(), 1e-6f);
        int left = Math.Max(0, (int)(MathF.Min(from.X, to.X) - reach)), right = Math.Min(g.Width - 1, (int)(MathF.Max(from.X, to.X) + reach));
        int top = Math.Max(0, (int)(MathF.Min(from.Y, to.Y) - reach)), bottom = Math.Min(g.Height - 1, (int)(MathF.Max(from.Y, to.Y) + reach));
        for (var y = top; y <= bottom; y++)
        {
            for (var x = left; x <= right; x++)
            {
                var p = new Vector2(x + 0.5f, y + 0.5f) - a;
                var t = Math.Clamp(Vector2.Dot(p, along) / squared, 0, 1);
                var cover = Math.Clamp(radius + 0.5f - (p - along * t).Length(), 0, 1) * opacity;
                var pixel = y * g.Width + x;
                if (cover <= 0 || g.Depth[pixel] < depth) continue;
                picture[pixel] += (light - picture[pixel]) * cover;
            }
        }
    }
}
