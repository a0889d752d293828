using System.Numerics;
using LensForge.Generation.Rendering;
using static LensForge.Generation.Looks.LookMath;

namespace LensForge.Generation.Looks;

/// <summary>
/// Flat shapes of a graphic novel in motion: each material in at most three tones, whose colours are the means of the naturalistic picture over that
/// shape, so that the scene's own light sets the palette; a palette drawn together towards warm and cold, contours in a darker shade of what they enclose.
/// </summary>
internal sealed class GraphicAnimation(int width, int height) : ILookShader
{
    private readonly ToneField _light = new(width, height);
    private readonly Contours _contours = new(width, height);
    private readonly SurfaceGrain _brush = new(width, height);
    private readonly TonedShapes _shapes = new(width, height);
    private readonly LookFinish _finish = new(width, height);
    private float _black, _gain = 1, _power = 1;

    public void Shade(in LookFrame frame)
    {
        var g = frame.Buffers;
        _light.Read(frame);
        _light.Range(0.04f);
        Develop(_light.Darkest, _light.Brightest);
        ReadLight(frame);
        _light.Smooth(g, 3, 0.16f);
        _light.Range(0.08f);
        _contours.Trace(frame);
        _brush.Draw(frame, 18 * width / 256f, 37);
        float low = _light.Darkest, span = MathF.Max(0.15f, _light.Brightest - low);
        for (var i = 0; i < _light.Values.Length; i++) _light.Values[i] = (_light.Values[i] - low) / span + (g.Figure[i] == 0 ? 0.10f : 0.02f) * (_brush.Values[i] - 0.5f);
        _shapes.Gather(frame, _light.Values);
        for (var i = 0; i < _light.Values.Length; i++) Paint(frame, i);
        _finish.SmoothEdges(frame);
    }

    /// <summary>Fog and night are drawn with more of the range than film gives them; both ends move only part of the way.</summary>
    private void Develop(float darkest, float brightest)
    {
        _black = 0.55f * darkest;
        _gain = 1 / MathF.Max(0.2f, Mix(brightest, 0.95f, brightest < 0.95f ? 0.45f : 0) - _black);
        _power = Mix(1, 0.72f, Ramp(0.75f, 0.3f, brightest));
    }

    private Vector3 Exposed(Vector3 colour)
    {
        var light = 0.2126f * colour.X + 0.7152f * colour.Y + 0.0722f * colour.Z + 1e-3f;
        var wanted = MathF.Pow(Math.Clamp((light - _black) * _gain, 0.01f, 1f), _power);
        return colour * (wanted / light) + new Vector3(0.01f);
    }

    /// <summary>Light that falls on each point, as seen: the picture's linear brightness over the surface's, as a square root.</summary>
    private void ReadLight(in LookFrame frame)
    {
        var g = frame.Buffers;
        for (var i = 0; i < _light.Values.Length; i++)
        {
            var shown = frame.Light(i);
            var albedo = 0.2126f * g.AlbedoR[i] + 0.7152f * g.AlbedoG[i] + 0.0722f * g.AlbedoB[i];
            _light.Values[i] = g.Depth[i] >= GBuffers.Sky ? shown : MathF.Min(1f, 0.55f * shown / MathF.Sqrt(albedo + 0.03f));
        }
    }

    private void Paint(in LookFrame frame, int at)
    {
        var g = frame.Buffers;
        var colour = _shapes.Colour(frame, at, _light.Values[at]);
        colour = Grade(Exposed(colour), g.Figure[at] != 0 ? 1.35f : 1.1f);
        float line = MathF.Min(0.9f, MathF.Max(_contours.Outer[at] * (g.Figure[at] != 0 ? 0.85f : 0.55f), _contours.Inner[at] * 0.6f));
        var ink = colour * 0.28f + new Vector3(0.015f, 0.01f, 0.04f);
        colour = Vector3.Lerp(colour, ink, line);
        frame.Write(at, colour.X, colour.Y, colour.Z);
    }

    /// <summary>Draws the palette together: richer along warm and cold, poorer along green and magenta; darks lean to blue, lights to cream.</summary>
    private static Vector3 Grade(Vector3 colour, float richness)
    {
        var light = 0.2126f * colour.X + 0.7152f * colour.Y + 0.0722f * colour.Z;
        float warm = (colour.X - colour.Z) * 0.5f, green = colour.Y - (colour.X + colour.Z) * 0.5f;
        warm *= richness;
        green *= 0.66f * richness;
        var middle = light - 0.7152f * green * 0.5f - (0.2126f - 0.0722f) * warm;
        var graded = new Vector3(middle + warm - 0.25f * green, middle + 0.75f * green, middle - warm - 0.25f * green);
        var contrast = light + 0.22f * (light - 0.42f) * (1 - light) * 2 * light + 0.02f;
        graded += new Vector3(contrast - light);
        return graded + (1 - light) * (1 - light) * new Vector3(-0.004f, 0.002f, 0.03f) + light * light * new Vector3(0.02f, 0.008f, -0.02f);
    }
}
