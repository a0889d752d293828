using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LensForge.Generation.Coherence;
using LensForge.Generation.Rendering;

namespace LensForge.Generation.Looks;

/// <summary>
/// Smooth noise, 0 to 1, that lies on surfaces: blotches of a wash, wobble of a stroke. Cells are powers of two of a metre, chosen by what a pixel sees and
/// blended between two sizes, so that they neither swim nor jump. The sky has none: 0.5.
/// </summary>
internal sealed class SurfaceGrain(int width, int height)
{
    private const uint AcrossStep = 0x8DA6B343u, UpStep = 0xD8163841u, DeepStep = 0xCB1AB31Fu;

    public float[] Values { get; } = new float[width * height];

    /// <param name="cell">Size of a blotch in pixels.</param>
    public void Draw(in LookFrame frame, float cell, uint key)
    {
        var g = frame.Buffers;
        var size = Vector256.Create(frame.PixelAtOneMetre * cell);
        for (var start = 0; start < Values.Length; start += PixelLanes.Count)
        {
            // The last eight overlap those before.
            var at = Math.Min(start, Values.Length - PixelLanes.Count);
            var depth = PixelLanes.Load(g.Depth, at);
            var sky = Vector256.GreaterThanOrEqual(depth, Vector256.Create(GBuffers.Sky));
            var (whole, share) = PixelLanes.Log2(Vector256.Max(Vector256.Create(1e-4f), depth * size));
            var own = (PixelLanes.Load(g.Part, at) | PixelLanes.Load(g.Figure, at) << 16).AsUInt32() * Vector256.Create(0x9E3779B9u) + Vector256.Create(key);
            // Two to the power of -level.
            var scale = ((Vector256.Create(127) - whole) << 23).AsSingle();
            Vector256<float> x = PixelLanes.Load(g.SurfaceX, at) * scale, y = PixelLanes.Load(g.SurfaceY, at) * scale, z = PixelLanes.Load(g.SurfaceZ, at) * scale;
            var half = Vector256.Create(0.5f);
            Vector256<float> fine = Noise(x, y, z, own + whole.AsUInt32()), coarse = Noise(x * half, y * half, z * half, own + (whole + Vector256<int>.One).AsUInt32());
            Vector256.ConditionalSelect(sky, half, fine + (coarse - fine) * share).StoreUnsafe(ref Values[at]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Noise(Vector256<float> x, Vector256<float> y, Vector256<float> z, Vector256<uint> key)
    {
        Vector256<float> fx = Vector256.Floor(x), fy = Vector256.Floor(y), fz = Vector256.Floor(z);
        Vector256<float> tx = Ease(x - fx), ty = Ease(y - fy), tz = Ease(z - fz);
        Vector256<uint> a = Whole(fx) * Vector256.Create(AcrossStep) + key, b = Whole(fy) * Vector256.Create(UpStep), c = Whole(fz) * Vector256.Create(DeepStep);
        Vector256<uint> a1 = a + Vector256.Create(AcrossStep), b1 = b + Vector256.Create(UpStep), c1 = c + Vector256.Create(DeepStep);
        var near = Mix(Mix(At(a ^ b ^ c), At(a1 ^ b ^ c), tx), Mix(At(a ^ b1 ^ c), At(a1 ^ b1 ^ c), tx), ty);
        var far = Mix(Mix(At(a ^ b ^ c1), At(a1 ^ b ^ c1), tx), Mix(At(a ^ b1 ^ c1), At(a1 ^ b1 ^ c1), tx), ty);
        return Mix(near, far, tz);
    }

    private static Vector256<uint> Whole(Vector256<float> x) => Vector256.ConvertToInt32(x).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> At(Vector256<uint> hash)
    {
        hash = (hash ^ Vector256.ShiftRightLogical(hash, 15)) * Vector256.Create(0x2C1B3C6Du);
        hash = (hash ^ Vector256.ShiftRightLogical(hash, 12)) * Vector256.Create(0x297A2D39u);
        return Vector256.ConvertToSingle(Vector256.ShiftRightLogical(hash, 8).AsInt32()) * Vector256.Create(1f / 16777216f);
    }

    private static Vector256<float> Ease(Vector256<float> t) => t * t * (Vector256.Create(3f) - t - t);

    private static Vector256<float> Mix(Vector256<float> a, Vector256<float> b, Vector256<float> t) => a + (b - a) * t;
}
