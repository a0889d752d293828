using System.Text;
using System.Text.RegularExpressions;

namespace LensForge.Domain.Drafts.Numbers;

/// <summary>Fountain with the numbers of its scenes: INT. KITCHEN - DAY #12A#.</summary>
public static partial class NumberedWords
{
    [GeneratedRegex(@"\s*#[^#\n]{1,12}#\s*$")]
    private static partial Regex Written();

    [GeneratedRegex(@"^\.?\s*OMITTED\b", RegexOptions.IgnoreCase)]
    private static partial Regex Removed();

    /// <summary>The text with every number behind its heading; lines stay the lines they were unless removed scenes are written too.</summary>
    /// <param name="omitted">Removed scenes stand in their places as OMITTED.</param>
    public static string Write(string text, IReadOnlyList<NumberedScene> numbers, bool omitted)
    {
        var lines = text.Split('\n');
        var gone = new Dictionary<int, List<string>>();
        var waiting = new List<string>();
        foreach (var scene in numbers)
        {
            if (scene.Line is not { } line)
            {
                waiting.Add($".OMITTED #{scene.Number}#");
                continue;
            }

            if (line < 1 || line > lines.Length) continue;
            lines[line - 1] = $"{Written().Replace(lines[line - 1], "")} #{scene.Number}#";
            if (waiting.Count > 0) gone[line] = [.. waiting];
            waiting.Clear();
        }

        if (!omitted) return string.Join('\n', lines);
        var made = new StringBuilder();
        for (var i = 0; i < lines.Length; i++)
        {
            foreach (var heading in gone.GetValueOrDefault(i + 1) ?? []) made.Append(heading).Append("\n\n");
            made.Append(lines[i]);
            if (i < lines.Length - 1) made.Append('\n');
        }

        foreach (var heading in waiting) made.Append(made.Length > 0 && made[^1] == '\n' ? "\n" : "\n\n").Append(heading).Append('\n');
        return made.ToString();
    }

    /// <summary>The text with no number behind any heading.</summary>
    public static string Strip(string text) => text.Contains('#', StringComparison.Ordinal) ? string.Join('\n', text.Split('\n').Select(line => Written().Replace(line, ""))) : text;

    /// <summary>The text without scenes that say OMITTED: the numbers know of them.</summary>
    public static string WithoutOmitted(string text)
    {
        var made = new StringBuilder(text.Length);
        var at = 0;
        foreach (var scene in History.ScriptScenes.Of(text).Where(scene => Removed().IsMatch(scene.Text) && scene.Text.Trim().Split('\n').Length == 1))
        {
            made.Append(text, at, scene.From - at);
            at = scene.To;
        }

        return at == 0 ? text : made.Append(text, at, text.Length - at).ToString();
    }
}
