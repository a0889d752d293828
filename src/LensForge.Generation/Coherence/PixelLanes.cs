using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using LensForge.Generation.Rendering;

namespace LensForge.Generation.Coherence;

/// <summary>Eight neighbouring pixels of planes of any kind at a time, with their places. The same bits with and without hardware vectors.</summary>
internal static class PixelLanes
{
    public const int Count = PlaneLanes.Count;

    private static readonly Vector256<int> Steps = Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(float[] plane, int at) => PlaneLanes.Load(plane, at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Load(ushort[] plane, int at) => Widened(Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(plane), (nuint)at));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Load(byte[] plane, int at)
    {
        var bytes = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(plane), at));
        return Widened(Vector128.WidenLower(Vector128.CreateScalar(bytes).AsByte()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> value, Span<float> plane, int at) => value.CopyTo(plane.Slice(at, Count));

    /// <summary>1 where the mask is set, 0 elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Flag(Vector256<int> mask) => (mask & Vector256<float>.One.AsInt32()).AsSingle();

    /// <summary>Column and row of the pixels from this one on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<int> X, Vector256<int> Y) Places(int first, int width)
    {
        Vector256<int> x = Steps + Vector256.Create(first % width), y = Vector256.Create(first / width), end = Vector256.Create(width - 1);
        for (var over = Vector256.GreaterThan(x, end); over != Vector256<int>.Zero; over = Vector256.GreaterThan(x, end))
        {
            x -= over & Vector256.Create(width);
            y -= over;
        }

        return (x, y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Vector256<float> Gather(float* plane, Vector256<int> at) => PlaneLanes.Gather(plane, at);

    /// <summary>Binary logarithm of normal positive numbers: its whole part, and the rest from 0 to 1 within 2e-7.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<int> Whole, Vector256<float> Share) Log2(Vector256<float> x)
    {
        var bits = x.AsInt32();
        var whole = (bits >> 23) - Vector256.Create(127);
        var mantissa = ((bits & Vector256.Create(0x7FFFFF)) | Vector256<float>.One.AsInt32()).AsSingle();
        // The area tangent's series, which converges fast up to (2 - 1) / (2 + 1).
        var t = (mantissa - Vector256<float>.One) / (mantissa + Vector256<float>.One);
        var s = t * t;
        var sum = s * Vector256.Create(1f / 11) + Vector256.Create(1f / 9);
        sum = sum * s + Vector256.Create(1f / 7);
        sum = sum * s + Vector256.Create(1f / 5);
        sum = sum * s + Vector256.Create(1f / 3);
        sum = sum * s + Vector256<float>.One;
        return (whole, sum * t * Vector256.Create(2.8853901f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Widened(Vector128<ushort> values)
    {
        var (low, high) = Vector128.Widen(values);
        return Vector256.Create(low, high).AsInt32();
    }
}
