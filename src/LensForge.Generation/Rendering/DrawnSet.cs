using LensForge.Generation.Staging;

namespace LensForge.Generation.Rendering;

/// <summary>
/// What buffers still hold of the frame that was drawn into them last. Where the camera stands still, pixels of the set and of the sky
/// come out the same again, but for the figures' shadows: they are not worked out a second time.
/// </summary>
internal sealed class DrawnSet(int pixels)
{
    private RasterizerSet? _set;
    private RasterizerView _view, _before;
    private ShadowMapStatics.Faces? _light;
    private Light? _sun;
    private bool _moved, _textured;

    /// <summary>The triangle seen in each pixel.</summary>
    public uint[] Numbers { get; } = new uint[pixels];

    /// <summary>Normals before bumps.</summary>
    public float[] NormalX { get; } = new float[pixels];
    public float[] NormalY { get; } = new float[pixels];
    public float[] NormalZ { get; } = new float[pixels];

    /// <summary>Visibility of the key light past the set alone.</summary>
    public float[] Lit { get; } = new float[pixels];

    /// <summary>Whether pixels that show the same triangle of the set are the same as in the frame drawn last; remembers this one's circumstances.</summary>
    /// <param name="before">The view of the frame before; null when there is none.</param>
    public bool Holds(RasterizerSet set, in RasterizerView view, RasterizerView? before, ShadowMapStatics.Faces? light, Light? sun, bool textured)
    {
        var same = ReferenceEquals(_set, set) && _view == view && _moved == before.HasValue && _before == before.GetValueOrDefault()
            && ReferenceEquals(_light, light) && ReferenceEquals(_sun, sun) && _textured == textured;
        (_set, _view, _before, _moved, _light, _sun, _textured) = (set, view, before.GetValueOrDefault(), before.HasValue, light, sun, textured);
        return same;
    }
}
