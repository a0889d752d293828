using System.Numerics;
using LensForge.Generation.Staging;

namespace LensForge.Generation.Rendering;

/// <summary>
/// The hand-made finish of things: brush strokes, fibres, the grain of clay. The stage does not say it, so the reference draws it by a seed of its own
/// and the model, which is never told that seed, must invent one. It is what two seeds of one shot may differ in.
/// Values lie in rest-pose space at about three pixels' size, blended between two powers of two as <see cref="Coherence.SurfaceNoise"/> does,
/// so a coat keeps its fibres while it moves; what is out of focus has none.
/// </summary>
public static class SurfaceFinish
{
    private const float PixelsAcross = 2.6f, SharpWithinPixels = 1.5f;

    /// <param name="rgb">Display values, three bytes a pixel, changed in place.</param>
    public static void Apply(byte[] rgb, GBuffers buffers, CameraView camera, ulong seed)
    {
        var pixel = 2 * camera.TanHalfWidth / buffers.Width;
        var blur = camera.Aperture / (2 * camera.TanHalfWidth * camera.FocusMetres) * buffers.Width;
        var offset = new Vector3(seed % 8191, seed / 8191 % 8191, seed / 67092481 % 8191);
        for (var i = 0; i < buffers.Depth.Length; i++)
        {
            var strength = Strength((Substance)buffers.Substance[i]);
            var depth = buffers.Depth[i];
            if (strength == 0 || depth >= GBuffers.Sky) continue;
            var disc = blur * MathF.Abs(depth - camera.FocusMetres) / depth;
            strength *= Math.Clamp(2 - disc / SharpWithinPixels, 0, 1);
            if (strength == 0) continue;
            var level = MathF.Log2(MathF.Max(1e-4f, depth * pixel * PixelsAcross));
            var whole = MathF.Floor(level);
            var (sine, cosine) = MathF.SinCos((level - whole) * MathF.PI / 2);
            var point = new Vector3(buffers.SurfaceX[i], buffers.SurfaceY[i], buffers.SurfaceZ[i]);
            var fine = SurfacesNoise.Noise(point * MathF.ScaleB(1, -(int)whole) + offset) - 0.5f;
            var coarse = SurfacesNoise.Noise(point * MathF.ScaleB(1, -(int)whole - 1) + offset.Z * Vector3.UnitX + offset) - 0.5f;
            var gain = 1 + strength * 4 * (fine * cosine + coarse * sine);
            for (var plane = 3 * i; plane < 3 * i + 3; plane++) rgb[plane] = (byte)Math.Clamp(rgb[plane] * gain + 0.5f, 0, 255);
        }
    }

    /// <summary>Standard deviation of the finish as a share of the picture's value; skin has little, eyes, lamps and glass none.</summary>
    private static float Strength(Substance substance) => substance switch
    {
        Substance.Skin => 0.010f,
        Substance.Cloth or Substance.Hair => 0.035f,
        Substance.Eye or Substance.Emissive or Substance.Glass => 0,
        _ => 0.025f,
    };
}
