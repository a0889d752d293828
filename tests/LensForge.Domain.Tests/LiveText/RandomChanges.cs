using LensForge.Domain.LiveText;

namespace LensForge.Domain.Tests.LiveText;

/// <summary>Changes as people, imports and bad luck make them, from a seed.</summary>
internal sealed class RandomChanges(int seed)
{
    private const string Letters = "abcdefgh IJKL\n\nÄ王😀";

    private readonly Random _chance = new(seed);

    public int Below(int limit) => _chance.Next(limit);

    public string Text(int longest)
    {
        var text = new System.Text.StringBuilder();
        for (var length = _chance.Next(longest + 1); text.Length < length;)
        {
            var rune = Letters.EnumerateRunes().ElementAt(_chance.Next(Letters.EnumerateRunes().Count()));
            text.Append(rune.ToString());
        }

        return text.ToString();
    }

    /// <summary>One to four replacements, some beside each other, some inside what another put in.</summary>
    public ChangeSet Change(int length)
    {
        var change = One(length);
        for (var more = _chance.Next(4); more > 0; more--) change = change.Compose(One(change.NewLength));
        return change;
    }

    private ChangeSet One(int length)
    {
        var from = _chance.Next(length + 1);
        var to = _chance.Next(3) == 0 ? from : Math.Min(length, from + _chance.Next(6));
        return ChangeSet.Replacing(length, from, to, _chance.Next(4) == 0 ? "" : Text(6));
    }
}
