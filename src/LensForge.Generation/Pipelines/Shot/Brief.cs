using System.Numerics;
using LensForge.Generation.Models;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging;

namespace LensForge.Generation.Pipelines.Shot;

/// <summary>
/// Writes the stage's brief to the network, 25 planes, in an order that is part of the model and never changes under it:
/// 0-2 traced light as a first guess of the picture, -1..1; 3-5 square root of the reflectance; 6-8 normal in the camera's frame;
/// 9 logarithm of depth; 10 circle of confusion against the picture's width; 11 logarithm of emission; 12 key shadow; 13 ambient visibility;
/// 14 specular; 15 roughness; 16 figure; 17 skin; 18 hair; 19 eye; 20 cloth; 21 sky; 22 outline between parts; 23, 24 place in the frame.
/// </summary>
public static class Brief
{
    /// <param name="lit">Three planes 0..1, or empty when the light was not traced.</param>
    /// <param name="brief">25 planes.</param>
    public static void Write(GBuffers g, CameraView camera, ReadOnlySpan<float> litR, ReadOnlySpan<float> litG, ReadOnlySpan<float> litB, Span<float> brief)
    {
        int width = g.Width, height = g.Height, area = width * height;
        Span<float> Plane(Span<float> all, int index) => all.Slice(index * area, area);
        if (litR.IsEmpty)
        {
            brief[..(3 * area)].Clear();
        }
        else
        {
            Scale(litR, Plane(brief, 0));
            Scale(litG, Plane(brief, 1));
            Scale(litB, Plane(brief, 2));
        }
        SquareRoot(g.AlbedoR, Plane(brief, 3));
        SquareRoot(g.AlbedoG, Plane(brief, 4));
        SquareRoot(g.AlbedoB, Plane(brief, 5));
        g.Shadow.CopyTo(Plane(brief, 12));
        g.Occlusion.CopyTo(Plane(brief, 13));
        g.Roughness.CopyTo(Plane(brief, 15));

        // Radius of the blur disc of a thin lens, in widths of the picture.
        var blur = camera.Aperture / (2 * camera.TanHalfWidth * camera.FocusMetres);
        for (var y = 0; y < height; y++)
        {
            var across = 2f * (y + 0.5f) / height - 1;
            for (var x = 0; x < width; x++)
            {
                var i = y * width + x;
                var normal = new Vector3(g.NormalX[i], g.NormalY[i], g.NormalZ[i]);
                brief[6 * area + i] = Vector3.Dot(normal, camera.Right);
                brief[7 * area + i] = Vector3.Dot(normal, camera.Up);
                brief[8 * area + i] = -Vector3.Dot(normal, camera.Forward);
                var depth = MathF.Min(g.Depth[i], 64f);
                brief[9 * area + i] = (MathF.Log2(MathF.Max(depth, 0.1f)) - 2) / 3;
                brief[10 * area + i] = MathF.Min(2f, 64f * blur * MathF.Abs(depth - camera.FocusMetres) / depth);
                brief[11 * area + i] = MathF.Min(4f, MathF.Log2(1 + 0.2126f * g.EmissionR[i] + 0.7152f * g.EmissionG[i] + 0.0722f * g.EmissionB[i]));
                brief[14 * area + i] = g.Specular[i] * 5;
                brief[16 * area + i] = g.Figure[i] == 0 ? 0 : 1;
                var substance = g.Substance[i];
                brief[17 * area + i] = substance == (byte)Substance.Skin ? 1 : 0;
                brief[18 * area + i] = substance == (byte)Substance.Hair ? 1 : 0;
                brief[19 * area + i] = substance == (byte)Substance.Eye ? 1 : 0;
                brief[20 * area + i] = substance == (byte)Substance.Cloth ? 1 : 0;
                brief[21 * area + i] = substance == 255 ? 1 : 0;
                var right = x + 1 < width ? i + 1 : i;
                var below = y + 1 < height ? i + width : i;
                brief[22 * area + i] = Differs(g, i, right) || Differs(g, i, below) ? 1 : 0;
                brief[23 * area + i] = 2f * (x + 0.5f) / width - 1;
                brief[24 * area + i] = across;
            }
        }
    }

    public const int Channels = DenoiserCanvas.BriefChannels;

    private static bool Differs(GBuffers g, int a, int b) => g.Part[a] != g.Part[b] || g.Figure[a] != g.Figure[b];

    private static void Scale(ReadOnlySpan<float> from, Span<float> to)
    {
        for (var i = 0; i < from.Length; i++) to[i] = from[i] * 2 - 1;
    }

    private static void SquareRoot(ReadOnlySpan<float> from, Span<float> to)
    {
        for (var i = 0; i < from.Length; i++) to[i] = MathF.Sqrt(Math.Clamp(from[i], 0, 1)) * 2 - 1;
    }
}
