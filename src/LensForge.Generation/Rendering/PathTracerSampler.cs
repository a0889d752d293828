using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace LensForge.Generation.Rendering;

/// <summary>A small random stream (PCG RXS-M-XS), seeded by pixel and sample so that the order of work does not matter.</summary>
internal struct PathRandom(uint state)
{
    private uint _state = state;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Next()
    {
        _state = _state * 747796405u + 2891336453u;
        var word = ((_state >> (int)((_state >> 28) + 4)) ^ _state) * 277803737u;
        return (((word >> 22) ^ word) >> 8) * (1f / 16777216f);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Mix(uint x)
    {
        x ^= x >> 16;
        x *= 0x7FEB352D;
        x ^= x >> 15;
        x *= 0x846CA68B;
        return x ^ (x >> 16);
    }

    public static uint Mix(ulong seed, int pixel, int sample) =>
        Mix((uint)seed ^ Mix((uint)(seed >> 32) + 0x9E3779B9u) ^ Mix((uint)pixel * 2654435761u + 1u) ^ Mix((uint)sample * 0x85EBCA6Bu + 77u));
}

/// <summary>
/// Well-spread sample pairs: a (0,2) sequence whose order is Owen-shuffled per pixel and dimension
/// (Burley, "Practical Hash-based Owen Scrambling", 2020), shifted on the torus.
/// </summary>
internal readonly struct PathSampler
{
    private readonly uint _pixel, _sample, _mask;

    /// <param name="samples">How many samples the pixel will get.</param>
    public PathSampler(uint pixel, int sample, int samples)
    {
        _pixel = pixel;
        _sample = (uint)sample;
        _mask = BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, samples)) - 1;
    }

    public (float A, float B) Pair(uint dimension)
    {
        var h = PathRandom.Mix(_pixel ^ (dimension * 0x9E3779B9u + 0x68BC21EBu));
        var index = Reverse(Scramble(Reverse(_sample), h)) & _mask;
        uint x = Reverse(index), y = 0;
        var direction = 1u << 31;
        for (var i = index; i != 0; i >>= 1, direction ^= direction >> 1)
        {
            if ((i & 1) != 0)
            {
                y ^= direction;
            }
        }

        var shift = PathRandom.Mix(h + 0xB5297A4Du);
        return (((x + shift) >> 8) * (1f / 16777216f), ((y + PathRandom.Mix(shift + 1u)) >> 8) * (1f / 16777216f));
    }

    private static uint Scramble(uint x, uint seed)
    {
        x += seed;
        x ^= x * 0x6C50B47Cu;
        x ^= x * 0xB82F1E52u;
        x ^= x * 0xC7AFE638u;
        x ^= x * 0x8D22F6E6u;
        return x;
    }

    private static uint Reverse(uint x)
    {
        x = BinaryPrimitives.ReverseEndianness(x);
        x = ((x & 0x0F0F0F0Fu) << 4) | ((x >> 4) & 0x0F0F0F0Fu);
        x = ((x & 0x33333333u) << 2) | ((x >> 2) & 0x33333333u);
        return ((x & 0x55555555u) << 1) | ((x >> 1) & 0x55555555u);
    }
}
