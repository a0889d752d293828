using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LensForge.Generation.Rendering;

/// <summary>Eight vectors, or colours, at once.</summary>
internal readonly struct Vector3Lanes(Vector256<float> x, Vector256<float> y, Vector256<float> z)
{
    public readonly Vector256<float> X = x, Y = y, Z = z;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector3Lanes(Vector3 same) : this(Vector256.Create(same.X), Vector256.Create(same.Y), Vector256.Create(same.Z))
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3Lanes operator +(Vector3Lanes a, Vector3Lanes b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3Lanes operator -(Vector3Lanes a, Vector3Lanes b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3Lanes operator *(Vector3Lanes a, Vector256<float> factor) => new(a.X * factor, a.Y * factor, a.Z * factor);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Dot(Vector3Lanes a, Vector3Lanes b) => a.X * b.X + a.Y * b.Y + a.Z * b.Z;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Dot(Vector3Lanes a, Vector3 b) => a.X * Vector256.Create(b.X) + a.Y * Vector256.Create(b.Y) + a.Z * Vector256.Create(b.Z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3Lanes Cross(Vector3Lanes a, Vector3Lanes b) => new(a.Y * b.Z - a.Z * b.Y, a.Z * b.X - a.X * b.Z, a.X * b.Y - a.Y * b.X);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3Lanes Normalize(Vector3Lanes a) => a * (Vector256<float>.One / Vector256.Sqrt(Dot(a, a)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3Lanes Select(Vector256<float> mask, Vector3Lanes yes, Vector3Lanes no) => new(
        Vector256.ConditionalSelect(mask, yes.X, no.X), Vector256.ConditionalSelect(mask, yes.Y, no.Y), Vector256.ConditionalSelect(mask, yes.Z, no.Z));

    /// <summary>Reads up to eight vectors that follow one another; those that are missing are nought.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3Lanes Read(ReadOnlySpan<Vector3> from)
    {
        Span<float> lanes = stackalloc float[3 * PlaneLanes.Count];
        if (from.Length < PlaneLanes.Count) lanes.Clear();
        for (var lane = 0; lane < Math.Min(PlaneLanes.Count, from.Length); lane++)
        {
            var value = from[lane];
            (lanes[lane], lanes[8 + lane], lanes[16 + lane]) = (value.X, value.Y, value.Z);
        }

        return new(Vector256.Create<float>(lanes), Vector256.Create<float>(lanes[8..]), Vector256.Create<float>(lanes[16..]));
    }

    /// <summary>Writes as many of the eight vectors as there is room for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(Span<Vector3> to)
    {
        Span<float> lanes = stackalloc float[3 * PlaneLanes.Count];
        X.CopyTo(lanes);
        Y.CopyTo(lanes[8..]);
        Z.CopyTo(lanes[16..]);
        for (var lane = 0; lane < Math.Min(PlaneLanes.Count, to.Length); lane++) to[lane] = new(lanes[lane], lanes[8 + lane], lanes[16 + lane]);
    }

    public Vector3 this[int lane] => new(X[lane], Y[lane], Z[lane]);
}
