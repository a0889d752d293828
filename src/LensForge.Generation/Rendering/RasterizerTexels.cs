using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
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
    private readonly Sought[] _sought;
    private readonly byte[] _wanted;
    private uint _turn;
    private readonly Dictionary<Material, int> _materials = [];

    /// <param name="width">Pixels in a row.</param>
    /// <param name="pixels">In the whole picture; 0 when nothing is to be remembered.</param>
    public RasterizerTexels(int width, int pixels)
    {
        _texels = new Texel[(int)BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(pixels * 2, 4096, 1 << 19))];
        _sought = new Sought[width + RasterizerBlock.Lanes];
        _wanted = new byte[width / RasterizerBlock.Lanes + 1];
    }

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

    /// <summary>
    /// Notes which texels up to eight pixels of a row need, and sends for them: memory is far, and by the time that the row is
    /// fetched they are here.
    /// </summary>
    /// <param name="wanted">A bit for each pixel that needs one.</param>
    /// <param name="x">Column of the first.</param>
    [SkipLocalsInit]
    public unsafe void Seek(int wanted, int x, RasterizerBlock block, Vector3Lanes surface, Vector3Lanes normal, Vector256<float> footprint)
    {
        // Texel sizes are powers of the root of two, 0.7 to 1 of the pixel.
        var bits = footprint.AsInt32();
        var upper = Vector256.GreaterThan(bits & Vector256.Create(0x7FFFFF), Vector256.Create(0x3504F2));
        var size = (bits & Vector256.Create(0x7F800000)).AsSingle() * Vector256.ConditionalSelect(upper.AsSingle(), Vector256.Create(1.41421356f), Vector256<float>.One);
        var cells = surface * (Vector256<float>.One / size);
        var (normalU, normalV) = Octahedral(normal);

        const int lanes = RasterizerBlock.Lanes;
        int* levels = stackalloc int[lanes], cellX = stackalloc int[lanes], cellY = stackalloc int[lanes], cellZ = stackalloc int[lanes], nu = stackalloc int[lanes], nv = stackalloc int[lanes];
        var sizes = stackalloc float[lanes];
        ((bits >> 22 & Vector256.Create(0x1FE)) - upper).Store(levels);
        Vector256.ConvertToInt32(Vector256.Floor(cells.X)).Store(cellX);
        Vector256.ConvertToInt32(Vector256.Floor(cells.Y)).Store(cellY);
        Vector256.ConvertToInt32(Vector256.Floor(cells.Z)).Store(cellZ);
        normalU.Store(nu);
        normalV.Store(nv);
        size.Store(sizes);

        _wanted[x / lanes] = (byte)wanted;
        ref var texels = ref MemoryMarshal.GetArrayDataReference(_texels);
        var mask = (nuint)(_texels.Length - 1);
        for (var left = wanted; left != 0; left &= left - 1)
        {
            var lane = BitOperations.TrailingZeroCount(left);
            ref var sought = ref _sought[x + lane];
            sought.Material = block[lane].Material;
            (sought.X, sought.Y, sought.Z, sought.Size, sought.NormalU, sought.NormalV) = (cellX[lane], cellY[lane], cellZ[lane], sizes[lane], (short)nu[lane], (short)nv[lane]);
            var kind = (ulong)(uint)block[lane].Texels << 16 | (uint)levels[lane];

            // Sixteen texels that lie together on any level or upright plane lie together in memory.
            var together = Mixed(((ulong)(uint)(sought.X >> 2) << 32 | (uint)(sought.Z >> 2)) * 0x9E3779B97F4A7C15ul ^ ((ulong)(uint)(sought.Y >> 2) << 32) * 0xC2B2AE3D27D4EB4Ful ^ (kind + 1) * 0xD6E8FEB86659FD93ul);
            sought.Tag = (together & ~0xFFFFul) | (uint)(sought.X & 3 | (sought.Y & 3) << 2 | (sought.Z & 3) << 4) | (uint)(nu[lane] * (NormalSteps + 1) + nv[lane]) << 6;
            var slot = (uint)(sought.X + sought.Y + nu[lane] & 3) | (uint)((sought.Z + sought.Y + nv[lane] & 3) << 2);
            sought.First = (uint)((nuint)(together >> 40 << 4 | slot) & mask);
            sought.Second = (uint)((nuint)(together >> 18 << 4 | (sought.Tag * 0x9E3779B97F4A7C15ul >> 60)) & mask);
            if (!Sse.IsSupported) continue;
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref texels, sought.First)));
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref texels, sought.Second)));
        }
    }

    /// <summary>As <see cref="Surfaces.Evaluate"/>, at the texels that were sought for up to eight pixels of the row.</summary>
    /// <returns>A bit for each pixel that sought one.</returns>
    public int Fetch(int x, Vector3Lanes normal, SurfaceLanes shown)
    {
        int wanted = _wanted[x / RasterizerBlock.Lanes];
        ref var texels = ref MemoryMarshal.GetArrayDataReference(_texels);
        for (var left = wanted; left != 0; left &= left - 1)
        {
            var lane = BitOperations.TrailingZeroCount(left);
            ref readonly var sought = ref _sought[x + lane];
            ref var texel = ref Unsafe.Add(ref texels, sought.First);
            if (texel.Tag != sought.Tag)
            {
                ref var second = ref Unsafe.Add(ref texels, sought.Second);
                if (second.Tag == sought.Tag)
                {
                    texel = ref second;
                }
                else
                {
                    // Either place will do; taking turns lets those that are still in use settle side by side.
                    if (texel.Tag != 0 && (second.Tag == 0 || (++_turn & 1) != 0)) texel = ref second;
                    texel.Packed = Work(sought.Material, new Vector3(sought.X + 0.5f, sought.Y + 0.5f, sought.Z + 0.5f) * sought.Size, sought.NormalU, sought.NormalV, sought.Size * 1.19f);
                    texel.Tag = sought.Tag;
                }
            }

            var (low, high) = Vector128.Widen(texel.Packed);
            shown.Tilt(lane, Vector128.ConvertToSingle(low) * Vector128.Create(1f / Unit), Vector128.ConvertToSingle(high) * Vector128.Create(1f / Unit), sought.Material.Emission);
        }

        _wanted[x / RasterizerBlock.Lanes] = 0;
        if (wanted != 0) shown.Turn(wanted, normal);
        return wanted;
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
    private static (Vector256<int> U, Vector256<int> V) Octahedral(Vector3Lanes n)
    {
        var over = Vector256<float>.One / (Vector256.Abs(n.X) + Vector256.Abs(n.Y) + Vector256.Abs(n.Z));
        Vector256<float> u = n.X * over, v = n.Y * over;
        var behind = Vector256.LessThan(n.Z, Vector256<float>.Zero);
        return (Step(Vector256.ConditionalSelect(behind, Folded(v, u), u)), Step(Vector256.ConditionalSelect(behind, Folded(u, v), v)));

        static Vector256<float> Folded(Vector256<float> other, Vector256<float> sign)
        {
            var away = Vector256<float>.One - Vector256.Abs(other);
            return Vector256.ConditionalSelect(Vector256.LessThan(sign, Vector256<float>.Zero), -away, away);
        }

        static Vector256<int> Step(Vector256<float> x) => Vector256.ConvertToInt32((x + Vector256<float>.One) * Vector256.Create(NormalSteps / 2f) + Vector256.Create(0.5f));
    }

    /// <summary>Albedo and roughness, then half the tilt of the normal and specular, in 1/32767.</summary>
    private struct Texel
    {
        public ulong Tag;
        public Vector128<short> Packed;
    }

    /// <summary>A pixel's texel: its cell, its rounded normal, and the two places where it may be.</summary>
    private struct Sought
    {
        public ulong Tag;
        public Material Material;
        public int X, Y, Z;
        public float Size;
        public uint First, Second;
        public short NormalU, NormalV;
    }
}
