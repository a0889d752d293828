namespace LensForge.Domain.Grammar;

/// <summary>Seeded choices (SplitMix64, Steele et al. 2014): the same seed makes the same choices everywhere.</summary>
public sealed class Chance(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15UL;
        return Mix(_state);
    }

    /// <summary>In [0, 1).</summary>
    public float Unit() => (Next() >> 40) / 16777216f;

    public float Between(float low, float high) => low + (high - low) * Unit();

    /// <summary>In [0, count).</summary>
    public int Below(int count) => (int)(Next() % (ulong)Math.Max(1, count));

    public bool Likely(float probability) => Unit() < probability;

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    public T Weighted<T>(params (T Choice, float Weight)[] choices)
    {
        var total = 0f;
        foreach (var (_, weight) in choices) total += weight;
        var at = Unit() * total;
        foreach (var (choice, weight) in choices)
        {
            at -= weight;
            if (at < 0) return choice;
        }

        return choices[^1].Choice;
    }

    /// <summary>A seed from words (FNV-1a, finished by SplitMix64), equal on every machine.</summary>
    public static ulong SeedOf(string words, ulong salt = 0)
    {
        var hash = 14695981039346656037UL ^ Mix(salt);
        foreach (var letter in words)
        {
            hash = (hash ^ (byte)letter) * 1099511628211UL;
            hash = (hash ^ (byte)(letter >> 8)) * 1099511628211UL;
        }

        return Mix(hash);
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}
