using System.Numerics;
using LensForge.Generation.Staging;
using static LensForge.Generation.Rendering.TracedLight;

namespace LensForge.Generation.Rendering;

/// <summary>
/// A quick estimate of a frame's light, for the network to start from: paths begin on the G-buffers at half resolution,
/// the light of earlier frames is carried along by motion vectors, smoothed along surfaces, spread to full resolution,
/// seen through the lens (depth of field, bloom), developed by the film's curve and freed from steps at edges. One thread; nothing is allocated once the set is known.
/// </summary>
public sealed class LightField(int width, int height)
{
    private const int Bounces = 2, Period = 16, Passes = 3, FogEvery = 4, RememberedFrames = 12;
    private const float LeastMemory = 16f, Calm = 0.4f, Lift = 0.005f, SkinLift = 0.009f;
    private readonly LightFieldFilter _filter = new(Half(width), Half(height));
    private readonly LightFieldExposure _exposure = new(width, height);
    private readonly LensBlur _lens = new(width, height);
    private readonly FilmBloom _bloom = new(width, height);
    private readonly EdgeSmoothing _edges = new(width, height);
    private readonly Vector3[] _picture = new Vector3[width * height];
    private LightFieldLayers _now = new(Half(width), Half(height)), _before = new(Half(width), Half(height));
    private PathTracerKernel? _kernel;
    private uint _seed;
    private int _drawn, _fogDrawn;
    private bool _known;

    public int Width { get; } = width;
    public int Height { get; } = height;

    /// <summary>Traces one frame. Frames follow one another; the first of a shot, or after a cut, resets.</summary>
    /// <param name="samples">Paths for each half-resolution pixel: 1 to 4, 16 for a frame that stands alone.</param>
    /// <param name="seed">Taken at a reset; in between the samples continue one sequence.</param>
    /// <param name="litR">Receives display sRGB, 0 to 1, Width * Height; likewise green and blue.</param>
    public void Trace(StageFrame frame, GBuffers g, int samples, ulong seed, bool reset, float[] litR, float[] litG, float[] litB)
    {
        if (g.Width != Width || g.Height != Height)
        {
            throw new ArgumentException($"The light field is {Width}x{Height}, the G-buffers {g.Width}x{g.Height}.", nameof(g));
        }

        if (_kernel is null || !ReferenceEquals(_kernel.Scene.Set, frame.Set))
        {
            _kernel = new PathTracerKernel(new BvhScene(frame.Set));
            _known = false;
        }

        _kernel.Prepare(frame);
        if (reset || !_known)
        {
            _seed = PathRandom.Mix(seed, 0, 0);
            _drawn = _fogDrawn = 0;
            _known = false;
        }

        var view = new View(frame.Camera, Width, Height);
        Choose(g);
        Sample(_kernel, g, in view, samples);
        if (_known)
        {
            LightFieldHistory.Blend(_now, _before, g, samples, MathF.Max(LeastMemory, RememberedFrames * samples));
        }
        else
        {
            Array.Fill(_now.Samples, samples);
        }

        _filter.Smooth(_now, Passes);
        _exposure.Expose(_filter.Planes, g, frame.Camera, frame.Set.Grade.Exposure * frame.Stop, _kernel.Air, _picture);
        _lens.Apply(_picture, g.Depth, frame.Camera);
        if (Precipitation.Falls(frame)) Precipitation.Draw(_picture, g, frame, _kernel.Scene, frame.Grade.Exposure);
        _bloom.Add(_picture);
        Film.Tone(_picture, Width, Height, frame.Set.Grade);
        _edges.Write(_picture, litR, litG, litB);
        (_now, _before) = (_before, _now);
        _drawn += samples;
        _fogDrawn += (samples + FogEvery - 1) / FogEvery;
        _known = true;
    }

    private static int Half(int size) => (size + 1) / 2;

