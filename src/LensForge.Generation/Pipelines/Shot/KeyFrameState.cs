namespace LensForge.Generation.Pipelines.Shot;

/// <summary>A key frame between two steps.</summary>
/// <param name="Noisy">Three planes: on its way.</param>
/// <param name="Clean">Three planes: what the network took for the picture at the last step.</param>
public sealed record KeyFrameState(float[] Noisy, float[] Clean)
{
    public long Bytes => 4L * (Noisy.Length + Clean.Length);
}
