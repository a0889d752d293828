using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LensForge.Generation.Rendering;

/// <summary>Eight neighbouring elements of a plane at a time.</summary>
internal static class PlaneLanes
{
    public const int Count = 8;

    public static readonly Vector256<float> Steps = Vector256.Create(0f, 1, 2, 3, 4, 5, 6, 7);

    private static readonly Vector256<int> Bits = Vector256.Create(1, 2, 4, 8, 16, 32, 64, 128);

    /// <summary>All bits of those lanes whose bit is set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Mask(int lanes) => Vector256.Equals(Vector256.Create(lanes) & Bits, Bits).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(float[] plane, int at) => Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(plane), (nuint)at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> value, float[] plane, int at) => value.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(plane), (nuint)at);

    /// <summary>Loads that may reach past the end of a plane: what is missing is nought.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LoadWithin(float[] plane, int at) => at + Count <= plane.Length ? Load(plane, at) : Rest(plane, at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Vector256<float> Gather(float* plane, Vector256<int> at) => Avx2.IsSupported
        ? Avx2.GatherVector256(plane, at, 4)
        : Vector256.Create(plane[at[0]], plane[at[1]], plane[at[2]], plane[at[3]], plane[at[4]], plane[at[5]], plane[at[6]], plane[at[7]]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Luminance(Vector256<float> r, Vector256<float> g, Vector256<float> b) =>
        Vector256.Create(0.2126f) * r + Vector256.Create(0.7152f) * g + Vector256.Create(0.0722f) * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Smooth(float edge0, float edge1, Vector256<float> x)
    {
        var t = Clamp((x - Vector256.Create(edge0)) * Vector256.Create(1f / (edge1 - edge0)), 0f, 1f);
        return t * t * (Vector256.Create(3f) - (t + t));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Clamp(Vector256<float> x, float low, float high) => Vector256.Min(Vector256.Max(x, Vector256.Create(low)), Vector256.Create(high));

    /// <summary>As <see cref="Filter.ExpOfMinus"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ExpOfMinus(Vector256<float> x)
    {
        var power = Vector256.MaxNative(Vector256.Create(-1.442695f) * x, Vector256.Create(-100f));
        var whole = Vector256.Floor(power);
        var rest = power - whole;
        var fraction = Vector256<float>.One + rest * (Vector256.Create(0.6951786f) + rest * (Vector256.Create(0.2276414f) + rest * Vector256.Create(0.0774967f)));
        return fraction * ((Vector256.ConvertToInt32Native(whole) + Vector256.Create(127)) << 23).AsSingle();
    }

    private static Vector256<float> Rest(float[] plane, int at)
    {
        Span<float> lanes = stackalloc float[Count];
        plane.AsSpan(Math.Min(at, plane.Length)).CopyTo(lanes);
        return Vector256.Create<float>(lanes);
    }
}
