using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LensForge.Generation.Coherence;
using LensForge.Generation.Models;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging;

namespace LensForge.Generation.Pipelines.Shot;

/// <summary>
/// Writes the stage's brief to the network, 25 planes, in an order that is part of the model and never changes under it:
/// 0-2 traced light as a first guess of the picture, -1..1; 3-5 square root of the reflectance; 6-8 normal in the camera's frame;
/// 9 logarithm of depth; 10 circle of confusion against the picture's width; 11 logarithm of emission; 12 key shadow; 13 ambient visibility;
/// 14 specular; 15 roughness; 16 figure; 17 skin; 18 hair; 19 eye; 20 cloth; 21 sky; 22 outline between parts; 23, 24 place in the frame.
/// </summary>
public static class Brief
{
    /// <param name="lit">Three planes 0..1, or empty when the light was not traced.</param>
    /// <param name="brief">25 planes.</param>
    public static void Write(GBuffers g, CameraView camera, ReadOnlySpan<float> litR, ReadOnlySpan<float> litG, ReadOnlySpan<float> litB, Span<float> brief)
    {
        int width = g.Width, height = g.Height, area = width * height;
        ArgumentOutOfRangeException.ThrowIfLessThan(area, PixelLanes.Count, nameof(g));
        brief = brief[..(Channels * area)];
        if (litR.IsEmpty)
        {
            brief[..(3 * area)].Clear();
        }
        else
        {
            Light(litR, litG, litB, brief);
        }

        g.Shadow.CopyTo(brief.Slice(12 * area, area));
        g.Occlusion.CopyTo(brief.Slice(13 * area, area));
        g.Roughness.CopyTo(brief.Slice(15 * area, area));
        for (var start = 0; start < area; start += PixelLanes.Count)
        {
            // The last eight overlap those before.
            var at = Math.Min(start, area - PixelLanes.Count);
            WriteColours(g, at, brief, area);
            WriteShape(g, camera, at, brief, area);
            WriteKinds(g, at, brief, area);
        }

        Outline(g, brief.Slice(22 * area, area));
        Place(width, height, brief.Slice(23 * area, 2 * area));
    }

    public const int Channels = DenoiserCanvas.BriefChannels;

    /// <summary>The first three planes alone.</summary>
    public static void Light(ReadOnlySpan<float> litR, ReadOnlySpan<float> litG, ReadOnlySpan<float> litB, Span<float> brief)
    {
        var area = litR.Length;
        Scale(litR, brief[..area]);
        Scale(litG, brief.Slice(area, area));
        Scale(litB, brief.Slice(2 * area, area));
    }

    private static void WriteColours(GBuffers g, int at, Span<float> brief, int area)
    {
        PixelLanes.Store(SquareRoot(g.AlbedoR, at), brief, 3 * area + at);
        PixelLanes.Store(SquareRoot(g.AlbedoG, at), brief, 4 * area + at);
        PixelLanes.Store(SquareRoot(g.AlbedoB, at), brief, 5 * area + at);
        var emission = Vector256<float>.One + Vector256.Create(0.2126f) * PixelLanes.Load(g.EmissionR, at) + Vector256.Create(0.7152f) * PixelLanes.Load(g.EmissionG, at)
            + Vector256.Create(0.0722f) * PixelLanes.Load(g.EmissionB, at);
        PixelLanes.Store(Vector256.Min(Vector256.Create(4f), Log2(emission)), brief, 11 * area + at);
        PixelLanes.Store(PixelLanes.Load(g.Specular, at) * Vector256.Create(5f), brief, 14 * area + at);
    }

