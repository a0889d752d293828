using System.Diagnostics;
using LensForge.Domain.Takes;
using LensForge.Generation.Looks;
using LensForge.Generation.Pipelines.Shot.Regions;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging;
using LensForge.Generation.Staging.Figures;
using LensForge.Generation.Staging.Lighting;

namespace LensForge.Generation.Pipelines.Shot;

/// <summary>Everything the network is told about one frame. Reused: valid until it is given back.</summary>
/// <param name="regions">How many regions are filmed anew over it.</param>
public sealed class PreparedFrame(int width, int height, int regions = 0)
{
    public GBuffers Buffers { get; } = new(width, height);
    public float[] LitR { get; } = new float[width * height];
    public float[] LitG { get; } = new float[width * height];
    public float[] LitB { get; } = new float[width * height];
    public CameraView Camera { get; set; } = null!;

    /// <summary>From the lowest to the highest.</summary>
    public IReadOnlyList<RegionFrame> Regions { get; } = [.. Enumerable.Range(0, regions).Select(_ => new RegionFrame(width, height))];
}

/// <summary>From stage to brief: poses the figures, draws the G-buffers and traces a little light, frame after frame in order. Belongs to one thread at a time.</summary>
public sealed class FramePreparation
{
    /// <summary>Paths per half-resolution pixel: the key frame's light has no past to lean on.</summary>
    public const int KeyLightSamples = 16, FollowLightSamples = 1;

    private readonly Recipe _recipe;
    private readonly LitShot _shot;
    private readonly Rasterizer _rasterizer;
    private readonly LightField _light;
    private readonly ILookShader? _look;
    private readonly FilmTimings _timings;
    private readonly int _keySlice;
    private readonly RegionPreparation[] _regions;
    private StageFrame? _previous;
    private ulong _traced;

    public FramePreparation(Recipe recipe, int width, int height, FilmTimings timings)
    {
        var started = Stopwatch.GetTimestamp();
        (_recipe, _timings) = (recipe, timings);
        _keySlice = Math.Max(1, KeyLightSamples / recipe.KeySteps);
        _shot = LitShot.Prepare(recipe.Stage, FigureDetail.Preview, recipe.Seed);
        _rasterizer = new(width, height);
        _light = new(width, height);
        _look = LookShaders.Of(recipe.LookInForce, width, height);
        _regions = [.. (recipe.Regions ?? []).Select(retake => new RegionPreparation(recipe, retake, _shot, width, height, _keySlice))];
        timings.Add(FilmingPart.Staging, started);
    }

    /// <summary>Prepares a frame; the first one with only a slice of its light, so that the first prediction comes soon.</summary>
    public void Prepare(int frame, PreparedFrame into)
    {
        var started = Stopwatch.GetTimestamp();
        var staged = _shot.At(frame, _recipe.Rate);
        started = _timings.Add(FilmingPart.Staging, started);
        _rasterizer.Draw(staged, _previous, into.Buffers);
        started = _timings.Add(FilmingPart.Raster, started);
        var key = _previous is null;
        _light.Trace(staged, into.Buffers, key ? _keySlice : FollowLightSamples, LightSeed(), reset: key, into.LitR, into.LitG, into.LitB);
        _look?.Shade(new(into.Buffers, staged.Camera, into.LitR, into.LitG, into.LitB));
        for (var i = 0; i < _regions.Length; i++) _regions[i].Mask(frame, into.Buffers, into.Regions[i]);
        LightRegions(staged, into, key ? _keySlice : FollowLightSamples);
        _timings.Add(FilmingPart.Light, started);
        into.Camera = staged.Camera;
        _previous = staged;
    }

    /// <summary>Traces one more slice of light for the key frame, upon what is there already.</summary>
    public void TraceMore(PreparedFrame key)
    {
        var staged = _previous ?? throw new InvalidOperationException("Prepare the key frame first.");
        var started = Stopwatch.GetTimestamp();
        // Against itself nothing moves, so that all of the light so far is kept.
        if (_traced == 1) _rasterizer.Draw(staged, staged, key.Buffers);
        started = _timings.Add(FilmingPart.Raster, started);
        _light.Trace(staged, key.Buffers, _keySlice, LightSeed(), reset: false, key.LitR, key.LitG, key.LitB);
        _look?.Shade(new(key.Buffers, staged.Camera, key.LitR, key.LitG, key.LitB));
        LightRegions(staged, key, _keySlice);
        _timings.Add(FilmingPart.Light, started);
    }

    private void LightRegions(StageFrame staged, PreparedFrame into, int samples)
    {
        for (var i = 0; i < _regions.Length; i++)
        {
            var (r, g, b) = i == 0 ? (into.LitR, into.LitG, into.LitB) : (into.Regions[i - 1].LitR, into.Regions[i - 1].LitG, into.Regions[i - 1].LitB);
            _regions[i].Light(staged, into.Buffers, samples, r, g, b, into.Regions[i]);
        }
    }

    // The key frame's slices are traced one before each step, those of the frames that follow after all of them.
    private ulong LightSeed() => _recipe.SeedAfter((int)Math.Min(_traced, (ulong)_recipe.KeySteps)) * 0x9E3779B97F4A7C15UL + _traced++;
}
