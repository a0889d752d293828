using LensForge.Domain.Looks;

namespace LensForge.Generation.Looks;

/// <summary>How the network is told the look: one number of eight is 1, the others 0. Places are part of the model; three are free for looks to come.</summary>
public static class LookCode
{
    public const int Size = 8;

    public static int Index(Look look) => (int)look is >= 0 and < Size ? (int)look : throw new ArgumentOutOfRangeException(nameof(look), look, "The model has no place for this look.");

    /// <param name="code">Eight numbers.</param>
    public static void Write(Look look, Span<float> code)
    {
        code = code[..Size];
        code.Clear();
        code[Index(look)] = 1;
    }
}
