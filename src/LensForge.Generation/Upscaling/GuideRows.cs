using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LensForge.Generation.Coherence;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging;

namespace LensForge.Generation.Upscaling;

/// <summary>
/// What the upscaler is told of a row of the full-size picture, twelve quantities a pixel, in an order that is part of the model:
/// 0-2 a quarter of log2(reflectance and emission + <see cref="Dark"/>); 3-5 normal in the camera's frame; 6 logarithm of depth;
/// 7 circle of confusion against the picture's width; 8 key shadow; 9 ambient visibility; 10 outline between parts; 11 shines of itself.
/// </summary>
internal static class GuideRows
{
    public const int Quantities = 12;
    public const float Dark = 0.02f, Scale = 0.25f;
    private const float Brightest = 4f, Plain = 0.3f;

    /// <param name="g">As wide as a multiple of eight.</param>
    /// <param name="row">Receives Quantities * Width values.</param>
    public static void Write(GBuffers g, CameraView camera, int y, Span<float> row, GuideColours colours = GuideColours.All)
    {
        var width = g.Width;
        var blur = 64f * camera.Aperture / (2 * camera.TanHalfWidth * camera.FocusMetres);
        var below = y + 1 < g.Height ? width : 0;
        for (var x = 0; x < width; x += PixelLanes.Count)
        {
            var at = y * width + x;
            Vector256<float> red = Light(g.AlbedoR, g.EmissionR, at), green = Light(g.AlbedoG, g.EmissionG, at), blue = Light(g.AlbedoB, g.EmissionB, at);
            if (colours != GuideColours.All)
            {
                red = green = blue = colours == GuideColours.None ? Vector256.Create(Plain) : PlaneLanes.Luminance(red, green, blue);
            }

            PixelLanes.Store(Logarithm(red), row, x);
            PixelLanes.Store(Logarithm(green), row, width + x);
            PixelLanes.Store(Logarithm(blue), row, 2 * width + x);
            Vector256<float> nx = PixelLanes.Load(g.NormalX, at), ny = PixelLanes.Load(g.NormalY, at), nz = PixelLanes.Load(g.NormalZ, at);
            PixelLanes.Store(Along(nx, ny, nz, camera.Right), row, 3 * width + x);
            PixelLanes.Store(Along(nx, ny, nz, camera.Up), row, 4 * width + x);
            PixelLanes.Store(-Along(nx, ny, nz, camera.Forward), row, 5 * width + x);
            var depth = Vector256.Min(PixelLanes.Load(g.Depth, at), Vector256.Create(64f));
            PixelLanes.Store((Log2(Vector256.Max(depth, Vector256.Create(0.1f))) - Vector256.Create(2f)) * Vector256.Create(1f / 3), row, 6 * width + x);
            PixelLanes.Store(Vector256.Min(Vector256.Create(2f), Vector256.Create(blur) * Vector256.Abs(depth - Vector256.Create(camera.FocusMetres)) / depth), row, 7 * width + x);
            PixelLanes.Store(PixelLanes.Load(g.Shadow, at), row, 8 * width + x);
            PixelLanes.Store(PixelLanes.Load(g.Occlusion, at), row, 9 * width + x);
            var substance = PixelLanes.Load(g.Substance, at);
            var shines = Vector256.Equals(substance, Vector256.Create(255)) | Vector256.Equals(substance, Vector256.Create((int)Substance.Emissive));
            PixelLanes.Store(PixelLanes.Flag(shines), row, 11 * width + x);
            if (x + PixelLanes.Count < width)
            {
                var own = Owner(g, at);
                PixelLanes.Store(PixelLanes.Flag(~(Vector256.Equals(own, Owner(g, at + 1)) & Vector256.Equals(own, Owner(g, at + below)))), row, 10 * width + x);
            }
        }

        for (var x = width - PixelLanes.Count; x < width; x++)
        {
            var at = y * width + x;
            row[10 * width + x] = Differs(g, at, x + 1 < width ? at + 1 : at) || Differs(g, at, at + below) ? 1 : 0;
        }
    }

    /// <summary>Back from the stored logarithm to linear reflectance.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Linear(Vector256<float> stored) => Vector256.Exp(stored * Vector256.Create(0.6931472f / Scale)) - Vector256.Create(Dark);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Log2(Vector256<float> x)
    {
        var (whole, rest) = PixelLanes.Log2(x);
        return Vector256.ConvertToSingle(whole) + rest;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Light(float[] albedo, float[] emission, int at) =>
        PlaneLanes.Clamp(PixelLanes.Load(albedo, at) + PixelLanes.Load(emission, at), 0f, Brightest);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Logarithm(Vector256<float> light) => Log2(light + Vector256.Create(Dark)) * Vector256.Create(Scale);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Along(Vector256<float> x, Vector256<float> y, Vector256<float> z, Vector3 axis) =>
        x * Vector256.Create(axis.X) + y * Vector256.Create(axis.Y) + z * Vector256.Create(axis.Z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Owner(GBuffers g, int at) => PixelLanes.Load(g.Part, at) | (PixelLanes.Load(g.Figure, at) << 16);

    private static bool Differs(GBuffers g, int a, int b) => g.Part[a] != g.Part[b] || g.Figure[a] != g.Figure[b];
}
