using LensForge.Domain.Cast;

namespace LensForge.Generation.Identity;

/// <summary>A field of the looks that the encoder estimates.</summary>
/// <param name="Name">As in <see cref="Appearance"/>, lower camel case.</param>
/// <param name="Kinds">The words of a choice; null for a colour or a number.</param>
/// <param name="Colour">A colour: three values 0 to 1, and the logarithm of their variance.</param>
/// <param name="At">Place of its first value in the output.</param>
public sealed record LooksField(string Name, IReadOnlyList<string>? Kinds, bool Colour, int At);

/// <summary>What a picture says of somebody's looks, each with how sure that is.</summary>
public sealed class LooksEstimate(IReadOnlyList<LooksField> fields, float[] values)
{
    public IReadOnlyList<string> Fields { get; } = [.. fields.Select(field => field.Name)];

    /// <summary>The likeliest word of a choice, and its probability, 0 to 1.</summary>
    public (string Word, float Sure) Choice(string name)
    {
        var field = Field(name);
        var logits = values.AsSpan(field.At, field.Kinds!.Count);
        var best = 0;
        for (var i = 1; i < logits.Length; i++) if (logits[i] > logits[best]) best = i;
        var sum = 0f;
        foreach (var logit in logits) sum += MathF.Exp(logit - logits[best]);
        return (field.Kinds[best], 1 / sum);
    }

    /// <summary>A colour, and its standard deviation by the encoder's own word, in shares of the whole range.</summary>
    public (Rgb Colour, float Deviation) Colour(string name)
    {
        var at = Field(name).At;
        return (new(Byte(values[at]), Byte(values[at + 1]), Byte(values[at + 2])), MathF.Exp(0.5f * values[at + 3]));
    }

    private LooksField Field(string name) => fields.First(field => field.Name == name);

    private static byte Byte(float value) => (byte)(Math.Clamp(value, 0, 1) * 255 + 0.5f);
}
