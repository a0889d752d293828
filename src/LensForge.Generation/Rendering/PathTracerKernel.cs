using System.Numerics;
using LensForge.Generation.Staging;
using static LensForge.Generation.Rendering.SurfacesNoise;
using static LensForge.Generation.Rendering.TracedLight;

namespace LensForge.Generation.Rendering;

/// <summary>Light transport on one frame of a stage: light from lamps, light from other surfaces, light scattered by the air.</summary>
internal sealed partial class PathTracerKernel(BvhScene scene)
{
    private const float FogReach = 70f, FogForward = 0.55f, CoarseFootprint = 0.02f, MeanFootprint = 1f, Offset = 0.0012f, LampReach = 0.45f;
    private const int MaxLights = 128;
    private readonly HashSet<Instance> _lamps = new(ReferenceEqualityComparer.Instance);
    private readonly List<(Instance Instance, Vector3 Min, Vector3 Max)> _boxes = [];
    private BuiltSet? _lampsOf;
    private Atmosphere _air = scene.Set.Atmosphere;
    private float _limit = 4f;

    public BvhScene Scene { get; } = scene;

    public PathTracerLights Lights { get; } = new();

    /// <summary>Extinction of the air per metre, and how far along a ray it is followed.</summary>
    public (float Density, float Reach) Air => (_air.FogDensity, FogReach);

    public void Prepare(StageFrame frame)
    {
        Scene.Pose(frame.Posed);
        Lights.Prepare(frame.Lights.Count <= MaxLights ? frame.Lights : [.. frame.Lights.Take(MaxLights)]);
        _air = frame.Set.Atmosphere;
        _limit = 4f / MathF.Max(frame.Set.Grade.Exposure, 0.05f);
        FindLamps(frame);
    }

    /// <summary>Emissive geometry that a light stands for is seen, but lights only through its light; and a light that is seen needs no highlight of its own on mirrors.</summary>
    private void FindLamps(StageFrame frame)
    {
        if (!ReferenceEquals(_lampsOf, frame.Set))
        {
            _lampsOf = frame.Set;
            _boxes.Clear();
            foreach (var instance in frame.Set.Instances)
            {
                if (instance.Material.Emission == Vector3.Zero || instance.Mesh.Positions.Length == 0)
                {
                    continue;
                }

                Vector3 min = new(float.MaxValue), max = new(float.MinValue);
                foreach (var p in instance.Mesh.Positions)
                {
                    var q = Vector3.Transform(p, instance.Transform);
                    min = Vector3.Min(min, q);
                    max = Vector3.Max(max, q);
                }

                _boxes.Add((instance, min, max));
            }
        }

        _lamps.Clear();
        for (var i = 0; i < Lights.Count; i++)
        {
            ref var light = ref Lights[i];
            light.Seen = light.Kind == LightKind.Rectangle;
            foreach (var (instance, min, max) in _boxes)
            {
                if (light.Kind != LightKind.Sun && Vector3.Distance(light.Position, Vector3.Clamp(light.Position, min, max)) < LampReach)
                {
                    _lamps.Add(instance);
                    light.Seen = true;
                }
            }
        }
    }

    public Vector3 Sky(Vector3 direction, bool disc) => Skylight.Radiance(_air, direction, disc ? Lights.Sun : null);

    public Vector3 Limit(Vector3 radiance, float factor)
    {
        var l = Luminance(radiance);
        var limit = _limit * factor;
        return l > limit ? radiance * (limit / l) : radiance;
    }

