using LensForge.Generation.Rendering;
using LensForge.Generation.Staging;

namespace LensForge.Generation.Looks;

/// <summary>A developed picture, display values 0 to 1 in three planes that a look changes in place, with what the stage says of every pixel.</summary>
/// <param name="R">Row by row from the top left; likewise green and blue.</param>
public readonly record struct LookFrame(GBuffers Buffers, CameraView Camera, float[] R, float[] G, float[] B)
{
    /// <summary>Width of a pixel at a metre's depth, in metres.</summary>
    public float PixelAtOneMetre => 2 * Camera.TanHalfWidth / Buffers.Width;

    /// <summary>Brightness of a pixel as displayed, 0 to 1.</summary>
    public float Light(int at) => 0.2126f * R[at] + 0.7152f * G[at] + 0.0722f * B[at];

    /// <summary>Reflectance of a pixel's surface to the eye, 0 to 1.</summary>
    public float Albedo(int at) => 0.2126f * Buffers.AlbedoR[at] + 0.7152f * Buffers.AlbedoG[at] + 0.0722f * Buffers.AlbedoB[at];

    public void Write(int at, float red, float green, float blue) =>
        (R[at], G[at], B[at]) = (Math.Clamp(red, 0f, 1f), Math.Clamp(green, 0f, 1f), Math.Clamp(blue, 0f, 1f));
}
