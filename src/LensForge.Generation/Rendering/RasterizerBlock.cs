using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using LensForge.Generation.Staging;

namespace LensForge.Generation.Rendering;

/// <summary>
/// Eight neighbouring pixels of a row and the triangle seen in each: corners, normals and coordinates, a quantity after another, eight
/// lanes each, so that all that follows is worked out for eight pixels at once.
/// </summary>
internal sealed class RasterizerBlock
{
    public const int Lanes = 8;

    /// <summary>Places of vectors: corners relative to the eye, normals, surface coordinates and the corners' places in the frame before.</summary>
    public const int Corner = 0, Edge1 = 3, Edge2 = 6, Normal = 9, Surface = 18, Before = 27, NoiseOffset = 36;
    private const int Quantities = 39;

    private readonly float[] _lanes = new float[Quantities * Lanes];
    private readonly Seen[] _seen = new Seen[Lanes];

    /// <summary>What a triangle belongs to.</summary>
    /// <param name="Texels">Number of its material among the texels.</param>
    /// <param name="Known">Whether it was there in the frame before.</param>
    /// <param name="Moves">Whether it was elsewhere then.</param>
    public readonly record struct Seen(Material Material, int Texels, byte Figure, ushort Part, bool Known, bool Moves, bool Mirrored);

    public ref Seen this[int lane] => ref _seen[lane];

    public Vector3Lanes Get(int quantity) => new(PlaneLanes.Load(_lanes, quantity * Lanes), PlaneLanes.Load(_lanes, (quantity + 1) * Lanes), PlaneLanes.Load(_lanes, (quantity + 2) * Lanes));

    /// <summary>A quantity of three corners between them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector3Lanes Between(int quantity, Vector256<float> w, Vector256<float> u, Vector256<float> v) => Get(quantity) * w + Get(quantity + 3) * u + Get(quantity + 6) * v;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(int quantity, int lane, Vector3 value)
    {
        ref var at = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_lanes), quantity * Lanes + lane);
        at = value.X;
        Unsafe.Add(ref at, Lanes) = value.Y;
        Unsafe.Add(ref at, 2 * Lanes) = value.Z;
    }

    public Vector3 Get(int quantity, int lane) => new(_lanes[quantity * Lanes + lane], _lanes[(quantity + 1) * Lanes + lane], _lanes[(quantity + 2) * Lanes + lane]);

    public void SetThree(int quantity, int lane, Vector3 a, Vector3 b, Vector3 c)
    {
        Set(quantity, lane, a);
        Set(quantity + 3, lane, b);
        Set(quantity + 6, lane, c);
    }

    /// <summary>Gives all lanes what the first has.</summary>
    public void Spread()
    {
        for (var at = 0; at < _lanes.Length; at += Lanes) PlaneLanes.Store(Vector256.Create(_lanes[at]), _lanes, at);
        _seen.AsSpan(1).Fill(_seen[0]);
    }

    /// <summary>Gives a lane what another has.</summary>
    public void Copy(int from, int to)
    {
        for (var at = 0; at < _lanes.Length; at += Lanes) _lanes[at + to] = _lanes[at + from];
        _seen[to] = _seen[from];
    }

    /// <summary>
    /// Barycentrics of the point of a triangle's outline that is seen nearest to a ray: snapping may give a pixel to a triangle that its
    /// ray misses by a hair, and of one seen edge-on the plane says nothing.
    /// </summary>
    public (float U, float V) Nearest(int lane, Vector3 ray, Vector3 forward, float u, float v)
    {
        Vector3 a = Get(Corner, lane), b = a + Get(Edge1, lane), c = a + Get(Edge2, lane);
        float za = Vector3.Dot(a, forward), zb = Vector3.Dot(b, forward), zc = Vector3.Dot(c, forward);
        if (MathF.Min(za, MathF.Min(zb, zc)) < 1e-3f)
        {
            // It reaches behind the eye, so it is not small: the nearest in its plane will do.
            if (!float.IsFinite(u + v)) return (1f / 3, 1f / 3);
            (u, v) = (Math.Clamp(u, 0, 1), Math.Clamp(v, 0, 1));
            return u + v > 1 ? (u / (u + v), v / (u + v)) : (u, v);
        }

        Vector3 pa = a / za - ray, pb = b / zb - ray, pc = c / zc - ray;
        var (ab, distance) = Along(pa, pb, za, zb);
        (float U, float V) best = (ab, 0);
        var (bc, second) = Along(pb, pc, zb, zc);
        if (second < distance) (best, distance) = ((1 - bc, bc), second);
        var (ac, third) = Along(pa, pc, za, zc);
        return third < distance ? (0, ac) : best;

        static (float Share, float Distance) Along(Vector3 p, Vector3 q, float zp, float zq)
        {
            var edge = q - p;
            var t = Math.Clamp(-Vector3.Dot(p, edge) / MathF.Max(edge.LengthSquared(), 1e-20f), 0, 1);
            var distance = (p + edge * t).LengthSquared();
            float near = (1 - t) / zp, far = t / zq;
            return (far / (near + far), distance);
        }
    }
}