    /// <summary>The nearest of four pixels stands for them: figures keep their light, and the ground behind finds its own beside them.</summary>
    private void Choose(GBuffers g)
    {
        for (var y = 0; y < _now.Height; y++)
        {
            for (var x = 0; x < _now.Width; x++)
            {
                var best = 2 * y * Width + 2 * x;
                for (var k = 1; k < 4; k++)
                {
                    int xx = 2 * x + (k & 1), yy = 2 * y + (k >> 1);
                    if (xx < Width && yy < Height && g.Depth[yy * Width + xx] < g.Depth[best])
                    {
                        best = yy * Width + xx;
                    }
                }

                var p = y * _now.Width + x;
                _now.Source[p] = best;
                _now.Depth[p] = g.Depth[best];
                _now.Normal[p] = new(g.NormalX[best], g.NormalY[best], g.NormalZ[best]);
                _now.Figure[p] = g.Figure[best];
            }
        }
    }

    private void Sample(PathTracerKernel kernel, GBuffers g, in View view, int samples)
    {
        var period = Math.Max(Period, (int)BitOperations.RoundUpToPowerOf2((uint)samples));
        float share = 1f / samples, fogShare = 1f / ((samples + FogEvery - 1) / FogEvery);
        for (var p = 0; p < _now.Source.Length; p++)
        {
            var source = _now.Source[p];
            var through = view.Through(source);
            var reach = through.Length();
            var direction = through / reach;
            var sky = g.Depth[source] >= GBuffers.Sky;
            var distance = sky ? 1e4f : g.Depth[source] * reach;
            var vertex = sky ? default : Vertex(g, source, view.Eye + direction * distance, direction);
            Vector3 diffuse = default, specular = default, fog = default;
            float first = 0, second = 0;
            for (var k = 0; k < samples; k++)
            {
                // The sequence of a pixel repeats, so that what noise is left stands still instead of boiling.
                var index = (_drawn + k) & (period - 1);
                var sampler = new PathSampler(PathRandom.Mix(_seed, p, -1), index, period);
                var random = new PathRandom(PathRandom.Mix(_seed, p, index));
                if (k % FogEvery == 0)
                {
                    // Air is smooth: one path in four asks it, along a sequence of its own.
                    var fogSampler = new PathSampler(PathRandom.Mix(_seed, p, -2), (_fogDrawn + k / FogEvery) & (period - 1), period);
                    fog += kernel.Scattered(view.Eye, direction, distance, 1f, in fogSampler, ref random);
                }

                if (sky)
                {
                    continue;
                }

                kernel.Shade(in vertex, Bounces, 1, Calm, in sampler, ref random, out var d, out var s);
                diffuse += d;
                specular += s;
                var light = Luminance(d);
                first += light;
                second += light * light;
            }

            _now.Diffuse[p] = diffuse * share;
            _now.Specular[p] = specular * share;
            _now.Fog[p] = fog * fogShare;
            _now.First[p] = first * share;
            _now.Second[p] = second * share;
        }
    }

    /// <summary>The surface as the G-buffers know it; emission is left out and added at full resolution.</summary>
    private static PathVertex Vertex(GBuffers g, int at, Vector3 position, Vector3 direction)
    {
        var vertex = new PathVertex { Position = position, Outgoing = -direction, Substance = (Substance)g.Substance[at] };
        var normal = new Vector3(g.NormalX[at], g.NormalY[at], g.NormalZ[at]);
        vertex.Finish(new(new(g.AlbedoR[at], g.AlbedoG[at], g.AlbedoB[at]), normal, default, g.Specular[at], g.Roughness[at]));
        vertex.Face = vertex.Normal;
        vertex.Position += vertex.Normal * Lift;
        vertex.ShadowOrigin = position + vertex.Normal * (vertex.Substance == Substance.Skin ? SkinLift : Lift);
        return vertex;
    }

    /// <summary>From pixels to rays whose length is the distance at a depth of one metre.</summary>
    private readonly struct View(CameraView camera, int width, int height)
    {
        public readonly Vector3 Eye = camera.Position;
        private readonly Vector3 _corner = camera.Forward - camera.Right * camera.TanHalfWidth + camera.Up * (camera.TanHalfWidth * height / width);
        private readonly Vector3 _across = camera.Right * (2f * camera.TanHalfWidth / width), _down = camera.Up * (-2f * camera.TanHalfWidth / width);
        private readonly int _width = width;

        public Vector3 Through(int pixel) => _corner + _across * (pixel % _width + 0.5f) + _down * (pixel / _width + 0.5f);
    }
}
