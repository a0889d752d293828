using System.Numerics;
using System.Runtime.CompilerServices;
using LensForge.Domain.Stages;
using LensForge.Generation.Geometry;
using LensForge.Generation.Rendering;

namespace LensForge.Generation.Staging.Lighting;

/// <summary>
/// Exposes a set as a cinematographer does: a grey ball is held where the principals' heads will be, its light is read,
/// and the exposure is set so that the ball comes out as bright as that time of day should look. The set behind is read too:
/// where it would wash out, the exposure comes down and faces are left to the fill. One reading serves every shot of the scene.
/// </summary>
public static class LightMeter
{
    private const int Pixels = 14, Samples = 48, ViewWidth = 24, ViewHeight = 14, ViewSamples = 12;
    private const float BrightestGrey = 1.5f, KeyedStops = 0.4f;
    private const float BallRadius = 0.11f, HeadHeight = 1.5f, SeatedHead = 0.72f, Away = 0.9f;
    private static readonly ConditionalWeakTable<BuiltSet, MeteredSet> Readings = [];

    /// <param name="time">Decides how bright the scene should look.</param>
    /// <param name="contrast">Of the set's design: low key is kept darker, high key brighter.</param>
    public static MeteredSet Meter(BuiltSet set, SetPlan plan, TimeOfDay time, float contrast = 0) => Readings.GetValue(set, _ => Read(set, plan, time, contrast));

    /// <summary>Exposed light of a grey card (18 % reflectance) before the film's curve, and the most that half and nine tenths of the view may have.</summary>
    private static (float Grey, float Half, float Bright) Aim(TimeOfDay time) => time switch
    {
        TimeOfDay.Day => (0.13f, 0.18f, 1.1f),
        TimeOfDay.Dawn => (0.10f, 0.13f, 0.65f),
        TimeOfDay.Dusk => (0.09f, 0.10f, 0.5f),
        _ => (0.06f, 0.06f, 0.26f),
    };

    /// <summary>
    /// What the weather does to that aim. Rain and cloud read as bad weather only when they are kept low; snow and fog are bright by themselves, and
    /// a meter that is believed turns them grey: they are opened up, as on any set in snow, until people stand dark against them.
    /// </summary>
    private static (float Grey, float Half, float Bright) Under(Atmosphere air) => air.Weather switch
    {
        Weather.Snow => (1.3f, 2.4f, 1.25f),
        Weather.Fog => (1.2f, 2.0f, 1.2f),
        Weather.Overcast => (1.25f, 1.6f, 1f),
        Weather.Rain => (0.85f, 0.85f, 0.75f),
        _ => (1f, 1f, 1f),
    };

    private static MeteredSet Read(BuiltSet set, SetPlan plan, TimeOfDay time, float contrast)
    {
        var aim = Aim(time);
        // People stand and sit in different light: the scene is exposed for both, and never so that the brightest place burns out.
        var readings = plan.Standing.Take(2).Concat(plan.Seated.Take(2)).Select(mark => MathF.Max(1e-4f, Reading(set, set.Lights, Head(mark), Vector3.UnitZ))).ToArray();
        var light = MathF.Exp(readings.Average(MathF.Log));
        var under = Under(set.Atmosphere);
        aim = (aim.Grey * under.Grey, aim.Half * under.Half, aim.Bright * under.Bright);
        var key = MathF.Pow(2, -KeyedStops * contrast);
        if (contrast != 0) aim = (aim.Grey * key, aim.Half * key, aim.Bright * key);
        var exposure = MathF.Min(aim.Grey / (0.18f * light), BrightestGrey * aim.Grey / (0.18f * readings.Max()));
        // A car's own roof and doors fill its view: there faces alone decide.
        if (plan.Kind == SetKind.CarInterior) exposure *= 1.5f;
        else
        {
            var view = View(set, plan);
            exposure = MathF.Min(exposure, MathF.Min(aim.Half / view[view.Length / 2], aim.Bright / view[view.Length * 9 / 10]));
        }
        exposure = Math.Clamp(exposure, 0.02f, 60f);
        return new(set with { Grade = set.Grade with { Exposure = exposure } }, aim.Grey / (0.18f * exposure));
    }

    private static Vector3 Head(Mark mark) => mark.Position + Vector3.UnitY * (mark.SeatHeight > 0 ? mark.SeatHeight + SeatedHead : HeadHeight);

    /// <summary>Luminance of the empty set from the default side, sorted.</summary>
    private static float[] View(BuiltSet set, SetPlan plan)
    {
        var camera = new CameraView(new(0, HeadHeight, MathF.Min(plan.Max.Z - 0.3f, 5f)), -Vector3.UnitZ, Vector3.UnitX, Vector3.UnitY, 0.6f, 0, 4f);
        var seen = PathTracer.RenderLinear(new StageFrame(set, [], camera, set.Lights), ViewWidth, ViewHeight, ViewSamples, seed: 18, threads: 1).Compose();
        return [.. seen.Select(c => MathF.Max(1e-4f, TracedLight.Luminance(c))).Order()];
    }

    /// <summary>Mean diffuse light on the side of a ball that a camera sees.</summary>
    /// <param name="towards">Unit vector from the ball to the camera.</param>
    internal static float Reading(BuiltSet set, IReadOnlyList<Light> lights, Vector3 at, Vector3 towards)
    {
        var ball = new Instance(Primitives.Sphere(BallRadius), new Material(Substance.Plain, new(0.18f), new(0.18f), Vector3.Zero, 0.02f, 1f), Matrix4x4.CreateTranslation(at), 1, 1);
        var right = Vector3.Normalize(Vector3.Cross(-towards, MathF.Abs(towards.Y) > 0.99f ? Vector3.UnitZ : Vector3.UnitY));
        var camera = new CameraView(at + towards * Away, -towards, right, Vector3.Cross(right, -towards), BallRadius / Away, 0, Away);
        var layers = PathTracer.RenderLinear(new StageFrame(set, [ball], camera, lights), Pixels, Pixels, Samples, seed: 18, threads: 1);
        float sum = 0;
        var seen = 0;
        for (var i = 0; i < layers.Depth.Length; i++)
        {
            if (MathF.Abs(layers.Depth[i] - Away) > BallRadius * 1.2f) continue;
            sum += TracedLight.Luminance(layers.Diffuse[i]);
            seen++;
        }
        return seen == 0 ? 1 : sum / seen;
    }
}

/// <summary>A set with its exposure set by the meter.</summary>
/// <param name="Light">What a white card must send back to come out as bright as a face should at that time of day.</param>
public sealed record MeteredSet(BuiltSet Set, float Light);
