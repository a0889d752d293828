using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LensForge.Generation.Rendering;

namespace LensForge.Generation.Coherence;

/// <summary>Carries the last finished frame to where its surfaces are now, with a mask of what was hidden or outside. Frames have eight pixels or more.</summary>
public sealed unsafe class PreviousFrame(int width, int height)
{
    private readonly float[] _picture = new float[3 * width * height];
    private readonly float[] _depth = new float[width * height];
    private readonly int[] _figure = new int[width * height];
    private bool _known;

    public void Forget() => _known = false;

    /// <param name="picture">Three planes, -1..1.</param>
    public void Keep(ReadOnlySpan<float> picture, GBuffers buffers)
    {
        picture.CopyTo(_picture);
        buffers.Depth.CopyTo(_depth, 0);
        for (var i = 0; i < _figure.Length; i++) _figure[i] = buffers.Figure[i];
        _known = true;
    }

    /// <summary>Fills four planes: the warped picture, and 1 where it is known; zeros elsewhere.</summary>
    public void Warp(GBuffers now, Span<float> previous)
    {
        if (!_known)
        {
            previous.Clear();
            return;
        }

        var area = width * height;
        Vector256<int> lastX = Vector256.Create(width - 1), lastY = Vector256.Create(height - 1), stride = Vector256.Create(width);
        Vector256<float> low = Vector256.Create(-0.5f), endX = Vector256.Create(width - 0.5f), endY = Vector256.Create(height - 0.5f);
        fixed (float* picture = _picture, depths = _depth)
        fixed (int* figures = _figure)
        {
            for (var start = 0; start < area; start += PixelLanes.Count)
            {
                // The last eight overlap those before.
                var at = Math.Min(start, area - PixelLanes.Count);
                var (x, y) = PixelLanes.Places(at, width);
                Vector256<float> fromX = Vector256.ConvertToSingle(x) + PixelLanes.Load(now.MotionX, at), fromY = Vector256.ConvertToSingle(y) + PixelLanes.Load(now.MotionY, at);
                var inside = Vector256.GreaterThan(fromX, low) & Vector256.GreaterThan(fromY, low) & Vector256.LessThan(fromX, endX) & Vector256.LessThan(fromY, endY);

                var depth = PixelLanes.Load(now.PreviousDepth, at);
                var nearest = Whole(Vector256.Round(fromY), lastY) * stride + Whole(Vector256.Round(fromX), lastX);
                var away = Vector256.GreaterThan(Vector256.Abs(PixelLanes.Gather(depths, nearest) - depth), Vector256.Create(0.04f) * depth + Vector256.Create(0.01f));
                var same = Vector256.Equals(PixelLanes.Gather((float*)figures, nearest).AsInt32(), PixelLanes.Load(now.Figure, at));
                var known = Vector256.AndNot(inside.AsInt32() & same, away.AsInt32()).AsSingle();
                PixelLanes.Store(PixelLanes.Flag(known.AsInt32()), previous[(3 * area)..], at);

                Vector256<int> x0 = Whole(Vector256.Floor(fromX), lastX), y0 = Whole(Vector256.Floor(fromY), lastY);
                Vector256<int> x1 = Vector256.Min(x0 + Vector256<int>.One, lastX), y1 = Vector256.Min(y0 + Vector256<int>.One, lastY);
                Vector256<float> u = Share(fromX, x0), v = Share(fromY, y0);
                Vector256<int> a = y0 * stride + x0, b = y0 * stride + x1, c = y1 * stride + x0, d = y1 * stride + x1;
                for (var plane = 0; plane < 3 * area; plane += area)
                {
                    var from = picture + plane;
                    Vector256<float> pa = PixelLanes.Gather(from, a), pb = PixelLanes.Gather(from, b), pc = PixelLanes.Gather(from, c), pd = PixelLanes.Gather(from, d);
                    var upper = pa + (pb - pa) * u;
                    var lower = pc + (pd - pc) * u;
                    PixelLanes.Store(((upper + (lower - upper) * v).AsInt32() & known.AsInt32()).AsSingle(), previous[plane..], at);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Whole(Vector256<float> value, Vector256<int> last) => Vector256.Min(Vector256.Max(Vector256.ConvertToInt32(value), Vector256<int>.Zero), last);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Share(Vector256<float> value, Vector256<int> whole) =>
        Vector256.Min(Vector256.Max(value - Vector256.ConvertToSingle(whole), Vector256<float>.Zero), Vector256<float>.One);
}
