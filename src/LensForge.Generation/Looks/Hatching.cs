using System.Numerics;
using System.Runtime.Intrinsics;
using LensForge.Generation.Coherence;
using LensForge.Generation.Rendering;

namespace LensForge.Generation.Looks;

/// <summary>
/// Strokes that follow form: level sets of a direction in rest-pose coordinates, so that they lie on the surface and move with it. Their spacing is a power of
/// two of a metre chosen by how fast the coordinate runs across the screen, every second stroke fading as they come too near (Praun and others,
/// "Real-time hatching", SIGGRAPH 2001): even spacing at any distance and slant, without moire.
/// </summary>
internal sealed class Hatching(int width, int height)
{
    private readonly float[] _along = new float[width * height];
    private readonly int[] _owner = new int[width * height];

    public float[] Values { get; } = new float[width * height];

    /// <param name="direction">In rest-pose coordinates.</param>
    /// <param name="spacing">Between strokes, in pixels.</param>
    /// <param name="wobble">Noise 0 to 1 that bends the strokes.</param>
    public void Draw(GBuffers g, Vector3 direction, float spacing, float strokeWidth, float[] wobble)
    {
        for (var i = 0; i < _along.Length; i++)
        {
            _along[i] = g.SurfaceX[i] * direction.X + g.SurfaceY[i] * direction.Y + g.SurfaceZ[i] * direction.Z;
            _owner[i] = g.Depth[i] >= GBuffers.Sky ? -1 : g.Part[i] | g.Figure[i] << 16;
        }

        // The frame's outermost pixels stay bare.
        Array.Clear(Values);
        for (var y = 1; y < height - 1; y++)
        {
            for (var x = 1; x < width - 1; x += PixelLanes.Count)
            {
                var at = y * width + Math.Min(x, width - 1 - PixelLanes.Count);
                Stroke(g, at, spacing, strokeWidth, PixelLanes.Load(wobble, at)).StoreUnsafe(ref Values[at]);
            }
        }
    }

    private Vector256<float> Stroke(GBuffers g, int at, float spacing, float strokeWidth, Vector256<float> wobble)
    {
        Vector256<float> here = PixelLanes.Load(_along, at), across = Slope(here, at, 1), down = Slope(here, at, width);
        var slope = Vector256.Sqrt(across * across + down * down);
        // A surface that faces along the direction would be ruled by chance.
        var ruled = Vector256.GreaterThan(slope, PixelLanes.Load(g.Depth, at) * Vector256.Create(0.06f / width)) & Vector256.GreaterThanOrEqual(Vector256.LoadUnsafe(ref _owner[at]), Vector256<int>.Zero).AsSingle();
        var (whole, share) = PixelLanes.Log2(Vector256.Max(slope * spacing, Vector256.Create(1e-9f)));
        Vector256<float> finer = ((Vector256.Create(127) - whole) << 23).AsSingle(), coarser = ((Vector256.Create(127) + whole) << 23).AsSingle();
        var phase = here * finer + (wobble - Vector256.Create(0.5f)) * 0.7f;
        var line = Vector256.Floor(phase + Vector256.Create(0.5f));
        var distance = Vector256.Abs(phase - line) * coarser / Vector256.Max(slope, Vector256.Create(1e-9f));
        var cover = Vector256.Min(Vector256.Max(Vector256.Create(strokeWidth / 2 + 0.5f) - distance, Vector256<float>.Zero), Vector256<float>.One) * MathF.Min(1, strokeWidth);
        var odd = Vector256.Equals(Vector256.ConvertToInt32(line) & Vector256<int>.One, Vector256<int>.One).AsSingle();
        return ruled & (cover * (Vector256<float>.One - (odd & share)));
    }

    /// <summary>Change of the coordinate from one pixel to the next on the same part; the smaller of both sides, so that a step at an edge does not count.</summary>
    private Vector256<float> Slope(Vector256<float> here, int at, int stride)
    {
        var owner = Vector256.LoadUnsafe(ref _owner[at]);
        var none = Vector256.Create(float.MaxValue);
        var before = Vector256.ConditionalSelect(Vector256.Equals(owner, Vector256.LoadUnsafe(ref _owner[at - stride])).AsSingle(), Vector256.Abs(here - PixelLanes.Load(_along, at - stride)), none);
        var after = Vector256.ConditionalSelect(Vector256.Equals(owner, Vector256.LoadUnsafe(ref _owner[at + stride])).AsSingle(), Vector256.Abs(PixelLanes.Load(_along, at + stride) - here), none);
        var least = Vector256.Min(before, after);
        return Vector256.ConditionalSelect(Vector256.Equals(least, none), Vector256<float>.Zero, least);
    }
}
