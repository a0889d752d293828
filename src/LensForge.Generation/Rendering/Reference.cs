using LensForge.Generation.Media;
using LensForge.Generation.Staging;

namespace LensForge.Generation.Rendering;

/// <summary>The reference picture of a frame: traced, filtered, developed, and finished by hand. It is what the network learns to draw.</summary>
public static class Reference
{
    /// <returns>sRGB, three bytes a pixel, row by row from the top left.</returns>
    /// <param name="seed">Of the light paths: another one for every frame.</param>
    /// <param name="threads">At most this many at once; 0 for as many as there are cores.</param>
    /// <param name="finish">Seed of the finish: the same one for all frames of a shot.</param>
    public static byte[] Render(StageFrame frame, int width, int height, int samples, ulong seed, CancellationToken cancel = default, int threads = 0, ulong finish = 1)
    {
        var layers = PathTracer.RenderLinear(frame, width, height, samples, seed, cancel, threads);
        Filter.Smooth(layers, threads);
        var buffers = new GBuffers(width, height);
        new Rasterizer(width, height).Draw(frame, null, buffers);
        var linear = layers.Compose();
        if (Precipitation.Falls(frame)) Precipitation.Draw(linear, buffers, frame, new BvhScene(frame.Set), 1);
        var rgb = Film.Develop(linear, width, height, frame.Grade);
        SurfaceFinish.Apply(rgb, buffers, frame.Camera, finish);
        return rgb;
    }

    public static void RenderToPng(StageFrame frame, int width, int height, int samples, string path, int threads = 0)
    {
        var rgb = Render(frame, width, height, samples, seed: 1, threads: threads);
        using var file = File.Create(path);
        PngWriter.Write(file, rgb, width, height);
    }
}
