using System.Numerics;

namespace LensForge.Generation.Rendering;

/// <summary>Placement of what is looked up on surfaces.</summary>
internal static class RasterizerNoise
{
    /// <summary>Where in the noise a part is: equal meshes of different parts must not carry equal noise. 0 to 32 m each way.</summary>
    public static Vector3 Offset(int figure, int part)
    {
        var h = Mix((uint)figure * 0x9E3779B9u + (uint)part + 1);
        var k = Mix(h ^ 0x85EBCA6Bu);
        var l = Mix(k ^ 0xC2B2AE35u);
        return new Vector3(h >> 16, k >> 16, l >> 16) * (32f / 65536f);
    }

    /// <summary>Transforms normals with a transform that may scale unevenly: the inverse transposed.</summary>
    public static Matrix4x4 NormalMatrix(Matrix4x4 transform) =>
        Matrix4x4.Invert(transform, out var inverse) ? Matrix4x4.Transpose(inverse) : transform;

    private static uint Mix(uint h)
    {
        h ^= h >> 16;
        h *= 0x7FEB352Du;
        h ^= h >> 15;
        h *= 0x846CA68Bu;
        return h ^ (h >> 16);
    }
}
