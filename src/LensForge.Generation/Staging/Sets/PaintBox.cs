using LensForge.Domain.Stages;

namespace LensForge.Generation.Staging.Sets;

/// <summary>The colours of one set by the name of the part, as its seed or people have chosen them (<see cref="PaintChart"/>).</summary>
internal sealed class PaintBox
{
    private readonly List<(string Name, int Hex)> _parts;

    private PaintBox(SceneSet set)
    {
        _parts = [.. PaintChart.Of(set).Select(part => (part.Name, part.Colour.R << 16 | part.Colour.G << 8 | part.Colour.B))];
        Variant = PaintChart.Variant(set.Kind, set.Seed);
    }

    /// <summary>Which palette the seed wears: what is not paint (neon, kinds of trees) goes by it too.</summary>
    public int Variant { get; }

    /// <summary>sRGB as 0xRRGGBB; -1 for a part that this set has not.</summary>
    public int this[string part] => _parts.Find(one => one.Name == part) is { Name: not null, Hex: var hex } ? hex : -1;

    /// <summary>The members of a group in order: "wall 1", "wall 2" and so on.</summary>
    public int[] Many(string group) => [.. _parts.Where(one => one.Name.StartsWith(group + " ", StringComparison.Ordinal) && char.IsDigit(one.Name[^1])).Select(one => one.Hex)];

    public static PaintBox Of(SceneSet set) => new(set);

    /// <summary>For sets whose dice have thrown for the palette first, and do so still: everything thrown after it stays as it was.</summary>
    public static PaintBox Of(SceneSet set, Dice dice)
    {
        dice.Next();
        return new(set);
    }
}
