using System.Numerics;
using LensForge.Generation.Staging;
using static LensForge.Generation.Rendering.TracedLight;

namespace LensForge.Generation.Rendering;

/// <summary>
/// The reference renderer: paths of up to three bounces with direct light sampled at every one, single scattering in fog,
/// depth of field and glossy reflection. The same seed gives the same picture on any number of threads.
/// </summary>
public sealed class PathTracer
{
    private const int Bounces = 3, FirstDraws = 2, FogEvery = 2;
    private const float FarDepth = 70f, LeastAlbedo = 0.01f;
    private readonly PathTracerKernel _kernel;
    private readonly StageFrame _frame;

    /// <summary>Prepares a frame; the set's hierarchy is kept for its next frame.</summary>
    public PathTracer(StageFrame frame)
    {
        _frame = frame;
        _kernel = new PathTracerKernel(new BvhScene(frame.Set));
        _kernel.Prepare(frame);
    }

    /// <summary>Traces a frame into its layers.</summary>
    /// <param name="threads">At most this many at once; 0 for as many as there are cores.</param>
    public static PathTracerLayers RenderLinear(StageFrame frame, int width, int height, int samples, ulong seed, CancellationToken cancel = default, int threads = 0) =>
        new PathTracer(frame).Render(width, height, samples, seed, cancel, threads);

    public PathTracerLayers Render(int width, int height, int samples, ulong seed, CancellationToken cancel = default, int threads = 0) =>
        Render(new(width, height, 0, 0, width, height), samples, seed, cancel, threads);

    /// <summary>Traces a rectangle of a picture: the same pixels as those of the whole.</summary>
    /// <param name="threads">At most this many at once; 0 for as many as there are cores.</param>
    public PathTracerLayers Render(PictureWindow window, int samples, ulong seed, CancellationToken cancel = default, int threads = 0)
    {
        var layers = new PathTracerLayers(window.Width, window.Height);
        if (threads == 1)
        {
            for (var y = 0; y < window.Height; y++)
            {
                cancel.ThrowIfCancellationRequested();
                Row(layers, window, y, samples, seed);
            }

            return layers;
        }

        var options = new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = threads <= 0 ? -1 : threads };
        Parallel.For(0, window.Height, options, y => Row(layers, window, y, samples, seed));
        return layers;
    }

    private void Row(PathTracerLayers layers, PictureWindow window, int y, int samples, ulong seed)
    {
        for (var x = 0; x < window.Width; x++)
        {
            int px = window.Left + x, py = window.Top + y;
            var pixel = py * window.OfWidth + px;
            var total = new Sums();
            var fogSamples = (samples + FogEvery - 1) / FogEvery;
            for (var k = 0; k < samples; k++)
            {
                var random = new PathRandom(PathRandom.Mix(seed, pixel, k));
                var sampler = new PathSampler(PathRandom.Mix(seed, pixel, -1), k, samples);
                var fogSampler = new PathSampler(PathRandom.Mix(seed, pixel, -2), k / FogEvery, fogSamples);
                Sample(window.OfWidth, window.OfHeight, px, py, in sampler, in fogSampler, k % FogEvery == 0 ? samples / (float)fogSamples : 0f, ref random, ref total);
            }

            total.Store(layers, y * window.Width + x, samples);
        }
    }

    private void Sample(int width, int height, int x, int y, in PathSampler sampler, in PathSampler fogSampler, float fogWeight, ref PathRandom random, ref Sums total)
    {
        var camera = _frame.Camera;
        var (jx, jy) = sampler.Pair(0);
        float sx = ((x + jx) / width * 2f - 1f) * camera.TanHalfWidth, sy = (1f - (y + jy) / height * 2f) * camera.TanHalfWidth * height / width;
        var through = camera.Forward + camera.Right * sx + camera.Up * sy;
        var origin = camera.Position;
        if (camera.Aperture > 0)
        {
            var (a, b) = sampler.Pair(1);
            var (sine, cosine) = MathF.SinCos(MathF.Tau * a);
            var r = MathF.Sqrt(b) * camera.Aperture;
            var lens = camera.Right * (cosine * r) + camera.Up * (sine * r);
            through = through * camera.FocusMetres - lens;
            origin += lens;
        }

        var direction = Vector3.Normalize(through);
        var found = _kernel.Scene.Nearest(origin, direction, 1e4f, out var hit);
        var distance = found ? hit.Hit.Distance : 1e4f;
        var fog = _kernel.Scattered(origin, direction, distance, fogWeight, in fogSampler, ref random);
        var clear = _kernel.Transmittance(distance);
        if (!found)
        {
            total.Add(default, Vector3.One, _kernel.Sky(direction, true) * clear, fog, -direction, FarDepth);
            return;
        }

        var vertex = PathVertex.At(in hit, origin, direction, 2f * camera.TanHalfWidth * distance / width);
        _kernel.Shade(in vertex, Bounces, FirstDraws, 1f, in sampler, ref random, out var diffuse, out var specular);
        total.Add(diffuse * clear, Vector3.Max(vertex.Surface.Albedo, new(LeastAlbedo)), specular * clear, fog, vertex.Normal, MathF.Min(distance, FarDepth));
    }

    /// <summary>What a pixel gathers.</summary>
    private struct Sums
    {
        private Vector3 _lit, _albedo, _specular, _fog, _normal;
        private float _depth, _d, _d2, _s, _s2, _f, _f2;

        public void Add(Vector3 diffuse, Vector3 albedo, Vector3 specular, Vector3 fog, Vector3 normal, float depth)
        {
            _lit += diffuse * albedo;
            _albedo += albedo;
            _specular += specular;
            _fog += fog;
            _normal += normal;
            _depth += depth;
            float d = Luminance(diffuse), s = Luminance(specular), f = Luminance(fog);
            _d += d;
            _d2 += d * d;
            _s += s;
            _s2 += s * s;
            _f += f;
            _f2 += f * f;
        }

        public readonly void Store(PathTracerLayers layers, int pixel, int samples)
        {
            var share = 1f / samples;
            layers.Albedo[pixel] = _albedo * share;
            layers.Diffuse[pixel] = _lit / _albedo;
            layers.Specular[pixel] = _specular * share;
            layers.Fog[pixel] = _fog * share;
            layers.Normal[pixel] = _normal * share;
            layers.Depth[pixel] = _depth * share;
            layers.DiffuseVariance[pixel] = Variance(_d, _d2, share);
            layers.SpecularVariance[pixel] = Variance(_s, _s2, share);
            layers.FogVariance[pixel] = Variance(_f, _f2, share);
        }

        private static float Variance(float sum, float squares, float share)
        {
            var mean = sum * share;
            return MathF.Max(0f, squares * share - mean * mean) * share;
        }
    }
}
