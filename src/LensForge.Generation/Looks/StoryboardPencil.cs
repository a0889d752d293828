using System.Numerics;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging;
using static LensForge.Generation.Looks.LookMath;

namespace LensForge.Generation.Looks;

/// <summary>
/// Graphite on paper: contours of varying weight, a smudge of tone, and strokes along the form in two directions that come one after the other
/// as it gets darker. Light is left as paper; faces are kept light.
/// </summary>
internal sealed class StoryboardPencil(int width, int height) : ILookShader
{
    private static readonly Vector3 Paper = new(0.945f, 0.935f, 0.91f), Graphite = new(0.155f, 0.155f, 0.17f);
    private static readonly Vector3 FirstStroke = Vector3.Normalize(new(0.62f, 0.70f, 0.35f)), SecondStroke = Vector3.Normalize(new(-0.72f, 0.42f, 0.55f));
    private readonly ToneField _tone = new(width, height);
    private readonly Contours _contours = new(width, height);
    private readonly SurfaceGrain _wobble = new(width, height), _patches = new(width, height);
    private readonly Hatching _first = new(width, height), _second = new(width, height);
    private readonly LookFinish _finish = new(width, height);

    public void Shade(in LookFrame frame)
    {
        var g = frame.Buffers;
        _tone.Read(frame);
        _tone.Smooth(g, 2, 0.12f);
        _tone.Spread(0.85f);
        _contours.Trace(frame);
        _wobble.Draw(frame, 12 * width / 256f, 11);
        _patches.Draw(frame, 34 * width / 256f, 29);
        // Finer in larger pictures, but not by as much as they are larger.
        var fineness = MathF.Sqrt(width / 256f);
        _first.Draw(g, FirstStroke, 3.4f * fineness, 1.15f * fineness, _wobble.Values);
        _second.Draw(g, SecondStroke, 3.8f * fineness, 1.1f * fineness, _wobble.Values);
        for (var i = 0; i < _tone.Values.Length; i++)
        {
            var dark = Darkness(frame, i, _tone.Values[i]);
            var colour = Vector3.Lerp(Paper + new Vector3(0.022f * Tooth(i % width, i / width)), Graphite, dark);
            frame.Write(i, colour.X, colour.Y, colour.Z);
        }

        _finish.SmoothEdges(frame);
    }

    private float Darkness(in LookFrame frame, int at, float tone)
    {
        var g = frame.Buffers;
        var substance = (Substance)g.Substance[at];
        var sky = g.Depth[at] >= GBuffers.Sky;
        var figure = g.Figure[at] != 0;
        if (substance == Substance.Skin) tone = Mix(tone, 0.70f + 0.30f * Ramp(0.04f, 0.36f, frame.Albedo(at)), 0.52f);
        else if (substance == Substance.Eye) tone = Mix(tone, 1, 0.2f);
        else if (!sky) tone = Mix(tone, 1, figure ? 0.02f : 0.14f);
        var smudge = 0.66f * (1 - tone) * (1 - tone) + 0.03f * (1 - tone);
        if (sky) return MathF.Min(0.5f, smudge);
        var pressure = 0.72f + 0.56f * _wobble.Values[at];
        // Laid in patches, the hand lifting between them: the lighter the tone, the more paper is left.
        var laid = Ramp(0.30f, 0.62f, _patches.Values[at] + 0.55f * (1 - tone) - 0.12f);
        var strokes = laid * (_first.Values[at] * Ramp(0.78f, 0.34f, tone) * 0.62f + _second.Values[at] * Ramp(0.46f, 0.14f, tone) * 0.5f);
        var line = MathF.Max(_contours.Outer[at] * 0.95f, _contours.Inner[at] * 0.85f) * Math.Clamp(pressure + 0.25f * (1 - tone), 0.55f, 1.1f);
        var drawn = 1 - (1 - smudge) * (1 - MathF.Min(0.9f, strokes * pressure));
        return MathF.Min(0.97f, MathF.Max(drawn * 0.9f, 1 - (1 - drawn * 0.7f) * (1 - MathF.Min(0.92f, line))));
    }
}
