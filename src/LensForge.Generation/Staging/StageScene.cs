using System.Numerics;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging;

/// <summary>What a surface is made of: chooses its procedural texture, and is told to the network.</summary>
public enum Substance
{
    Plain, Skin, Hair, Cloth, Eye, Wood, Planks, Plaster, Brick, Tile, Stone, Cobble, Asphalt, Metal, Glass, Water,
    Grass, Leaves, Bark, Sand, Snow, Paper, Paint, Emissive, Carpet,
}

/// <param name="Colour">Linear RGB reflectance, 0 to 1.</param>
/// <param name="Second">The pattern's other colour, linear RGB.</param>
/// <param name="Emission">Linear RGB radiance.</param>
/// <param name="Specular">Reflectance at normal incidence, 0.02 to 0.3.</param>
/// <param name="Roughness">0.05 mirror-like to 1.</param>
/// <param name="Scale">Pattern frequency against the default.</param>
/// <param name="Finish">What is painted on people and their clothes.</param>
public sealed record Material(Substance Substance, Vector3 Colour, Vector3 Second, Vector3 Emission, float Specular = 0.03f, float Roughness = 0.6f, float Scale = 1f, Finish? Finish = null);

/// <summary>A mesh placed on the stage. The same mesh object is shared by whoever is equal.</summary>
/// <param name="Figure">0 for the set, 1.. for the figures in stage order.</param>
/// <param name="Part">Number of the part within its figure or of the object in the set: outlines are drawn between parts.</param>
public sealed record Instance(Mesh Mesh, Material Material, Matrix4x4 Transform, int Figure, int Part);

public enum LightKind { Rectangle, Sphere, Sun, Spot }

/// <summary>A light that is sampled directly. Units: linear RGB radiance for rectangles, intensity for spheres and spots, irradiance for suns.</summary>
/// <param name="Direction">Unit vector in which the light travels (rectangle, sun, spot).</param>
/// <param name="U">Half edge of a rectangle.</param>
/// <param name="V">Other half edge of a rectangle.</param>
/// <param name="Radius">Radius in metres; of a sun, the sine of its half angle.</param>
/// <param name="InnerCosine">Of a spot: full inside.</param>
/// <param name="OuterCosine">Of a spot: none outside.</param>
/// <param name="Key">Whether this is the motivated key (told to the network).</param>
public sealed record Light(LightKind Kind, Vector3 Position, Vector3 Direction, Vector3 Colour, Vector3 U = default, Vector3 V = default, float Radius = 0.05f, float InnerCosine = 0.9f, float OuterCosine = 0.6f, bool Key = false);

/// <summary>Sky and air.</summary>
/// <param name="Zenith">Linear RGB radiance straight up.</param>
/// <param name="Horizon">Linear RGB radiance at the horizon.</param>
/// <param name="Ground">Radiance seen below the horizon.</param>
/// <param name="SkyLights">False indoors: the sky is seen through windows and lights only through the window's own rectangle light.</param>
/// <param name="FogDensity">Extinction per metre.</param>
/// <param name="FogColour">In-scattered ambient radiance.</param>
/// <param name="Clouds">0 to 1.</param>
/// <param name="Stars">0 to 1.</param>
public sealed record Atmosphere(Vector3 Zenith, Vector3 Horizon, Vector3 Ground, bool SkyLights, float FogDensity, Vector3 FogColour, float Clouds = 0, float Stars = 0, LensForge.Domain.Stages.Weather Weather = LensForge.Domain.Stages.Weather.Clear);

/// <summary>How the film stock and the grade answer.</summary>
/// <param name="Exposure">Multiplies linear radiance before the curve.</param>
public sealed record Grade(float Exposure, Vector3 ShadowTint, Vector3 HighlightTint, float Saturation = 1f);

/// <summary>What a set builder returns: it does not move and is built once a scene.</summary>
public sealed record BuiltSet(IReadOnlyList<Instance> Instances, IReadOnlyList<Light> Lights, Atmosphere Atmosphere, Grade Grade);

/// <summary>The camera of one frame.</summary>
/// <param name="TanHalfWidth">Tangent of half the horizontal view.</param>
/// <param name="Aperture">Lens radius in metres, 0 for a pinhole.</param>
/// <param name="Seconds">Since the shot began: rain and snow have fallen that long.</param>
public sealed record CameraView(Vector3 Position, Vector3 Forward, Vector3 Right, Vector3 Up, float TanHalfWidth, float Aperture, float FocusMetres, float Seconds = 0);

/// <summary>One frame of a stage, ready to be drawn: the set, and the figures as they stand at that moment.</summary>
/// <param name="Posed">Instances of figures with skinned positions; index i of every frame of a shot is the same part with the same topology.</param>
/// <param name="Stop">Multiplies the set's exposure in this shot.</param>
public sealed record StageFrame(BuiltSet Set, IReadOnlyList<Instance> Posed, CameraView Camera, IReadOnlyList<Light> Lights, float Stop = 1)
{
    /// <summary>How this frame is developed.</summary>
    public Grade Grade => Set.Grade with { Exposure = Set.Grade.Exposure * Stop };
}