    private static void WriteShape(GBuffers g, CameraView camera, int at, Span<float> brief, int area)
    {
        Vector256<float> x = PixelLanes.Load(g.NormalX, at), y = PixelLanes.Load(g.NormalY, at), z = PixelLanes.Load(g.NormalZ, at);
        PixelLanes.Store(Along(x, y, z, camera.Right), brief, 6 * area + at);
        PixelLanes.Store(Along(x, y, z, camera.Up), brief, 7 * area + at);
        PixelLanes.Store(-Along(x, y, z, camera.Forward), brief, 8 * area + at);

        // Radius of the blur disc of a thin lens, in widths of the picture.
        var blur = camera.Aperture / (2 * camera.TanHalfWidth * camera.FocusMetres);
        var depth = Vector256.Min(PixelLanes.Load(g.Depth, at), Vector256.Create(64f));
        PixelLanes.Store((Log2(Vector256.Max(depth, Vector256.Create(0.1f))) - Vector256.Create(2f)) / Vector256.Create(3f), brief, 9 * area + at);
        var disc = Vector256.Create(64f * blur) * Vector256.Abs(depth - Vector256.Create(camera.FocusMetres)) / depth;
        PixelLanes.Store(Vector256.Min(Vector256.Create(2f), disc), brief, 10 * area + at);
    }

    private static void WriteKinds(GBuffers g, int at, Span<float> brief, int area)
    {
        PixelLanes.Store(PixelLanes.Flag(~Vector256.Equals(PixelLanes.Load(g.Figure, at), Vector256<int>.Zero)), brief, 16 * area + at);
        var substance = PixelLanes.Load(g.Substance, at);
        PixelLanes.Store(Is(substance, (int)Substance.Skin), brief, 17 * area + at);
        PixelLanes.Store(Is(substance, (int)Substance.Hair), brief, 18 * area + at);
        PixelLanes.Store(Is(substance, (int)Substance.Eye), brief, 19 * area + at);
        PixelLanes.Store(Is(substance, (int)Substance.Cloth), brief, 20 * area + at);
        PixelLanes.Store(Is(substance, 255), brief, 21 * area + at);
    }

    private static void Outline(GBuffers g, Span<float> outline)
    {
        int width = g.Width, height = g.Height;
        for (var y = 0; y < height; y++)
        {
            int x = 0, below = y + 1 < height ? width : 0;
            for (; x + PixelLanes.Count < width; x += PixelLanes.Count)
            {
                var i = y * width + x;
                var own = Owner(g, i);
                PixelLanes.Store(PixelLanes.Flag(~(Vector256.Equals(own, Owner(g, i + 1)) & Vector256.Equals(own, Owner(g, i + below)))), outline, i);
            }

            for (; x < width; x++)
            {
                var i = y * width + x;
                outline[i] = Differs(g, i, x + 1 < width ? i + 1 : i) || Differs(g, i, i + below) ? 1 : 0;
            }
        }
    }

    private static void Place(int width, int height, Span<float> place)
    {
        Span<float> across = place[..(width * height)], down = place[(width * height)..];
        for (var x = 0; x < width; x++) across[x] = 2f * (x + 0.5f) / width - 1;
        for (var y = 0; y < height; y++)
        {
            if (y > 0) across[..width].CopyTo(across[(y * width)..]);
            down.Slice(y * width, width).Fill(2f * (y + 0.5f) / height - 1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Along(Vector256<float> x, Vector256<float> y, Vector256<float> z, Vector3 axis) =>
        x * Vector256.Create(axis.X) + y * Vector256.Create(axis.Y) + z * Vector256.Create(axis.Z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Is(Vector256<int> substance, int kind) => PixelLanes.Flag(Vector256.Equals(substance, Vector256.Create(kind)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Owner(GBuffers g, int at) => PixelLanes.Load(g.Part, at) | (PixelLanes.Load(g.Figure, at) << 16);

    private static bool Differs(GBuffers g, int a, int b) => g.Part[a] != g.Part[b] || g.Figure[a] != g.Figure[b];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Log2(Vector256<float> x)
    {
        var (whole, rest) = PixelLanes.Log2(x);
        return Vector256.ConvertToSingle(whole) + rest;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> SquareRoot(float[] from, int at)
    {
        var value = Vector256.Min(Vector256.Max(PixelLanes.Load(from, at), Vector256<float>.Zero), Vector256<float>.One);
        return Vector256.Sqrt(value) * Vector256.Create(2f) - Vector256<float>.One;
    }

    private static void Scale(ReadOnlySpan<float> from, Span<float> to)
    {
        for (var i = 0; i < from.Length; i++) to[i] = from[i] * 2 - 1;
    }
}
