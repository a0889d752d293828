using System.Collections.Concurrent;
using LensForge.Domain.Cast;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging.Figures;

namespace LensForge.Generation.Identity;

/// <summary>
/// The sixteen numbers of a character: the mean, of unit length again, over what the encoder says of the figure in the studio, seen from
/// eight sides and near. They depend on the looks alone, so every shot of the character has the same.
/// </summary>
public static class IdentityEmbedding
{
    public const int Size = 16;

    private const int Picture = 128, Remembered = 512, LightSamples = 4;

    private static readonly (float Turn, StudioFraming Framing)[] Views =
    [
        (0, StudioFraming.Figure), (45, StudioFraming.Figure), (90, StudioFraming.Figure), (180, StudioFraming.Figure), (270, StudioFraming.Figure),
        (0, StudioFraming.Head), (40, StudioFraming.Head), (-40, StudioFraming.Head),
    ];

    private static readonly ConcurrentDictionary<Appearance, Lazy<float[]>> Known = new();
    private static readonly Lazy<IdentityEncoder> Encoder = new(() => IdentityEncoder.Load());

    /// <summary>Takes about a third of a second of one core the first time, nothing afterwards.</summary>
    /// <returns><see cref="Size"/> numbers of unit length. Shared: do not change them.</returns>
    /// <exception cref="Models.ModelException">The encoder is missing or cannot be used.</exception>
    public static float[] Of(Appearance looks)
    {
        if (Known.Count >= Remembered) Known.Clear();
        return Known.GetOrAdd(looks, asked => new(() => Of(asked, Encoder.Value))).Value;
    }

    /// <summary>By another encoder than the shipped one; not remembered.</summary>
    public static float[] Of(Appearance looks, IdentityEncoder encoder)
    {
        var sum = new float[Size];
        var easel = new StudioEasel(Picture);
        foreach (var (turn, framing) in Views)
        {
            if (easel.Cut(Studio.Frame(looks, turn, framing, 1, FigureDetail.Preview), LightSamples) is not { } crop) continue;
            var seen = encoder.Embed(crop);
            for (var i = 0; i < Size; i++) sum[i] += seen[i];
        }

        return Unit(sum);
    }

    /// <summary>Cosine of two embeddings, -1 to 1.</summary>
    public static float Likeness(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        var sum = 0f;
        for (var i = 0; i < Size; i++) sum += one[i] * other[i];
        return sum;
    }

    private static float[] Unit(float[] values)
    {
        var length = MathF.Sqrt(values.Sum(value => value * value));
        return length < 1e-6f ? values : Array.ConvertAll(values, value => value / length);
    }
}
