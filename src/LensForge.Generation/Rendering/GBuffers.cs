namespace LensForge.Generation.Rendering;

/// <summary>
/// What the rasteriser knows of one frame, a plane per quantity, row by row from the top left, length Width * Height.
/// This is the brief that the network is given; nothing in it depends on chance.
/// </summary>
public sealed class GBuffers(int width, int height)
{
    public const float Sky = 1e4f;

    public int Width { get; } = width;
    public int Height { get; } = height;

    /// <summary>Distance along the camera's forward axis in metres; <see cref="Sky"/> where nothing is hit.</summary>
    public readonly float[] Depth = new float[width * height];

    /// <summary>World-space shading normal (with the bump of the procedural texture); of the sky: towards the camera.</summary>
    public readonly float[] NormalX = new float[width * height], NormalY = new float[width * height], NormalZ = new float[width * height];

    /// <summary>Linear reflectance with the procedural texture, 0 to 1.</summary>
    public readonly float[] AlbedoR = new float[width * height], AlbedoG = new float[width * height], AlbedoB = new float[width * height];

    /// <summary>Linear emitted radiance; where nothing is hit, the sky's.</summary>
    public readonly float[] EmissionR = new float[width * height], EmissionG = new float[width * height], EmissionB = new float[width * height];

    public readonly float[] Specular = new float[width * height], Roughness = new float[width * height];

    /// <summary><see cref="Staging.Substance"/> as a byte; 255 sky.</summary>
    public readonly byte[] Substance = new byte[width * height];

    /// <summary>0 the set, 1.. the figures in stage order.</summary>
    public readonly byte[] Figure = new byte[width * height];

    /// <summary>Part of the figure or object of the set.</summary>
    public readonly ushort[] Part = new ushort[width * height];

    /// <summary>Visibility of the key light by shadow map, 0 to 1.</summary>
    public readonly float[] Shadow = new float[width * height];

    /// <summary>Ambient visibility, 1 open to 0 closed.</summary>
    public readonly float[] Occlusion = new float[width * height];

    /// <summary>Where this surface point was in the previous frame, less where it is now, in pixels; NaN where it was outside or there is no previous frame.</summary>
    public readonly float[] MotionX = new float[width * height], MotionY = new float[width * height];

    /// <summary>Depth that the point had in the previous frame, to tell disocclusion; NaN as above.</summary>
    public readonly float[] PreviousDepth = new float[width * height];

    /// <summary>Rest-pose surface coordinates in metres, offset per part, for noise that sticks.</summary>
    public readonly float[] SurfaceX = new float[width * height], SurfaceY = new float[width * height], SurfaceZ = new float[width * height];

    /// <summary>What the rasteriser remembers of what it drew here; the planes are its own to change.</summary>
    internal DrawnSet? Drawn { get; set; }
}
