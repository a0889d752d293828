using System.Numerics;
using LensForge.Domain.Takes;
using LensForge.Generation.Pipelines.Shot;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging.Figures;
using LensForge.Generation.Staging.Lighting;

namespace LensForge.Generation.Upscaling;

/// <summary>A still by the reference renderer instead of the model, traced in as many strips as the recipe has steps, so that one sees it grow.</summary>
internal sealed class RenderedStill(Recipe recipe)
{
    public int Render(int frame, IShotAudience audience, CancellationToken cancellation)
    {
        int width = recipe.Width, height = recipe.Height, strips = Math.Min(recipe.KeySteps, height);
        var staged = LitShot.Prepare(recipe.Stage, FigureDetail.Reference).At(frame, recipe.Rate);
        var tracer = new PathTracer(staged);
        var whole = new PathTracerLayers(width, height);
        var seen = Film.Develop(Enlarged(tracer, width, height, cancellation), width, height, staged.Set.Grade);
        var samples = Qualities.Samples(recipe.Quality ?? Quality.Good);
        for (var strip = 0; strip < strips; strip++)
        {
            int top = height * strip / strips, rows = height * (strip + 1) / strips - top;
            var layers = tracer.Render(new PictureWindow(width, height, 0, top, width, rows), samples, recipe.Seed, cancellation);
            Copy(layers, whole, top * width);
            Film.Develop(layers.Compose(), width, rows, staged.Set.Grade).CopyTo(seen, top * width * 3);
            audience.Step(frame, strip + 1, strips, seen);
        }

        Filter.Smooth(whole);
        cancellation.ThrowIfCancellationRequested();
        var finished = Film.Develop(whole.Compose(), width, height, staged.Set.Grade);
        var buffers = new GBuffers(width, height);
        new Rasterizer(width, height).Draw(staged, null, buffers);
        SurfaceFinish.Apply(finished, buffers, staged.Camera, recipe.Seed);
        audience.Frame(frame, finished);
        return strips;
    }

    /// <summary>An eighth of the size, enlarged: what stands in for strips that are not there yet.</summary>
    private static Vector3[] Enlarged(PathTracer tracer, int width, int height, CancellationToken cancellation)
    {
        int across = width / 8, down = (height + 7) / 8;
        var layers = tracer.Render(across, down, 4, seed: 1, cancellation);
        Filter.Smooth(layers);
        var small = layers.Compose();
        var large = new Vector3[width * height];
        for (var p = 0; p < large.Length; p++) large[p] = small[Math.Min(down - 1, p / width / 8) * across + Math.Min(across - 1, p % width / 8)];
        return large;
    }

    private static void Copy(PathTracerLayers strip, PathTracerLayers whole, int at)
    {
        strip.Diffuse.CopyTo(whole.Diffuse, at);
        strip.Specular.CopyTo(whole.Specular, at);
        strip.Fog.CopyTo(whole.Fog, at);
        strip.Albedo.CopyTo(whole.Albedo, at);
        strip.Normal.CopyTo(whole.Normal, at);
        strip.Depth.CopyTo(whole.Depth, at);
        strip.DiffuseVariance.CopyTo(whole.DiffuseVariance, at);
        strip.SpecularVariance.CopyTo(whole.SpecularVariance, at);
        strip.FogVariance.CopyTo(whole.FogVariance, at);
    }
}
