using System.Text;

namespace LensForge.Domain.Screenplays;

/// <summary>What stands above a speech: ANNA (V.O.) (CONT'D).</summary>
public static class CharacterCue
{
    /// <summary>The name alone: extensions, CONT'D, the caret of dual dialogue and the forcing @ taken off.</summary>
    public static string NameOf(string cue)
    {
        var name = new StringBuilder(cue.Length);
        var depth = 0;
        foreach (var c in cue)
        {
            if (c == '(')
            {
                depth++;
            }
            else if (c == ')')
            {
                depth = Math.Max(0, depth - 1);
            }
            else if (depth == 0)
            {
                name.Append(char.IsWhiteSpace(c) ? ' ' : c);
            }
        }

        var text = name.ToString().Trim(' ', '^').TrimStart('@').Trim();
        foreach (var ending in (string[])[" CONT'D", " CONT’D", " CONT."])
        {
            text = text.EndsWith(ending, StringComparison.OrdinalIgnoreCase) ? text[..^ending.Length].TrimEnd() : text;
        }

        return text.Contains("  ", StringComparison.Ordinal) ? string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries)) : text;
    }

    /// <summary>Equal for two spellings of one name: case and the kind of apostrophe do not count.</summary>
    public static string KeyOf(string name) => name.Replace('’', '\'').ToUpperInvariant();

    /// <summary>Everybody who speaks, in order of first speech.</summary>
    internal static IReadOnlyList<SpeakingCharacter> SpeakersIn(IReadOnlyList<ScreenplayElement> elements)
    {
        var order = new List<string>();
        var speeches = new Dictionary<string, SpeakingCharacter>(StringComparer.Ordinal);
        for (var i = 0; i < elements.Count; i++)
        {
            if (SpeakerAt(elements, i) is not { } name)
            {
                continue;
            }

            var key = KeyOf(name);
            if (!speeches.TryGetValue(key, out var speaker))
            {
                order.Add(key);
                speaker = new(name, 0);
            }

            speeches[key] = speaker with { Lines = speaker.Lines + 1 };
        }

        return order.ConvertAll(key => speeches[key]);
    }

    /// <summary>The name, if the element is a cue with a speech below it.</summary>
    internal static string? SpeakerAt(IReadOnlyList<ScreenplayElement> elements, int index)
    {
        if (elements[index].Kind != ElementKind.Character)
        {
            return null;
        }

        var next = index + 1;
        while (next < elements.Count && elements[next].Kind is ElementKind.Note or ElementKind.Boneyard)
        {
            next++;
        }

        return next < elements.Count && elements[next].Kind is ElementKind.Dialogue or ElementKind.Parenthetical or ElementKind.Lyric
            && NameOf(elements[index].Text) is { Length: > 0 } name ? name : null;
    }
}
