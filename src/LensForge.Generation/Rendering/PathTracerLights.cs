using System.Numerics;
using System.Runtime.CompilerServices;
using LensForge.Generation.Staging;
using static LensForge.Generation.Rendering.SurfacesNoise;

namespace LensForge.Generation.Rendering;

/// <summary>The lights of a frame, prepared for sampling: one by one, or one chosen by what it is likely to give.</summary>
internal sealed class PathTracerLights
{
    /// <summary>Share of the choice that ignores the estimate, so that a wrong estimate cannot blow up.</summary>
    private const float Even = 0.15f;
    private TracedLight[] _lights = [];

    public int Count { get; private set; }

    public Light? Sun { get; private set; }

    public ref TracedLight this[int index] => ref _lights[index];

    public void Prepare(IReadOnlyList<Light> lights)
    {
        if (_lights.Length < lights.Count)
        {
            _lights = new TracedLight[lights.Count];
        }

        Count = 0;
        Sun = null;
        for (var i = 0; i < lights.Count; i++)
        {
            var light = lights[i];
            if (light.Kind == LightKind.Sun && Sun is null)
            {
                Sun = light;
            }

            var prepared = new TracedLight(light);
            if (prepared.Power > 0)
            {
                _lights[Count++] = prepared;
            }
        }
    }

    /// <summary>Fills the chances of each light at a point and returns their sum of estimates; 0 when none reaches it.</summary>
    public float Chances(Vector3 point, Vector3 normal, float wrap, Span<float> chances)
    {
        float total = 0;
        var reaching = 0;
        for (var i = 0; i < Count; i++)
        {
            var estimate = _lights[i].Estimate(point, normal, wrap);
            chances[i] = estimate;
            total += estimate;
            reaching += estimate > 0 ? 1 : 0;
        }

        if (total <= 0)
        {
            return 0;
        }

        float scale = (1f - Even) / total, floor = Even / reaching;
        for (var i = 0; i < Count; i++)
        {
            chances[i] = chances[i] > 0 ? chances[i] * scale + floor : 0f;
        }

        return total;
    }

    /// <summary>Picks by chance with one random number.</summary>
    public int Choose(ReadOnlySpan<float> chances, float random)
    {
        var last = -1;
        for (var i = 0; i < Count; i++)
        {
            if (chances[i] <= 0)
            {
                continue;
            }

            last = i;
            random -= chances[i];
            if (random < 0)
            {
                return i;
            }
        }

        return last;
    }
}

internal struct TracedLight
{
    /// <summary>A whole sky of radiance 1 gives pi; single samples beyond this are noise of points that nearly touch the light.</summary>
    private const float NearLimit = 7f;

    public readonly LightKind Kind;
    public readonly Vector3 Position, Direction, Colour;
    public readonly float Radius, Power;
    /// <summary>Whether reflections see it, as geometry or as sky behind a window.</summary>
    public bool Seen;
    private readonly Vector3 _u, _v;
    private readonly float _area, _inner, _outer;