    /// <summary>Radiance that comes along a ray from other surfaces and, where it lights, the sky.</summary>
    /// <param name="mirror">Whether the ray comes from a mirror-like reflection, which sees lamps and sky as the camera does.</param>
    public Vector3 Incoming(Vector3 origin, Vector3 direction, bool mirror, int bounces, in PathSampler sampler, ref PathRandom random)
    {
        Vector3 sum = default, throughput = Vector3.One;
        for (var bounce = 0; ; bounce++)
        {
            if (!Scene.Nearest(origin, direction, 1e4f, out var hit))
            {
                return mirror || _air.SkyLights ? sum + throughput * Sky(direction, false) : sum;
            }

            var vertex = PathVertex.At(in hit, origin, direction, mirror ? CoarseFootprint + 0.01f * hit.Hit.Distance : MeanFootprint);
            var emission = vertex.Surface.Emission;
            if (emission != Vector3.Zero && (mirror || !_lamps.Contains(hit.Instance)))
            {
                sum += throughput * emission;
            }

            if (vertex.Substance == Substance.Emissive)
            {
                return sum;
            }

            Direct(in vertex, 1, in sampler, ref random, false, out var diffuse, out var highlight);
            sum += throughput * (diffuse * vertex.Surface.Albedo + (mirror ? highlight : default));
            if (bounce + 1 >= bounces)
            {
                return sum;
            }

            throughput *= vertex.Surface.Albedo;
            var survival = Math.Clamp(MathF.Max(throughput.X, MathF.Max(throughput.Y, throughput.Z)), 0.1f, 1f);
            if (random.Next() >= survival)
            {
                return sum;
            }

            throughput /= survival;

            mirror = false;
            origin = vertex.Position + vertex.Face * Offset;
            direction = vertex.CosineDirection(random.Next(), random.Next());
        }
    }

    /// <summary>
    /// Light scattered once into a ray by the air: one light chosen by the angle it spans along the ray, one distance
    /// drawn so that nearness to the light cancels (equiangular sampling, Kulla and Fajardo 2012).
    /// </summary>
    /// <param name="weight">Of the sampled light: 2 when only every other sample asks for it, 0 to leave it out.</param>
    public Vector3 Scattered(Vector3 origin, Vector3 direction, float length, float weight, in PathSampler sampler, ref PathRandom random)
    {
        var density = _air.FogDensity;
        if (density <= 0)
        {
            return default;
        }

        length = MathF.Min(length, FogReach);
        var sum = _air.FogColour * (1f - MathF.Exp(-density * length));
        if (weight <= 0)
        {
            return sum;
        }

        Span<float> chances = stackalloc float[Lights.Count];
        float total = 0;
        for (var i = 0; i < Lights.Count; i++)
        {
            chances[i] = Lights[i].FogEstimate(origin, direction, length, out _, out _);
            total += chances[i];
        }

        if (total <= 0)
        {
            return sum;
        }

        var (along, choice) = sampler.Pair(5);
        for (var i = 0; i < Lights.Count; i++)
        {
            chances[i] /= total;
        }

        var index = Lights.Choose(chances, choice);
        ref readonly var light = ref Lights[index];
        light.FogEstimate(origin, direction, length, out var nearest, out var height);
        float t, density1;
        if (light.Kind == LightKind.Sun)
        {
            t = along * length;
            density1 = 1f / length;
        }
        else
        {
            float from = MathF.Atan(-nearest / height), to = MathF.Atan((length - nearest) / height);
            var angle = from + (to - from) * along;
            t = nearest + height * MathF.Tan(angle);
            density1 = height / ((to - from) * (height * height + (t - nearest) * (t - nearest)));
        }

        var point = origin + direction * t;
        if (t <= 0 || t >= length || !light.Sample(point, random.Next(), random.Next(), out var towards, out var distance, out var irradiance)
            || Scene.Occluded(point, towards, distance))
        {
            return sum;
        }

        var swirl = 0.7f + 0.6f * Noise(point * 0.9f);
        var phase = Phase(Vector3.Dot(direction, towards));
        var travelled = light.Kind == LightKind.Sun ? 4f : MathF.Min(distance, 40f);
        sum += irradiance * (weight * density * swirl * phase * MathF.Exp(-density * (t + travelled)) / (density1 * chances[index]));
        return Limit(sum, 1.5f);
    }

    public float Transmittance(float distance) => _air.FogDensity <= 0 ? 1f : MathF.Exp(-_air.FogDensity * MathF.Min(distance, FogReach));

    /// <summary>Henyey and Greenstein's phase function, mostly forward.</summary>
    private static float Phase(float cosine)
    {
        const float g = FogForward;
        var d = 1f + g * g - 2f * g * cosine;
        return (1f - g * g) / (4f * MathF.PI * d * MathF.Sqrt(d));
    }
}
