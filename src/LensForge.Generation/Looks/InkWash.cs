using System.Numerics;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging;
using static LensForge.Generation.Looks.LookMath;

namespace LensForge.Generation.Looks;

/// <summary>
/// Four layers of thin ink on paper, each with a darker rim where it dried, dry-brush contours, and one colour: amber where things shine or are lit warm.
/// Figures have a strip of bare paper around them and are never the darkest wash, so that the dark does not swallow them.
/// </summary>
internal sealed class InkWash(int width, int height) : ILookShader
{
    private static readonly Vector3 Paper = new(0.955f, 0.94f, 0.905f), Ink = new(0.085f, 0.10f, 0.14f), Amber = new(0.93f, 0.60f, 0.20f);
    private static readonly (float Level, float Density)[] Washes = [(0.76f, 0.13f), (0.54f, 0.22f), (0.34f, 0.32f), (0.16f, 0.36f)];
    private readonly ToneField _tone = new(width, height);
    private readonly Contours _contours = new(width, height);
    private readonly SurfaceGrain _flow = new(width, height), _granules = new(width, height);
    private readonly Halo _halo = new(width, height);
    private readonly LookFinish _finish = new(width, height);

    public void Shade(in LookFrame frame)
    {
        var g = frame.Buffers;
        _tone.Read(frame);
        _tone.Smooth(g, 3, 0.09f);
        _tone.Spread(0.82f);
        _contours.Trace(frame);
        _flow.Draw(frame, 14 * width / 256f, 23);
        _granules.Draw(frame, 2.2f, 29);
        _halo.AroundFigures(g, Math.Max(1, width / 110));
        for (var i = 0; i < _tone.Values.Length; i++) Paint(frame, i, _tone.Values[i]);
        _finish.SmoothEdges(frame);
    }

    private void Paint(in LookFrame frame, int at, float tone)
    {
        var g = frame.Buffers;
        var substance = (Substance)g.Substance[at];
        var figure = g.Figure[at] != 0;
        var sky = g.Depth[at] >= GBuffers.Sky;
        if (substance == Substance.Skin) tone = Mix(tone, 0.52f + 0.46f * Ramp(0.04f, 0.36f, frame.Albedo(at)), 0.46f);
        else if (substance == Substance.Eye) tone = Mix(tone, 1, 0.25f);
        else if (figure) tone = 0.10f + 0.90f * tone;
        if (!figure) tone = Mix(tone, 1, 0.75f * MathF.Min(1, 1.6f * _halo.Values[at]));
        float amber = Warmth(frame, at, substance), wet = tone + 0.12f * (_flow.Values[at] - 0.5f), through = 1, rims = 0;
        foreach (var (level, density) in Washes)
        {
            through *= 1 - density * Ramp(level + 0.035f, level - 0.035f, wet);
            var inside = (level - 0.045f - wet) * 26;
            rims += density * 0.30f / (1 + inside * inside);
        }

        // Within a wash the ink still runs a little from light to dark.
        through *= 0.94f + 0.06f * tone;
        if (!sky) through *= 1 - rims;
        through *= 1 - (0.20f * (1 - through)) * (_granules.Values[at] - 0.35f);
        var brush = Ramp(0.22f, 0.55f, _flow.Values[at] + 0.35f * (1 - tone)) * (0.75f + 0.4f * _granules.Values[at]);
        var line = MathF.Min(0.93f, MathF.Max(_contours.Outer[at] * (0.35f + 0.75f * brush), _contours.Inner[at] * (0.25f + 0.75f * brush)));
        var dark = 1 - through * (1 - line);
        var paper = Paper + new Vector3(0.018f * Tooth(at % width, at / width));
        var ground = Vector3.Lerp(paper, Amber, amber * (1 - 0.35f * tone));
        var ink = Vector3.Lerp(Ink, new(0.20f, 0.11f, 0.05f), 0.55f * amber);
        var colour = Vector3.Lerp(ground, ink, Math.Clamp(dark * 1.06f, 0f, 0.95f));
        frame.Write(at, colour.X, colour.Y, colour.Z);
    }

    /// <summary>How much of the one colour: lamps and what shines warm, and warm light where it is strong; faces mostly stay paper.</summary>
    private static float Warmth(in LookFrame frame, int at, Substance substance)
    {
        var g = frame.Buffers;
        float most = MathF.Max(frame.R[at], MathF.Max(frame.G[at], frame.B[at])) + 0.02f;
        var warm = (frame.R[at] * 0.55f + frame.G[at] * 0.45f - frame.B[at]) / most;
        var yellow = Ramp(0.35f, 0.62f, frame.G[at] / MathF.Max(0.02f, frame.R[at]));
        var amber = Ramp(0.30f, 0.62f, warm) * yellow * Ramp(0.10f, 0.40f, most);
        var glow = Ramp(0.2f, 1.5f, g.EmissionR[at] - 0.6f * g.EmissionB[at]);
        if (g.Depth[at] < GBuffers.Sky) amber = MathF.Max(amber, 0.8f * glow);
        return amber * substance switch { Substance.Skin or Substance.Eye => 0.22f, Substance.Hair => 0.4f, _ => 0.9f };
    }
}
