using System.Numerics;
using LensForge.Domain.Stages;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Sets;

/// <summary>A set mirrored about x = 0: what stood left stands right, and so do its lights. Patterns keep their surface coordinates and are mirrored with it.</summary>
internal static class FloppedSet
{
    public static BuiltSet Of(BuiltSet set) => set with
    {
        Instances = [.. set.Instances.Select(instance => instance with { Mesh = Of(instance.Mesh) })],
        Lights = [.. set.Lights.Select(light => light with { Position = SetFlop.Of(light.Position), Direction = SetFlop.Of(light.Direction), U = SetFlop.Of(light.U), V = SetFlop.Of(light.V) })],
    };

    private static Mesh Of(Mesh mesh)
    {
        var indices = (int[])mesh.Indices.Clone();
        for (var i = 0; i < indices.Length; i += 3) (indices[i + 1], indices[i + 2]) = (indices[i + 2], indices[i + 1]);
        return new(Array.ConvertAll(mesh.Positions, SetFlop.Of), Array.ConvertAll(mesh.Normals, SetFlop.Of), mesh.Surface, indices);
    }
}
