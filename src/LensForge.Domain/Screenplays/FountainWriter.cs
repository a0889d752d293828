using System.Text;

namespace LensForge.Domain.Screenplays;

/// <summary>Writes a screenplay as Fountain 1.1, so that reading it again finds the same elements: forced where it would be taken for something else.</summary>
public static class FountainWriter
{
    private static readonly FountainCues Cues = new([]);

    /// <summary>The words of a file as the live text has them: Fountain over LF, as they came or written from Final Draft's.</summary>
    /// <exception cref="ScreenplayRefusedException">The file cannot be read.</exception>
    public static string TextOf(string fileName, byte[] content)
    {
        var screenplay = ScreenplayReader.Read(fileName, content);
        var source = SourceText.Decode(content).Text;
        return source.AsSpan().TrimStart().StartsWith("<") && source.Contains("<FinalDraft", StringComparison.Ordinal) ? Write(screenplay) : source;
    }

    public static string Write(Screenplay screenplay) => Write(screenplay, out _);

    /// <param name="lines">By element, the line of the text, from 1, that its own words begin in.</param>
    internal static string Write(Screenplay screenplay, out IReadOnlyList<int> lines)
    {
        var text = new StringBuilder();
        var begins = new List<int>(screenplay.Elements.Count);
        int counted = 0, line = 1;
        foreach (var entry in screenplay.TitlePage)
        {
            var values = entry.Value.Split('\n');
            text.Append(entry.Key).Append(':').Append(values.Length == 1 ? " " + values[0] : string.Concat(values.Select(value => "\n    " + value))).Append('\n');
        }

        var before = (ElementKind?)null;
        foreach (var element in screenplay.Elements)
        {
            var inSpeech = before is ElementKind.Character or ElementKind.Parenthetical or ElementKind.Dialogue or ElementKind.Lyric
                && element.Kind is ElementKind.Parenthetical or ElementKind.Dialogue or ElementKind.Lyric;
            // A note stands right under what it is about: blank lines around it would be taken for the page's.
            if (element.Kind is ElementKind.Note or ElementKind.Boneyard && before is not null)
            {
                begins.Add(LineHere());
                text.Append(Line(element)).Append('\n');
                continue;
            }

            if (text.Length > 0 && !inSpeech) text.Append('\n', 1 + element.ExtraBlankLines);
            if (element.StartsNewPage) text.Append("===\n\n");
            begins.Add(LineHere());
            text.Append(Line(element)).Append('\n');
            before = element.Kind;
        }

        lines = begins;
        return text.ToString();

        int LineHere()
        {
            for (; counted < text.Length; counted++) line += text[counted] == '\n' ? 1 : 0;
            return line;
        }
    }

    /// <summary>One element as it stands in the text, forced where it would be taken for something else.</summary>
    internal static string Written(ScreenplayElement element) => Line(element);

    private static string Line(ScreenplayElement element)
    {
        var words = Marked(element);
        return element.Kind switch
        {
            ElementKind.SceneHeading => (SceneHeadingReader.Begins(words) ? words : "." + words) + (element.SceneNumber is { } number ? $" #{number}#" : ""),
            ElementKind.Character => (Cues.IsCue(words, "words") && FountainMarks.KindOf(words, afterBlank: true) == FountainMark.None ? words : "@" + words) + (element.Dual ? " ^" : ""),
            ElementKind.Parenthetical => words.StartsWith('(') ? words : $"({words})",
            ElementKind.Dialogue => words.Replace("\n\n", "\n  \n", StringComparison.Ordinal),
            ElementKind.Lyric => string.Join('\n', words.Split('\n').Select(line => "~" + line)),
            ElementKind.Transition => words.EndsWith("TO:", StringComparison.Ordinal) && FountainCues.InCapitals(words) ? words : "> " + words,
            ElementKind.Shot => "!! " + words,
            ElementKind.Centered => $"> {words} <",
            ElementKind.PageBreak => "===",
            ElementKind.Section => new string('#', Math.Clamp(element.Depth, 1, 6)) + " " + words,
            ElementKind.Synopsis => "= " + words,
            ElementKind.Note => $"[[{element.Text.Replace("\n\n", "\n  \n", StringComparison.Ordinal)}]]",
            ElementKind.Boneyard => element.Text.Contains('\n') ? $"/*\n{element.Text}\n*/" : $"/* {element.Text} */",
            _ => Action(words),
        };
    }

    private static string Action(string words)
    {
        var end = words.IndexOf('\n');
        var first = (end < 0 ? words : words[..end]).Trim();
        var taken = first.Length > 0 && (FountainMarks.KindOf(first, afterBlank: true) != FountainMark.None || (FountainCues.InCapitals(first) && (end >= 0 || first.EndsWith("TO:", StringComparison.Ordinal))));
        return taken ? "!" + words : words;
    }

    private static string Marked(ScreenplayElement element) => element.Runs.Count == 0
        ? Escaped(element.Text)
        : string.Concat(element.Runs.Select(run => Wrapped(Escaped(run.Text), run.Emphasis)));

    private static string Escaped(string text) => text.AsSpan().IndexOfAny('*', '_') < 0 ? text : text.Replace("*", "\\*", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);

    private static string Wrapped(string text, Emphasis emphasis)
    {
        var inner = text.Trim();
        if (inner.Length == 0 || emphasis == Emphasis.None) return text;
        var stars = (emphasis.HasFlag(Emphasis.Italic) ? "*" : "") + (emphasis.HasFlag(Emphasis.Bold) ? "**" : "");
        var line = emphasis.HasFlag(Emphasis.Underline) ? "_" : "";
        return text.Replace(inner, line + stars + inner + stars + line, StringComparison.Ordinal);
    }
}
