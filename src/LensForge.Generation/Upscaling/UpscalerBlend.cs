using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LensForge.Generation.Coherence;
using LensForge.Generation.Rendering;

namespace LensForge.Generation.Upscaling;

/// <summary>
/// From what the network told to pixels; the formula stands in infra/training/upscaler.py (combine). Eight base pixels at a time, for one of the
/// full-size pixels that each covers.
/// </summary>
internal sealed class UpscalerBlend(int width, int rows, int scale)
{
    public const int Told = 12;
    private const int Share = 9, Rest = 10, Sharpness = 11;
    private const float Albedo = 4f, Normal = 1f, Depth = 64f, Farthest = 4f;
    private readonly float[] _weights = new float[9 * PixelLanes.Count];

    /// <param name="told">Told * scale * scale planes of width by rows.</param>
    /// <param name="cells">The guide, with the margin of <paramref name="pixels"/>.</param>
    /// <param name="row">Row of the tile, in base pixels.</param>
    /// <param name="down">Which of the full-size rows that it covers.</param>
    /// <param name="rgb">Receives width * scale pixels.</param>
    public void Row(float[] told, float[] cells, BasePixels pixels, int row, int down, Span<byte> rgb)
    {
        Span<int> levels = stackalloc int[PixelLanes.Count];
        for (var across = 0; across < scale; across++)
        {
            var part = down * scale + across;
            for (var x = 0; x < width; x += PixelLanes.Count)
            {
                var here = new Place(part * width * rows + row * width + x, part * pixels.Area + (row + BasePixels.Margin) * pixels.Stride + x + BasePixels.Margin, (row + 1) * pixels.Stride + x + 1);
                var total = Weigh(told, cells, pixels, here);
                var share = (Vector256.Create(0.75f) + Vector256.Create(0.75f) * SoftSign(Tell(told, Share, here))) * Vector256.Create(1f / GuideRows.Scale);
                var rest = SoftSign(Tell(told, Rest, here));
                for (var channel = 0; channel < 3; channel++)
                {
                    Mix(pixels, channel, here.Tap, out var light, out var reflected);
                    var guide = PixelLanes.Load(cells, channel * scale * scale * pixels.Area + here.Guide);
                    var logs = light * total + share * (guide - reflected * total) + rest;
                    var linear = Vector256.Exp(logs * Vector256.Create(0.6931472f)) - Vector256.Create(BasePixels.Dark);
                    var shown = Vector256.Sqrt(PlaneLanes.Clamp(linear, 0f, 1f)) * Vector256.Create(255f) + Vector256.Create(0.5f);
                    Vector256.ConvertToInt32(Vector256.Floor(shown)).CopyTo(levels);
                    for (var lane = 0; lane < PixelLanes.Count; lane++) rgb[((x + lane) * scale + across) * 3 + channel] = (byte)levels[lane];
                }
            }
        }
    }

    /// <summary>Leaves the nine taps' weights, and returns one over their sum.</summary>
    private Vector256<float> Weigh(float[] told, float[] cells, BasePixels pixels, Place here)
    {
        var sharp = (Vector256<float>.One + SoftSign(Tell(told, Sharpness, here))) * Vector256.Create(4f);
        var most = Vector256.Create(float.MinValue);
        for (var tap = 0; tap < 9; tap++)
        {
            var at = here.Tap + tap / 3 * pixels.Stride + tap % 3;
            Vector256<float> colour = Vector256<float>.Zero, normal = colour;
            for (var quantity = 0; quantity < 3; quantity++)
            {
                var off = Off(quantity);
                colour += off * off;
                off = Off(quantity + 3);
                normal += off * off;
            }
            var depth = Off(6);
            var distance = Vector256.Min(colour * Vector256.Create(Albedo) + normal * Vector256.Create(Normal) + depth * depth * Vector256.Create(Depth), Vector256.Create(Farthest));
            var score = Tell(told, tap, here) - sharp * distance;
            PixelLanes.Store(score, _weights, tap * PixelLanes.Count);
            most = Vector256.Max(most, score);

            Vector256<float> Off(int quantity) => PixelLanes.Load(pixels.Mean, quantity * pixels.Area + at) - PixelLanes.Load(cells, quantity * scale * scale * pixels.Area + here.Guide);
        }

        var total = Vector256<float>.Zero;
        for (var tap = 0; tap < 9; tap++)
        {
            var weight = PlaneLanes.ExpOfMinus(most - PixelLanes.Load(_weights, tap * PixelLanes.Count));
            PixelLanes.Store(weight, _weights, tap * PixelLanes.Count);
            total += weight;
        }

        return Vector256<float>.One / total;
    }

    private void Mix(BasePixels pixels, int channel, int first, out Vector256<float> light, out Vector256<float> reflected)
    {
        light = reflected = Vector256<float>.Zero;
        for (var tap = 0; tap < 9; tap++)
        {
            var at = channel * pixels.Area + first + tap / 3 * pixels.Stride + tap % 3;
            var weight = PixelLanes.Load(_weights, tap * PixelLanes.Count);
            light += weight * PixelLanes.Load(pixels.Light, at);
            reflected += weight * PixelLanes.Load(pixels.Mean, at);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<float> Tell(float[] told, int what, in Place here) => PixelLanes.Load(told, what * scale * scale * width * rows + here.Told);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> SoftSign(Vector256<float> x) => x / (Vector256<float>.One + Vector256.Abs(x));

    /// <summary>Places of the first of eight base pixels: in a plane of what is told, in one of the guide, and of its first tap.</summary>
    private readonly record struct Place(int Told, int Guide, int Tap);
}
