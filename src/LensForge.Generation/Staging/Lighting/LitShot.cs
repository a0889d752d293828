using System.Numerics;
using LensForge.Domain.Stages;
using LensForge.Domain.Time;
using LensForge.Generation.Staging.Figures;
using LensForge.Generation.Staging.Sets;
using StagedShot = LensForge.Generation.Staging.StagedShot;

namespace LensForge.Generation.Staging.Lighting;

/// <summary>
/// A shot on its set, exposed, with the fill that is moved in for it: a soft source beside the camera at a fraction of the light at the marks,
/// so that a face turned from the key still reads. In thick air there is none, since it would show as haze.
/// Where the subject stands in other light than the principals, the stop follows it part of the way.
/// </summary>
public sealed class LitShot
{
    private const float HalfWidth = 0.45f, HalfHeight = 0.3f, ThickAir = 0.02f, NearestFill = 1.2f, FarthestFill = 6f, Followed = 0.6f, MostStop = 1.8f;
    private readonly MeteredSet _metered;
    private readonly StagedShot _shot;
    private readonly float _share, _stop;

    private LitShot(MeteredSet metered, StagedShot shot, float share) 
    {
        (_metered, _shot, _share, _stop) = (metered, shot, share, 1);
        _stop = Stop();
    }

    /// <param name="variation">The seed of a take: varies small gestures, nothing that the stage fixes.</param>
    public static LitShot Prepare(ShotStage stage, FigureDetail detail, ulong variation = 0)
    {
        var plan = SetPlan.For(stage.Set);
        var set = stage.Insert is { } thing ? Dressing.Without(stage.Set, thing) : stage.Set;
        var contrast = set.Design?.Contrast ?? 0;
        var metered = LightMeter.Meter(SetLibrary.Build(set, plan), plan, set.Time, contrast);
        return new(metered, StagedShot.Prepare(stage, metered.Set, detail, variation), (stage.Set.Time == TimeOfDay.Night ? 0.34f : 0.2f) * MathF.Pow(2, -contrast));
    }

    public StageFrame At(int frame, FrameRate rate)
    {
        var staged = _shot.At(frame, rate);
        return staged with { Lights = Lights(staged.Camera), Stop = _stop };
    }

    private IReadOnlyList<Light> Lights(CameraView camera) =>
        _metered.Set.Atmosphere.FogDensity > ThickAir ? _metered.Set.Lights : [.. _metered.Set.Lights, Fill(camera)];

    // Read at what is in focus as the shot begins; another wide shot of the same place keeps the scene's own exposure.
    private float Stop()
    {
        var camera = _shot.Camera(0);
        if (camera.FocusMetres > FarthestFill) return 1;
        var read = LightMeter.Reading(_metered.Set, Lights(camera), camera.Position + camera.Forward * camera.FocusMetres, -camera.Forward);
        return Math.Clamp(MathF.Pow(_metered.Light / MathF.Max(1e-4f, read), Followed), 1 / MostStop / MostStop, MostStop);
    }

    private Light Fill(CameraView camera)
    {
        var distance = Math.Clamp(camera.FocusMetres, NearestFill, FarthestFill);
        var position = camera.Position - camera.Right * 0.35f + camera.Up * 0.3f;
        var direction = Vector3.Normalize(camera.Position + camera.Forward * distance - position);
        var u = Vector3.Normalize(Vector3.Cross(direction, camera.Up)) * HalfWidth;
        var v = Vector3.Normalize(Vector3.Cross(u, direction)) * HalfHeight;
        var radiance = _share * _metered.Light * MathF.PI * distance * distance / (4 * HalfWidth * HalfHeight);
        return new(LightKind.Rectangle, position, direction, new(radiance), u, v);
    }
}
