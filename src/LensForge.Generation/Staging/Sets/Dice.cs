using System.Numerics;

namespace LensForge.Generation.Staging.Sets;

/// <summary>The seeded choices of one set (SplitMix64, Steele et al. 2014). The same seed always throws the same.</summary>
public sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
        z = (z ^ z >> 27) * 0x94D049BB133111EB;
        return z ^ z >> 31;
    }

    /// <summary>0 to 1, 1 excluded.</summary>
    public float Unit() => (Next() >> 40) / (float)(1 << 24);

    public float Range(float low, float high) => low + (high - low) * Unit();

    public int Below(int count) => (int)(Next() % (ulong)count);

    public bool Chance(float probability) => Unit() < probability;

    public T Pick<T>(params ReadOnlySpan<T> choices) => choices[Below(choices.Length)];

    public Vector3 Jitter(float x, float z) => new(Range(-x, x), 0, Range(-z, z));
}
