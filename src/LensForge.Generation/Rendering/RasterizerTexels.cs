using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using LensForge.Generation.Staging;

namespace LensForge.Generation.Rendering;

/// <summary>
/// Remembers procedural textures by texel. A texel is a cube of surface coordinates, a little smaller than the pixel, seen with a normal
/// rounded to a few degrees; its colour is that of its centre and depends on nothing else, so that what is remembered cannot be told
/// from what is worked out anew. Texels stick to the surface: a still camera hits always, a moving figure mostly.
/// </summary>
internal sealed class RasterizerTexels
{
    private const int MaterialsKept = 4096, NormalSteps = 24;
    private const float Unit = 32767f;

    private readonly Texel[] _texels;
    private uint _turn;
    private readonly Dictionary<Material, int> _materials = [];

    public RasterizerTexels(int pixels) => _texels = new Texel[(int)BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(pixels * 2, 4096, 1 << 19))];

    /// <summary>Number of a material here, from 1; 0 for those that are cheap, need every pixel, or look at the world.</summary>
    public int Number(Material material)
    {
        if (material.Substance is Substance.Eye or Substance.Water or Substance.Glass or Substance.Emissive) return 0;
        if (_materials.TryGetValue(material, out var number)) return number;
        if (_materials.Count == MaterialsKept)
        {
            _materials.Clear();
            Array.Clear(_texels);
        }

        _materials.Add(material, number = _materials.Count + 1);
        return number;
    }

    /// <summary>As <see cref="Surfaces.Evaluate"/>, at the texel.</summary>
    [SkipLocalsInit]
    public SurfacePoint Evaluate(int number, Material material, Vector3 surface, Vector3 normal, float footprint)
    {
        // Texel sizes are powers of the root of two, 0.7 to 1 of the pixel.
        var bits = BitConverter.SingleToUInt32Bits(footprint);
        var upper = (bits & 0x7FFFFF) >= 0x3504F3;
        var size = BitConverter.UInt32BitsToSingle(bits & 0x7F800000) * (upper ? 1.41421356f : 1f);
        var level = (bits >> 23 & 0xFF) * 2 + (upper ? 1u : 0u);

        var scaled = Vector128.Floor((surface * (1f / size)).AsVector128());
        var cell = Vector128.ConvertToInt32(scaled);
        int x = cell[0], y = cell[1], z = cell[2];
        var (nu, nv) = Octahedral(normal);
        var kind = (ulong)(uint)number << 16 | level;

        // Sixteen texels that lie together on any level or upright plane lie together in memory.
        var block = Mixed(((ulong)(uint)(x >> 2) << 32 | (uint)(z >> 2)) * 0x9E3779B97F4A7C15ul ^ ((ulong)(uint)(y >> 2) << 32) * 0xC2B2AE3D27D4EB4Ful ^ (kind + 1) * 0xD6E8FEB86659FD93ul);
        var tag = (block & ~0xFFFFul) | (uint)(x & 3 | (y & 3) << 2 | (z & 3) << 4) | (uint)(nu * (NormalSteps + 1) + nv) << 6;
        var slot = (uint)(x + y + nu & 3) | (uint)((z + y + nv & 3) << 2);
        var mask = (nuint)(_texels.Length - 1);

        ref var texels = ref MemoryMarshal.GetArrayDataReference(_texels);
        ref var texel = ref Unsafe.Add(ref texels, (nuint)(block >> 40 << 4 | slot) & mask);
        if (texel.Tag != tag)
        {
            ref var second = ref Unsafe.Add(ref texels, (nuint)(block >> 18 << 4 | (tag * 0x9E3779B97F4A7C15ul >> 60)) & mask);
            if (second.Tag == tag)
            {
                texel = ref second;
            }
            else
            {
                // Either place will do; taking turns lets those that are still in use settle side by side.
                if (texel.Tag != 0 && (second.Tag == 0 || (++_turn & 1) != 0)) texel = ref second;
                texel.Packed = Work(material, new Vector3(x + 0.5f, y + 0.5f, z + 0.5f) * size, nu, nv, size * 1.19f);
                texel.Tag = tag;
            }
        }

        var (low, high) = Vector128.Widen(texel.Packed);
        var albedo = Vector128.ConvertToSingle(low) * Vector128.Create(1f / Unit);
        var tilt = Vector128.ConvertToSingle(high) * Vector128.Create(1f / Unit);
        return new(albedo.AsVector3(), Vector3.Normalize(normal + tilt.AsVector3() * 2f), material.Emission, tilt[3], albedo[3]);
    }

    private static Vector128<short> Work(Material material, Vector3 centre, int nu, int nv, float footprint)
    {
        float u = nu * (2f / NormalSteps) - 1f, v = nv * (2f / NormalSteps) - 1f, w = 1f - MathF.Abs(u) - MathF.Abs(v);
        if (w < 0) (u, v) = ((1f - MathF.Abs(v)) * (u < 0 ? -1f : 1f), (1f - MathF.Abs(u)) * (v < 0 ? -1f : 1f));
        var normal = Vector3.Normalize(new(u, v, w));
        var seen = Surfaces.Evaluate(material, centre, centre, normal, footprint);
        var tilt = (seen.Normal - normal) * 0.5f;
        return Vector128.Create(Pack(seen.Albedo.X), Pack(seen.Albedo.Y), Pack(seen.Albedo.Z), Pack(seen.Roughness), Pack(tilt.X), Pack(tilt.Y), Pack(tilt.Z), Pack(seen.Specular));
    }

    private static short Pack(float value) => (short)MathF.Round(Math.Clamp(value, -1f, 1f) * Unit);

    private static ulong Mixed(ulong h)
    {
        h ^= h >> 32;
        h *= 0xD6E8FEB86659FD93ul;
        h ^= h >> 29;
        h *= 0x9FB21C651E98DF25ul;
        return h ^ (h >> 32);
    }

    /// <summary>The sphere unfolded onto a square, in steps; the axes fall exactly on steps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (int U, int V) Octahedral(Vector3 n)
    {
        var over = 1f / (MathF.Abs(n.X) + MathF.Abs(n.Y) + MathF.Abs(n.Z));
        float u = n.X * over, v = n.Y * over;
        if (n.Z < 0) (u, v) = ((1f - MathF.Abs(v)) * (u < 0 ? -1f : 1f), (1f - MathF.Abs(u)) * (v < 0 ? -1f : 1f));
        return ((int)((u + 1f) * (NormalSteps / 2f) + 0.5f), (int)((v + 1f) * (NormalSteps / 2f) + 0.5f));
    }

    /// <summary>Albedo and roughness, then half the tilt of the normal and specular, in 1/32767.</summary>
    private struct Texel
    {
        public ulong Tag;
        public Vector128<short> Packed;
    }
}
