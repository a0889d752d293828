using LensForge.Domain.Looks;
using LensForge.Generation.Coherence;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging;
using static LensForge.Generation.Looks.LookMath;

namespace LensForge.Generation.Looks;

/// <summary>
/// Silver black and white of one hard key: what the key does not reach falls towards black, faces keep their middle greys,
/// an edge light from the other side and a breath of light behind figures keep silhouettes apart; highlights bloom, and there is a little grain.
/// </summary>
internal sealed class Noir(int width, int height) : ILookShader
{
    private const float Unlit = 0.54f, Grain = 0.013f;
    private readonly ToneField _tone = new(width, height);
    private readonly Halo _halo = new(width, height), _bloom = new(width, height);
    private readonly float[] _grain = new float[3 * width * height];

    public void Shade(in LookFrame frame)
    {
        var g = frame.Buffers;
        ReadStock(frame);
        _tone.Smooth(g, 1, 0.10f);
        var keySide = KeySide(frame);
        _tone.Spread(0.74f);
        _halo.AroundFigures(g, Math.Max(2, width / 50));
        var values = _tone.Values;
        for (var i = 0; i < values.Length; i++) values[i] = Print(frame, i, values[i], keySide);
        for (var i = 0; i < values.Length; i++) _bloom.Values[i] = MathF.Max(0, values[i] - 0.72f);
        _bloom.Blur(Math.Max(1, width / 90));
        _bloom.Blur(Math.Max(2, width / 40));
        SurfaceNoise.Draw(g, frame.Camera.TanHalfWidth, (ulong)LookCode.Index(Look.Noir), _grain);
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i] + 0.6f * _bloom.Values[i] * (1 - values[i]);
            value += _grain[i] * Grain * (0.35f + 2.6f * value * (1 - value));
            // Silver: shadows a little cold, lights a little warm.
            float across = 2f * (i % width) / width - 1, down = 2f * (i / width) / height - 1;
            value *= 1 - 0.26f * Ramp(0.35f, 2f, across * across + down * down);
            frame.Write(i, value * (0.985f + 0.02f * value), value * 0.99f, value * (1.02f - 0.055f * value) + 0.006f);
        }
    }

    /// <summary>A stock that sees skin by its red, and everything else by less of it, so that warm clothes part from faces.</summary>
    private void ReadStock(in LookFrame frame)
    {
        var skin = (byte)Substance.Skin;
        for (var i = 0; i < _tone.Values.Length; i++)
        {
            _tone.Values[i] = frame.Buffers.Substance[i] == skin
                ? 0.42f * frame.R[i] + 0.46f * frame.G[i] + 0.12f * frame.B[i]
                : 0.10f * frame.R[i] + 0.62f * frame.G[i] + 0.28f * frame.B[i];
        }
    }

    private float Print(in LookFrame frame, int at, float value, float keySide)
    {
        var g = frame.Buffers;
        var figure = g.Figure[at] != 0;
        var substance = (Substance)g.Substance[at];
        var sky = g.Depth[at] >= GBuffers.Sky;
        float emission = MathF.Min(1, g.EmissionR[at] + g.EmissionG[at] + g.EmissionB[at]);
        if (!sky) value *= Mix(Mix(Unlit, 1, g.Shadow[at]) * Mix(0.55f, 1, g.Occlusion[at]), 1, emission);
        var steep = value * value * (3 - 2 * value);
        var curved = Mix(value, steep, 0.62f);
        // Faces keep their middle greys, the lighter the skin the more.
        if (substance == Substance.Skin) curved = Mix(curved, MathF.Sqrt(value) * 0.86f, 0.20f + 0.30f * Ramp(0.04f, 0.34f, frame.Albedo(at)));
        else if (substance == Substance.Eye) curved = Mix(curved, MathF.Sqrt(value), 0.4f);
        else if (!figure) curved *= 0.82f;
        if (figure) return curved + Edge(frame, at, keySide) * (1 - curved) * (substance == Substance.Eye ? 0 : 1);
        // The ground lifts a little beside dark figures.
        return curved + 0.24f * _halo.Values[at] * (1 - curved) * (1 - curved);
    }

    /// <summary>Light that grazes a figure from behind, on the side that the key leaves dark and from above.</summary>
    private static float Edge(in LookFrame frame, int at, float keySide)
    {
        var g = frame.Buffers;
        var camera = frame.Camera;
        var normal = new System.Numerics.Vector3(g.NormalX[at], g.NormalY[at], g.NormalZ[at]);
        float facing = -System.Numerics.Vector3.Dot(normal, camera.Forward), right = System.Numerics.Vector3.Dot(normal, camera.Right), up = System.Numerics.Vector3.Dot(normal, camera.Up);
        return 0.5f * Ramp(0.55f, 0.08f, facing) * Ramp(0.1f, 0.9f, 0.45f * up - keySide * right);
    }

    /// <summary>Which side of the figures is the lighter, -1 left to 1 right.</summary>
    private float KeySide(in LookFrame frame)
    {
        var g = frame.Buffers;
        float light = 0, sides = 0, both = 0, count = 1;
        for (var i = 0; i < g.Figure.Length; i++)
        {
            if (g.Figure[i] == 0) continue;
            var side = g.NormalX[i] * frame.Camera.Right.X + g.NormalY[i] * frame.Camera.Right.Y + g.NormalZ[i] * frame.Camera.Right.Z;
            var value = _tone.Values[i];
            (light, sides, both, count) = (light + value, sides + side, both + side * value, count + 1);
        }

        var slant = both / count - light / count * (sides / count);
        return Math.Clamp(slant * 60, -1, 1);
    }
}
