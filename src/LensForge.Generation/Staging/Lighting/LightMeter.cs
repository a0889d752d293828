using System.Numerics;
using System.Runtime.CompilerServices;
using LensForge.Domain.Stages;
using LensForge.Generation.Geometry;
using LensForge.Generation.Rendering;

namespace LensForge.Generation.Staging.Lighting;

/// <summary>
/// Exposes a set as a cinematographer does: a grey ball is held where the principals' heads will be, its light is read,
/// and the exposure is set so that the ball comes out as bright as that time of day should look. One reading serves every shot of the scene.
/// </summary>
public static class LightMeter
{
    private const int Pixels = 14, Samples = 48;
    private const float BrightestGrey = 0.26f;
    private const float BallRadius = 0.11f, HeadHeight = 1.5f, SeatedHead = 0.72f, Away = 0.9f;
    private static readonly ConditionalWeakTable<BuiltSet, MeteredSet> Readings = [];

    /// <param name="time">Decides how bright the scene should look.</param>
    public static MeteredSet Meter(BuiltSet set, SetPlan plan, TimeOfDay time) => Readings.GetValue(set, _ => Read(set, plan, time));

    /// <summary>Developed brightness of a grey card (18 % reflectance), in linear light before the film's curve.</summary>
    private static float GreyTarget(TimeOfDay time) => time switch
    {
        TimeOfDay.Day => 0.17f,
        TimeOfDay.Dawn => 0.13f,
        TimeOfDay.Dusk => 0.12f,
        _ => 0.055f,
    };

    private static MeteredSet Read(BuiltSet set, SetPlan plan, TimeOfDay time)
    {
        // People stand and sit in different light: the scene is exposed for both, and never so that the brightest place burns out.
        var readings = plan.Standing.Take(2).Concat(plan.Seated.Take(2)).Select(mark => MathF.Max(1e-4f, Reading(set, mark))).ToArray();
        var light = MathF.Exp(readings.Average(MathF.Log));
        var exposure = Math.Clamp(MathF.Min(GreyTarget(time) / (0.18f * light), BrightestGrey / (0.18f * readings.Max())), 0.02f, 60f);
        return new(set with { Grade = set.Grade with { Exposure = exposure } }, light);
    }

    /// <summary>Mean diffuse light on the side of the ball that the camera sees.</summary>
    private static float Reading(BuiltSet set, Mark mark)
    {
        var at = mark.Position + Vector3.UnitY * (mark.SeatHeight > 0 ? mark.SeatHeight + SeatedHead : HeadHeight);
        var ball = new Instance(Primitives.Sphere(BallRadius), new Material(Substance.Plain, new(0.18f), new(0.18f), Vector3.Zero, 0.02f, 1f), Matrix4x4.CreateTranslation(at), 1, 1);
        var camera = new CameraView(at + Vector3.UnitZ * Away, -Vector3.UnitZ, Vector3.UnitX, Vector3.UnitY, BallRadius / Away, 0, Away);
        var layers = PathTracer.RenderLinear(new StageFrame(set, [ball], camera, set.Lights), Pixels, Pixels, Samples, seed: 18, threads: 1);
        float sum = 0;
        var seen = 0;
        for (var i = 0; i < layers.Depth.Length; i++)
        {
            if (MathF.Abs(layers.Depth[i] - Away) > BallRadius * 1.2f) continue;
            sum += Vector3.Dot(layers.Diffuse[i], new(0.2126f, 0.7152f, 0.0722f));
            seen++;
        }
        return seen == 0 ? 1 : sum / seen;
    }
}

/// <summary>A set with its exposure set by the meter.</summary>
/// <param name="Light">Diffuse light at the principals, as read: what a white card there sends back.</param>
public sealed record MeteredSet(BuiltSet Set, float Light);
