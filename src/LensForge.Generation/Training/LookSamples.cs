using System.Runtime.InteropServices;
using LensForge.Domain.Looks;
using LensForge.Generation.Coherence;
using LensForge.Generation.Looks;
using LensForge.Generation.Pipelines.Shot;

namespace LensForge.Generation.Training;

/// <summary>One training sample as its files hold it.</summary>
/// <param name="Target">RGB, three bytes a pixel.</param>
/// <param name="Brief">Planes of half floats.</param>
/// <param name="Previous">Three planes of colour and one of where it is known, a byte each.</param>
/// <param name="Identity">Sixteen planes of half floats, a quarter of the size.</param>
internal sealed record Sample(Look Look, byte[] Target, byte[] Brief, byte[] Previous, byte[] Identity);

/// <summary>The frames of one stage in one look, each following the one before as the network will see it.</summary>
internal sealed class LookSamples(Look look, int width, int height)
{
    private readonly ILookShader? _shader = LookShaders.Of(look, width, height);
    private readonly PreviousFrame _before = new(width, height);
    private readonly float[] _planes = new float[4 * width * height];
    private readonly float[] _full = new float[Brief.Channels * width * height];
    private readonly float[] _red = new float[width * height], _green = new float[width * height], _blue = new float[width * height];

    public List<Sample> Samples { get; } = [];

    /// <param name="prepared">With its naturalistic first guess, which is left as it is.</param>
    /// <param name="identity">Planes of who is seen.</param>
    /// <param name="reference">The naturalistic picture, RGB.</param>
    public void Add(PreparedFrame prepared, float[] identity, byte[] reference)
    {
        prepared.LitR.CopyTo(_red, 0);
        prepared.LitG.CopyTo(_green, 0);
        prepared.LitB.CopyTo(_blue, 0);
        _shader?.Shade(new(prepared.Buffers, prepared.Camera, _red, _green, _blue));
        Brief.Write(prepared.Buffers, prepared.Camera, _red, _green, _blue, _full);
        _before.Warp(prepared.Buffers, _planes);
        var target = _shader is null ? reference : Drawn(prepared, reference);
        Samples.Add(new(look, target, Halves(_full), Bytes(_planes), Halves(identity)));
        _before.Keep(Planes(target), prepared.Buffers);
    }

    private static byte[] Halves(float[] values) => MemoryMarshal.AsBytes(Array.ConvertAll(values, value => (Half)value).AsSpan()).ToArray();

    private byte[] Drawn(PreparedFrame prepared, byte[] reference)
    {
        for (var i = 0; i < _red.Length; i++) (_red[i], _green[i], _blue[i]) = (reference[3 * i] / 255f, reference[3 * i + 1] / 255f, reference[3 * i + 2] / 255f);
        _shader!.Shade(new(prepared.Buffers, prepared.Camera, _red, _green, _blue));
        var rgb = new byte[reference.Length];
        for (var i = 0; i < _red.Length; i++) (rgb[3 * i], rgb[3 * i + 1], rgb[3 * i + 2]) = (Level(_red[i]), Level(_green[i]), Level(_blue[i]));
        return rgb;
    }

    private byte[] Bytes(float[] planes)
    {
        var area = width * height;
        var bytes = new byte[planes.Length];
        for (var i = 0; i < planes.Length; i++)
        {
            bytes[i] = i >= 3 * area ? (byte)(planes[i] * 255) : (byte)(Math.Clamp(planes[i], -1f, 1f) * 127.5f + 127.5f);
        }

        return bytes;
    }

    private float[] Planes(byte[] rgb)
    {
        var area = width * height;
        var planes = new float[3 * area];
        for (var i = 0; i < area; i++)
        {
            for (var plane = 0; plane < 3; plane++) planes[plane * area + i] = rgb[3 * i + plane] / 127.5f - 1;
        }

        return planes;
    }

    private static byte Level(float value) => (byte)(Math.Clamp(value, 0f, 1f) * 255f + 0.5f);
}
