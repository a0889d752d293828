using System.Text;

namespace LensForge.Domain.Screenplays.Paper;

/// <summary>Makes a paragraph of a Fountain text another kind of paragraph; every other line stays letter for letter.</summary>
public static class Retagging
{
    /// <summary>What a paragraph of a printed script may be said to be.</summary>
    public static readonly IReadOnlyList<ElementKind> Kinds =
    [
        ElementKind.SceneHeading, ElementKind.Action, ElementKind.Character, ElementKind.Parenthetical, ElementKind.Dialogue,
        ElementKind.Lyric, ElementKind.Transition, ElementKind.Shot, ElementKind.Centered,
    ];

    /// <returns>The text unchanged where no such paragraph is in it any more.</returns>
    public static string Retagged(string fountain, UnsureParagraph paragraph, ElementKind kind)
    {
        var elements = ScreenplayReader.Read("script.fountain", Encoding.UTF8.GetBytes(fountain)).Elements;
        var at = elements.ToList().FindIndex(element => element.Kind == paragraph.Kind && Same(element.Text, paragraph.Text));
        if (at < 0 || elements[at].Kind == kind) return fountain;
        var lines = fountain.Split('\n').ToList();
        var (first, last) = (elements[at].Source.Line - 1, elements[at].Source.EndLine - 1);
        var speaks = kind is ElementKind.Dialogue or ElementKind.Parenthetical or ElementKind.Lyric;
        var follows = at > 0 && elements[at - 1].Kind is ElementKind.Character or ElementKind.Dialogue or ElementKind.Parenthetical;
        var text = FountainWriter.Written(elements[at] with { Kind = kind, Text = kind == ElementKind.SceneHeading ? elements[at].Text.ToUpperInvariant().Replace('\n', ' ') : elements[at].Text });
        lines.RemoveRange(first, last - first + 1);
        if (kind == ElementKind.Character)
        {
            while (first < lines.Count && lines[first].Trim().Length == 0) lines.RemoveAt(first);
        }
        else if (first < lines.Count && lines[first].Trim().Length > 0 && !speaks)
        {
            lines.Insert(first, "");
        }

        lines.InsertRange(first, text.Split('\n'));
        if (speaks && follows)
        {
            while (first > 0 && lines[first - 1].Trim().Length == 0) lines.RemoveAt(--first);
        }
        else if (first > 0 && lines[first - 1].Trim().Length > 0)
        {
            lines.Insert(first, "");
        }

        return string.Join('\n', lines);
    }

    private static bool Same(string one, string other) => one.Replace('\n', ' ') == other.Replace('\n', ' ');
}
