using System.Runtime.Intrinsics;
using LensForge.Generation.Coherence;
using LensForge.Generation.Rendering;

namespace LensForge.Generation.Looks;

/// <summary>
/// The picture's brightness, freed from the noise of its light by smoothing within each part and along its bend, and put on a scale of the picture's own
/// darkest and brightest twentieths: fixed thresholds would draw a night scene all black.
/// </summary>
internal sealed class ToneField(int width, int height)
{
    private const float Near = 0.7f, Far = 0.3f;
    private readonly int[] _owner = new int[width * height];
    private readonly float[] _next = new float[width * height];
    private readonly int[] _counts = new int[257];

    public float[] Values { get; } = new float[width * height];

    /// <summary>Level below which a twentieth of the picture lies, and above which a twentieth lies.</summary>
    public float Darkest { get; private set; }
    public float Brightest { get; private set; }

    public void Read(in LookFrame frame)
    {
        for (var i = 0; i < Values.Length; i++) Values[i] = frame.Light(i);
    }

    public void Range(float share = 0.05f)
    {
        Array.Clear(_counts);
        foreach (var value in Values) _counts[(int)(Math.Clamp(value, 0f, 1f) * 256)]++;
        (Darkest, Brightest) = (Level(share), Level(1 - share));
    }

    /// <summary>Spreads the range over 0 to 1, holding part of the picture's own key so that night stays darker than day.</summary>
    public void Spread(float highest)
    {
        Range();
        float low = Darkest * 0.6f, high = MathF.Max(low + 0.12f, Brightest + (highest - Brightest) * 0.35f), scale = 1 / (high - low);
        for (var i = 0; i < Values.Length; i++) Values[i] = Math.Clamp((Values[i] - low) * scale, 0f, 1f);
    }

    /// <param name="passes">Each doubles the reach: 1, 2, 4 pixels at a width of 256.</param>
    /// <param name="step">A difference of brightness that is an edge rather than noise.</param>
    public void Smooth(GBuffers g, int passes, float step)
    {
        for (var i = 0; i < _owner.Length; i++) _owner[i] = g.Part[i] | g.Figure[i] << 16 | g.Substance[i] << 24;
        var unit = Math.Max(1, width / 256);
        for (var pass = 0; pass < passes; pass++)
        {
            Along(g, Values, _next, unit << pass, across: true, step);
            Along(g, _next, Values, unit << pass, across: false, step);
        }
    }

    private void Along(GBuffers g, float[] from, float[] to, int reach, bool across, float step)
    {
        var sharp = 1 / (step * step);
        int stride = across ? 1 : width, end = across ? width : height;
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width;)
            {
                int at = y * width + x, place = across ? x : y, margin = 2 * reach;
                var inside = across ? x >= margin && x + PixelLanes.Count + margin <= width : y >= margin && y + margin < height && x + PixelLanes.Count <= width;
                if (inside)
                {
                    Eight(g, from, to, at, reach * stride, sharp);
                    x += PixelLanes.Count;
                    continue;
                }

                to[at] = One(g, from, at, place, end, reach, stride, sharp);
                x++;
            }
        }
    }

    private void Eight(GBuffers g, float[] from, float[] to, int at, int apart, float sharp)
    {
        Vector256<float> here = PixelLanes.Load(from, at), sum = here, weight = Vector256<float>.One;
        Vector256<float> x = PixelLanes.Load(g.NormalX, at), y = PixelLanes.Load(g.NormalY, at), z = PixelLanes.Load(g.NormalZ, at);
        var owner = Vector256.LoadUnsafe(ref _owner[at]);
        for (var k = -2; k <= 2; k++)
        {
            if (k == 0) continue;
            var other = at + k * apart;
            var value = PixelLanes.Load(from, other);
            var difference = value - here;
            var bend = x * PixelLanes.Load(g.NormalX, other) + y * PixelLanes.Load(g.NormalY, other) + z * PixelLanes.Load(g.NormalZ, other);
            var share = Vector256.Max(Vector256<float>.Zero, bend * 2 - Vector256<float>.One) / (Vector256<float>.One + difference * difference * sharp) * (k is 1 or -1 ? Near : Far);
            share &= Vector256.Equals(owner, Vector256.LoadUnsafe(ref _owner[other])).AsSingle();
            sum += share * value;
            weight += share;
        }

        (sum / weight).StoreUnsafe(ref to[at]);
    }

    private float One(GBuffers g, float[] from, int at, int place, int end, int reach, int stride, float sharp)
    {
        float here = from[at], sum = here, weight = 1;
        for (var k = -2; k <= 2; k++)
        {
            if (k == 0 || (uint)(place + k * reach) >= (uint)end) continue;
            var other = at + k * reach * stride;
            if (_owner[other] != _owner[at]) continue;
            float difference = from[other] - here, bend = g.NormalX[at] * g.NormalX[other] + g.NormalY[at] * g.NormalY[other] + g.NormalZ[at] * g.NormalZ[other];
            var share = MathF.Max(0, bend * 2 - 1) / (1 + difference * difference * sharp) * (k is 1 or -1 ? Near : Far);
            sum += share * from[other];
            weight += share;
        }

        return sum / weight;
    }

    private float Level(float share)
    {
        var wanted = (int)(share * Values.Length);
        for (var level = 0; level < _counts.Length; level++)
        {
            wanted -= _counts[level];
            if (wanted <= 0) return level / 256f;
        }

        return 1;
    }
}
