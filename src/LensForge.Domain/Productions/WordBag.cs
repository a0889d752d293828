using LensForge.Domain.ShotLists;

namespace LensForge.Domain.Productions;

/// <summary>The words of a text without their order, to say how alike two texts are.</summary>
internal sealed class WordBag
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.OrdinalIgnoreCase);
    private readonly int _total;

    public WordBag(string text)
    {
        var words = _counts.GetAlternateLookup<ReadOnlySpan<char>>();
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var start = 0;
            while (start < rest.Length && !char.IsLetterOrDigit(rest[start])) start++;
            var end = start;
            while (end < rest.Length && char.IsLetterOrDigit(rest[end])) end++;
            if (end > start)
            {
                var word = rest[start..end];
                words[word] = words.TryGetValue(word, out var count) ? count + 1 : 1;
                _total++;
            }

            rest = rest[end..];
        }
    }

    /// <summary>What a shot covers: action, then who says what.</summary>
    public static string Words(PlannedShot shot) =>
        string.Join('\n', new[] { shot.Action }.Where(text => text.Length > 0).Concat(shot.Dialogue.Select(speech => $"{speech.Character}: {speech.Text}")));

    /// <summary>Dice's coefficient over the words, 0 to 1; two empty texts are alike.</summary>
    public float Like(WordBag other)
    {
        if (_total + other._total == 0) return 1;
        var common = 0;
        foreach (var (word, count) in _counts)
            if (other._counts.TryGetValue(word, out var there)) common += Math.Min(count, there);
        return 2f * common / (_total + other._total);
    }
}
