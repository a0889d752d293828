using LensForge.Domain.Cast;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Figures;

internal enum FaceShape { Oval, Round, Long, Square, Heart }

internal enum NoseShape { Button, Straight, Aquiline, Upturned, Broad, Bulbous }

/// <summary>
/// What makes a face one's own beyond what the appearance says. Drawn from features that stay through a life of costume changes,
/// so that the same person has the same face whatever is worn.
/// </summary>
internal sealed class FaceTraits
{
    private readonly ulong _seed;

    public FaceTraits(Appearance look)
    {
        _seed = ((ulong)(uint)(BitConverter.SingleToInt32Bits(look.Nose) ^ BitConverter.SingleToInt32Bits(look.Eyes) * 31) << 24)
            ^ ((ulong)(uint)BitConverter.SingleToInt32Bits(look.Jaw) << 8) ^ (ulong)((look.Skin.R << 16) + (look.Skin.G << 8) + look.Iris.B);
        var child = look.Age == AgeBand.Child;
        Shape = child ? FaceShape.Round : (FaceShape)Math.Min(4, (int)(Pick(1) * 5));
        if (look.Feminine && Shape == FaceShape.Square) Shape = FaceShape.Heart;
        if (!look.Feminine && Shape == FaceShape.Heart) Shape = look.Girth > 1.08f ? FaceShape.Round : FaceShape.Square;
        Nose = child ? NoseShape.Button
            : look.Nose < 0.95f ? Pick(2) < 0.5f ? NoseShape.Button : NoseShape.Upturned
            : look.Feminine ? Pick(2) switch { < 0.35f => NoseShape.Straight, < 0.6f => NoseShape.Upturned, < 0.8f => NoseShape.Aquiline, _ => NoseShape.Broad }
            : Pick(2) switch { < 0.25f => NoseShape.Straight, < 0.55f => NoseShape.Aquiline, < 0.75f => NoseShape.Broad, _ => NoseShape.Bulbous };
        if (look.Age == AgeBand.Old && Nose is NoseShape.Straight or NoseShape.Upturned) Nose = NoseShape.Bulbous;
        Ears = 0.92f + 0.3f * Pick(3) + (child ? 0.18f : look.Age == AgeBand.Old ? 0.2f : 0);
        Lips = (look.Feminine ? 1.0f : 0.66f) * (0.85f + 0.4f * Pick(4));
        Brows = 0.9f + 0.35f * Pick(5);
        EyeTilt = (Pick(6) - 0.4f) * (look.Feminine ? 7f : 5f);
        var fair = look.Skin.R >= 0xD0;
        Freckles = fair && look.Age != AgeBand.Old && Pick(7) < (child ? 0.6f : 0.36f) ? 1 : 0;
        Wrinkles = look.Age switch { AgeBand.Old => 1f, AgeBand.MiddleAged => 0.42f, _ => 0 };
    }

    public FaceShape Shape { get; }

    public NoseShape Nose { get; }

    /// <summary>Size of the ears against the default.</summary>
    public float Ears { get; }

    /// <summary>Fullness of the lips, about 0.55 to 1.25.</summary>
    public float Lips { get; }

    /// <summary>Thickness of the brows against what age and sex suggest.</summary>
    public float Brows { get; }

    /// <summary>How far the outer corners of the eyes lie above the inner ones, degrees.</summary>
    public float EyeTilt { get; }

    /// <summary>0 none to 1.</summary>
    public float Freckles { get; }

    /// <summary>0 smooth to 1 old.</summary>
    public float Wrinkles { get; }

    /// <summary>A repeatable choice of this face, 0 to 1.</summary>
    public float Pick(int what) => SmoothNoise.Pick(_seed, what);
}