    public TracedLight(Light light)
    {
        Kind = light.Kind;
        Position = light.Position;
        Direction = light.Direction == Vector3.Zero ? -Vector3.UnitY : Vector3.Normalize(light.Direction);
        Colour = light.Colour;
        Radius = light.Radius;
        Power = Luminance(Colour);
        (_inner, _outer) = (light.InnerCosine, light.OuterCosine);
        if (Kind == LightKind.Rectangle)
        {
            (_u, _v) = (light.U, light.V);
            _area = 4f * Vector3.Cross(_u, _v).Length();
        }
        else if (Kind == LightKind.Sun)
        {
            Basis(Direction, out _u, out _v);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Luminance(Vector3 c) => 0.2126f * c.X + 0.7152f * c.Y + 0.0722f * c.Z;

    /// <summary>Two unit vectors square to a third (Duff and others 2017).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Basis(Vector3 n, out Vector3 t, out Vector3 b)
    {
        var sign = MathF.CopySign(1f, n.Z);
        var a = -1f / (sign + n.Z);
        var c = n.X * n.Y * a;
        t = new(1f + sign * n.X * n.X * a, sign * c, -sign * n.X);
        b = new(c, sign + n.Y * n.Y * a, -n.Y);
    }

    /// <summary>A direction towards the light, the distance that must be free, and the irradiance at normal incidence.</summary>
    public readonly bool Sample(Vector3 point, float a, float b, out Vector3 direction, out float distance, out Vector3 irradiance)
    {
        switch (Kind)
        {
            case LightKind.Rectangle:
            {
                var to = Position + _u * (2f * a - 1f) + _v * (2f * b - 1f) - point;
                var squared = to.LengthSquared();
                distance = MathF.Sqrt(squared);
                direction = to / distance;
                var cosine = -Vector3.Dot(direction, Direction);
                irradiance = Colour * MathF.Min(MathF.Max(cosine, 0f) * _area / MathF.Max(squared, 1e-4f), NearLimit);
                distance -= 0.004f;
                return cosine > 0;
            }

            case LightKind.Sun:
            {
                var (sine, cosine) = MathF.SinCos(MathF.Tau * a);
                var r = MathF.Sqrt(b) * Radius;
                direction = Vector3.Normalize((_u * cosine + _v * sine) * r - Direction);
                distance = 1e4f;
                irradiance = Colour;
                return true;
            }

            default:
            {
                var to = Position - point;
                var squared = to.LengthSquared();
                Basis(to / MathF.Sqrt(squared + 1e-12f), out var t, out var u);
                var (sine, cosine) = MathF.SinCos(MathF.Tau * a);
                to += (t * cosine + u * sine) * (MathF.Sqrt(b) * Radius);
                distance = to.Length();
                direction = to / distance;
                irradiance = Colour / MathF.Max(squared, Radius * Radius + 1e-3f);
                if (Kind == LightKind.Spot)
                {
                    irradiance *= Smooth(_outer, _inner, -Vector3.Dot(direction, Direction));
                }

                distance -= Radius + 0.005f;
                return irradiance.X + irradiance.Y + irradiance.Z > 1e-7f && distance > 0;
            }
        }
    }

    /// <summary>Roughly what the light gives to a surface if nothing stands between; 0 only where it surely gives nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly float Estimate(Vector3 point, Vector3 normal, float wrap)
    {
        if (Kind == LightKind.Sun)
        {
            var facing = -Vector3.Dot(normal, Direction) + wrap + Radius;
            return facing > 0 ? Power * MathF.Min(facing, 1f) : 0f;
        }

        var to = Position - point;
        var squared = to.LengthSquared();
        var inverse = 1f / MathF.Sqrt(squared + 1e-9f);
        var spread = Kind == LightKind.Rectangle ? 0.5f * MathF.Sqrt(_area) * inverse : Radius * inverse;
        var cosine = Vector3.Dot(normal, to) * inverse + wrap + MathF.Min(spread, 1f);
        if (cosine <= 0)
        {
            return 0f;
        }

        cosine = MathF.Min(cosine, 1f);
        if (Kind == LightKind.Rectangle)
        {
            var emitting = -Vector3.Dot(Direction, to);
            return emitting <= 0 ? 0f : Power * cosine * (emitting * inverse) * _area / (squared + 0.25f * _area);
        }

        var cone = 1f;
        if (Kind == LightKind.Spot)
        {
            var slack = Radius * inverse;
            cone = Smooth(_outer - slack - 1e-3f, _inner, -Vector3.Dot(Direction, to) * inverse);
        }

        return Power * cosine * cone / (squared + 0.01f);
    }

    /// <summary>Roughly what the light scatters into a ray of that length, for choosing one; by the angle that the ray spans.</summary>
    public readonly float FogEstimate(Vector3 origin, Vector3 direction, float length, out float nearest, out float height)
    {
        if (Kind == LightKind.Sun)
        {
            (nearest, height) = (0, 0);
            return Power * length;
        }

        var to = Position - origin;
        nearest = Vector3.Dot(to, direction);
        height = MathF.Sqrt(MathF.Max(to.LengthSquared() - nearest * nearest, 0.0036f + Radius * Radius));
        var intensity = Kind == LightKind.Rectangle ? Power * _area * 0.5f : Power;
        return intensity * (Angle((length - nearest) / height) + Angle(nearest / height)) / height;

        // An arc tangent within 0.005, which is enough to choose by.
        static float Angle(float x)
        {
            var a = MathF.Abs(x);
            var t = a > 1f ? 1f / a : a;
            t *= 0.7853982f + 0.273f * (1f - t);
            return MathF.CopySign(a > 1f ? 1.5707964f - t : t, x);
        }
    }
}
