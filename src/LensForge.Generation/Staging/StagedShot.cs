using System.Numerics;
using LensForge.Domain.Stages;
using LensForge.Domain.Time;
using LensForge.Generation.Geometry;
using LensForge.Generation.Staging.Figures;

namespace LensForge.Generation.Staging;

/// <summary>
/// A shot with its figures built: asks for any frame give the stage as it is then. Instances keep their order, topology and vertex
/// count over the whole shot, so that vertices of successive frames correspond. Any thread may ask.
/// </summary>
public sealed class StagedShot
{
    private readonly ShotStage _stage;
    private readonly BuiltSet _set;
    private readonly FigurePerformance[] _figures;
    private readonly IReadOnlyList<Instance> _insert;
    private readonly ulong _seed;

    private StagedShot(ShotStage stage, BuiltSet set, FigurePerformance[] figures)
    {
        (_stage, _set, _figures) = (stage, set, figures);
        _insert = stage.Insert is { } insert ? InsertTable.Lay(insert, stage.CameraStart.Target, stage.Set.Kind) : [];
        _seed = stage.Set.Seed * 0x9E3779B97F4A7C15UL + (ulong)stage.Length.Milliseconds;
    }

    public ShotStage Stage => _stage;

    public BuiltSet Set => _set;

    /// <param name="variation">Chooses the small gestures that the stage leaves open; 0 for none.</param>
    public static StagedShot Prepare(ShotStage stage, BuiltSet set, FigureDetail detail, ulong variation = 0)
    {
        var figures = new FigurePerformance[stage.Figures.Count];
        for (var i = 0; i < figures.Length; i++) figures[i] = new(stage, i, detail, variation);
        return new(stage, set, figures);
    }

    /// <summary>The stage at the beginning of a frame; frames just outside the shot are answered too (motion needs the one before).</summary>
    public StageFrame At(int frame, FrameRate rate) => AtSeconds(frame * (float)rate.Denominator / rate.Numerator);

    public StageFrame AtSeconds(float seconds)
    {
        var posed = new List<Instance>(_figures.Length * 34 + _insert.Count);
        foreach (var figure in _figures) figure.AddTo(posed, seconds);
        posed.AddRange(_insert);
        return new(_set, posed, Camera(seconds), _set.Lights);
    }

    public CameraView Camera(float seconds)
    {
        var (a, b) = (_stage.CameraStart, _stage.CameraEnd);
        var t = Math.Clamp(seconds / MathF.Max(0.04f, _stage.Length.Milliseconds / 1000f), 0, 1);
        t = t * t * t * (t * (t * 6 - 15) + 10) * 0.6f + t * 0.4f;
        var position = Vector3.Lerp(a.Position, b.Position, t);
        var target = Vector3.Lerp(a.Target, b.Target, t);
        var lens = float.Lerp(a.LensMm, b.LensMm, t);
        var roll = float.Lerp(a.RollDegrees, b.RollDegrees, t) * MathF.PI / 180;
        if (_stage.Handheld > 0)
        {
            var distance = Vector3.Distance(position, target);
            position += Sway(seconds, 0) * (0.012f * _stage.Handheld);
            target += Sway(seconds, 3) * (0.0085f * _stage.Handheld * distance);
            roll += SmoothNoise.Drift(seconds * 0.9f, _seed + 6) * 0.010f * _stage.Handheld;
        }

        var forward = Vector3.Normalize(target - position);
        var level = MathF.Abs(forward.Y) > 0.999f ? Vector3.UnitZ : Vector3.UnitY;
        var right = Vector3.Normalize(Vector3.Cross(forward, level));
        var up = Vector3.Cross(right, forward);
        var (sin, cos) = MathF.SinCos(roll);
        var stop = a.FStop * MathF.Pow(b.FStop / a.FStop, t);
        return new(position, forward, right * cos + up * sin, up * cos - right * sin, 18 / lens, lens / (2000 * stop), float.Lerp(a.FocusMetres, b.FocusMetres, t), seconds);
    }

    // A hand's slow drift with a little quicker tremor on top.
    private Vector3 Sway(float seconds, int channel)
    {
        float Axis(int axis) =>
            SmoothNoise.Drift(seconds * 0.8f, _seed + (ulong)(channel + axis)) + 0.35f * SmoothNoise.Drift(seconds * 2.3f, _seed + (ulong)(channel + axis + 20));
        return new(Axis(0), Axis(1), Axis(2) * 0.5f);
    }
}
