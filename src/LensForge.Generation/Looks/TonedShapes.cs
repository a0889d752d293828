using System.Numerics;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging;
using static LensForge.Generation.Looks.LookMath;

namespace LensForge.Generation.Looks;

/// <summary>The picture's shapes, a shape being one material of one part of a figure or thing, each with its mean colour in shade, half light and light.</summary>
internal sealed class TonedShapes(int width, int height)
{
    private const float ShadeEnds = 0.34f, LightBegins = 0.70f, Softness = 0.05f, Prior = 12;
    private static readonly float[] Usual = [0.66f, 1f, 1.22f];
    private readonly int[] _shape = new int[width * height];
    private readonly Dictionary<int, int> _numbers = [];
    private readonly List<Shape> _shapes = [];

    public void Gather(in LookFrame frame, float[] light)
    {
        var g = frame.Buffers;
        _numbers.Clear();
        _shapes.Clear();
        int lastKey = -1, last = 0;
        for (var i = 0; i < _shape.Length; i++)
        {
            var key = g.Part[i] | g.Figure[i] << 16 | g.Substance[i] << 24;
            if (key != lastKey)
            {
                if (!_numbers.TryGetValue(key, out last))
                {
                    _numbers[key] = last = _shapes.Count;
                    _shapes.Add(new Shape());
                }

                lastKey = key;
            }

            _shape[i] = last;
            var shape = _shapes[last];
            var colour = new Vector3(frame.R[i], frame.G[i], frame.B[i]);
            var (shade, half, full) = Shares(light[i]);
            shape.Sum += colour;
            shape.Albedo += Detail(g, i);
            shape.Count++;
            shape.Add(0, shade, colour);
            shape.Add(1, half, colour);
            shape.Add(2, full, colour);
        }

        foreach (var shape in _shapes) shape.Settle();
    }

    public Vector3 Colour(in LookFrame frame, int at, float light)
    {
        var g = frame.Buffers;
        var shape = _shapes[_shape[at]];
        var own = new Vector3(frame.R[at], frame.G[at], frame.B[at]);
        if (g.Depth[at] >= GBuffers.Sky) return Vector3.Lerp(own, shape.Sum, 0.35f);
        var (shade, half, full) = Shares(light);
        var flat = shape.Tones[0] * shade + shape.Tones[1] * half + shape.Tones[2] * full;
        var figure = g.Figure[at] != 0;
        var substance = (Substance)g.Substance[at];
        // What is painted on a surface stays: a pattern, lips, the rings of a floor.
        var detail = Detail(g, at) / shape.Albedo;
        flat *= Math.Clamp(Mix(1, detail, figure ? 0.8f : 0.5f), 0.45f, 1.7f);
        var emission = MathF.Min(1, g.EmissionR[at] + g.EmissionG[at] + g.EmissionB[at]);
        var keep = MathF.Max(emission * 0.85f, substance == Substance.Eye ? 0.55f : figure ? 0.10f : 0.28f);
        return Vector3.Lerp(flat, own, keep);
    }

    private static float Detail(GBuffers g, int at) => MathF.Sqrt(0.2126f * g.AlbedoR[at] + 0.7152f * g.AlbedoG[at] + 0.0722f * g.AlbedoB[at]) + 0.06f;

    private static (float Shade, float Half, float Full) Shares(float light)
    {
        float above = Ramp(ShadeEnds - Softness, ShadeEnds + Softness, light), bright = Ramp(LightBegins - Softness, LightBegins + Softness, light);
        return (1 - above, above * (1 - bright), above * bright);
    }

    private sealed class Shape
    {
        public readonly Vector3[] Tones = new Vector3[3];
        public Vector3 Sum;
        public float Albedo, Count;
        private readonly float[] _weights = new float[3];

        public void Add(int tone, float weight, Vector3 colour)
        {
            Tones[tone] += colour * weight;
            _weights[tone] += weight;
        }

        /// <summary>Sums become means; a tone that is hardly seen leans on the shape's mean.</summary>
        public void Settle()
        {
            Sum /= Count;
            Albedo /= Count;
            for (var tone = 0; tone < 3; tone++) Tones[tone] = (Tones[tone] + Sum * Usual[tone] * Prior) / (_weights[tone] + Prior);
        }
    }
}
