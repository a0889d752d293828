using System.Numerics;

namespace LensForge.Generation.Rendering;

/// <summary>A traced frame in linear light, taken apart for filtering: picture = Albedo * Diffuse + Specular + Fog.</summary>
public sealed class PathTracerLayers(int width, int height)
{
    public int Width { get; } = width;
    public int Height { get; } = height;

    /// <summary>Diffuse radiance divided by albedo.</summary>
    public Vector3[] Diffuse { get; } = new Vector3[width * height];

    /// <summary>Highlights, reflections, emission and the sky seen directly.</summary>
    public Vector3[] Specular { get; } = new Vector3[width * height];

    /// <summary>Light scattered into the ray by the air.</summary>
    public Vector3[] Fog { get; } = new Vector3[width * height];

    public Vector3[] Albedo { get; } = new Vector3[width * height];

    /// <summary>Mean of the shading normals: shorter than one where it varies within the pixel.</summary>
    public Vector3[] Normal { get; } = new Vector3[width * height];

    /// <summary>Mean distance in metres, at most 70.</summary>
    public float[] Depth { get; } = new float[width * height];

    /// <summary>Variance of the mean of each layer's luminance.</summary>
    public float[] DiffuseVariance { get; } = new float[width * height];

    public float[] SpecularVariance { get; } = new float[width * height];

    public float[] FogVariance { get; } = new float[width * height];

    /// <summary>Puts the layers together.</summary>
    public Vector3[] Compose()
    {
        var picture = new Vector3[Width * Height];
        for (var i = 0; i < picture.Length; i++)
        {
            picture[i] = Albedo[i] * Diffuse[i] + Specular[i] + Fog[i];
        }

        return picture;
    }
}
