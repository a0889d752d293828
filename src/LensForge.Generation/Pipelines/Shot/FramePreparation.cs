using System.Diagnostics;
using LensForge.Domain.Takes;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging;
using LensForge.Generation.Staging.Figures;
using LensForge.Generation.Staging.Lighting;

namespace LensForge.Generation.Pipelines.Shot;

/// <summary>Everything the network is told about one frame. Reused: valid until it is given back.</summary>
public sealed class PreparedFrame(int width, int height)
{
    public GBuffers Buffers { get; } = new(width, height);
    public float[] LitR { get; } = new float[width * height];
    public float[] LitG { get; } = new float[width * height];
    public float[] LitB { get; } = new float[width * height];
    public CameraView Camera { get; set; } = null!;
}

/// <summary>From stage to brief: poses the figures, draws the G-buffers and traces a little light, frame after frame in order.</summary>
public sealed class FramePreparation
{
    /// <summary>Paths per half-resolution pixel: the key frame's light has no past to lean on.</summary>
    public const int KeyLightSamples = 16, FollowLightSamples = 1;

    private readonly Recipe _recipe;
    private readonly LitShot _shot;
    private readonly Rasterizer _rasterizer;
    private readonly LightField _light;
    private readonly FilmTimings _timings;
    private StageFrame? _previous;

    public FramePreparation(Recipe recipe, int width, int height, FilmTimings timings)
    {
        var started = Stopwatch.GetTimestamp();
        (_recipe, _timings) = (recipe, timings);
        _shot = LitShot.Prepare(recipe.Stage, FigureDetail.Preview);
        _rasterizer = new(width, height);
        _light = new(width, height);
        timings.Add(FilmingPart.Staging, started);
    }

    public void Prepare(int frame, PreparedFrame into)
    {
        var started = Stopwatch.GetTimestamp();
        var staged = _shot.At(frame, _recipe.Rate);
        started = _timings.Add(FilmingPart.Staging, started);
        _rasterizer.Draw(staged, _previous, into.Buffers);
        started = _timings.Add(FilmingPart.Raster, started);
        var key = _previous is null;
        _light.Trace(staged, into.Buffers, key ? KeyLightSamples : FollowLightSamples, _recipe.Seed + (ulong)frame, reset: key, into.LitR, into.LitG, into.LitB);
        _timings.Add(FilmingPart.Light, started);
        into.Camera = staged.Camera;
        _previous = staged;
    }
}
