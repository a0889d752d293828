namespace LensForge.Domain.Screenplays;

/// <summary>
/// Sets a screenplay as screenwriting software does: Courier 12 on US Letter, ten characters and six lines to the inch, 54 lines a page.
/// A heading stays with what follows it, at least two lines of a paragraph stay together, and a broken speech says (MORE) and (CONT'D).
/// </summary>
public static class PageLayout
{
    /// <summary>11 inches less an inch at head and foot, six lines to the inch.</summary>
    public const int LinesPerPage = 54;

    /// <summary>Characters across the text, 6 inches less one character.</summary>
    public const int TextWidth = 59;

    /// <summary>Where things stand, in characters from the left edge of the text.</summary>
    public const int DialogueColumn = 10, ParentheticalColumn = 16, CharacterColumn = 22;

    internal const int DialogueWidth = 34, ParentheticalWidth = 29, CharacterWidth = 37, DualWidth = 28, DualColumn = 31;

    public static IReadOnlyList<ScriptPage> Paginate(Screenplay screenplay) => Paginate(screenplay.Elements);

    public static IReadOnlyList<ScriptPage> Paginate(IReadOnlyList<ScreenplayElement> elements)
    {
        var sheets = new PageSheets(elements);
        for (var i = 0; i < elements.Count;)
        {
            var element = elements[i];
            if (element.StartsNewPage)
            {
                sheets.Break();
            }

            switch (element.Kind)
            {
                case ElementKind.PageBreak:
                    sheets.Break();
                    i++;
                    break;
                case ElementKind.Section or ElementKind.Synopsis or ElementKind.Note or ElementKind.Boneyard:
                    i++;
                    break;
                case ElementKind.Character:
                    i = SetSpeech(sheets, elements, i);
                    break;
                default:
                    SetParagraph(sheets, i);
                    i++;
                    break;
            }
        }

        return sheets.Pages();
    }

    internal static int BlankLinesBefore(ElementKind kind) => kind switch
    {
        ElementKind.SceneHeading => 2,
        ElementKind.Dialogue or ElementKind.Parenthetical => 0,
        _ => 1,
    };

    internal static (int Column, int Width) Place(ElementKind kind) => kind switch
    {
        ElementKind.Character => (CharacterColumn, CharacterWidth),
        ElementKind.Parenthetical => (ParentheticalColumn, ParentheticalWidth),
        ElementKind.Dialogue or ElementKind.Lyric => (DialogueColumn, DialogueWidth),
        _ => (0, TextWidth),
    };

    private static int SetSpeech(PageSheets sheets, IReadOnlyList<ScreenplayElement> elements, int cue)
    {
        var (parts, next) = SpeechParts(elements, cue);
        if (next < elements.Count && elements[next] is { Kind: ElementKind.Character, Dual: true })
        {
            var (beside, after) = SpeechParts(elements, next);
            if (new SpeechSetter(sheets, elements).TrySetBeside(parts, beside))
            {
                return after;
            }
        }

        new SpeechSetter(sheets, elements).Set(parts);
        return next;
    }

    // The cue and its speech; notes among them are not printed.
    private static (List<int> Parts, int Next) SpeechParts(IReadOnlyList<ScreenplayElement> elements, int cue)
    {
        var parts = new List<int> { cue };
        var next = cue + 1;
        for (; next < elements.Count; next++)
        {
            if (elements[next].Kind is ElementKind.Dialogue or ElementKind.Parenthetical or ElementKind.Lyric && !elements[next].StartsNewPage)
            {
                parts.Add(next);
            }
            else if (elements[next].Kind is not (ElementKind.Note or ElementKind.Boneyard))
            {
                break;
            }
        }

        return (parts, next);
    }

    private static void SetParagraph(PageSheets sheets, int index)
    {
        var element = sheets.Elements[index];
        var (_, width) = Place(element.Kind);
        var at = 0;
        var blank = BlankLinesBefore(element.Kind) + Math.Min(element.ExtraBlankLines, LinesPerPage);
        while (at >= 0)
        {
            var room = sheets.RoomAfter(blank);
            var lines = LineBreaker.Lines(element.Text, at, width, Math.Max(room, 1) + 2, out var rest);
            var fits = lines.Count <= room && rest < 0;
            if (fits || sheets.AtTop)
            {
                var all = fits || room < 4 ? Math.Min(lines.Count, Math.Max(room, 1)) : BrokenAt(lines.Count, room);
                sheets.Skip(blank);
                sheets.Put(index, lines, all);
                at = all < lines.Count ? lines[all].Start : rest;
            }
            else if (room >= 2 && lines.Count - BrokenAt(lines.Count, room) >= 2 && BrokenAt(lines.Count, room) >= 2 && element.Kind != ElementKind.SceneHeading)
            {
                var kept = BrokenAt(lines.Count, room);
                sheets.Skip(blank);
                sheets.Put(index, lines, kept);
                at = lines[kept].Start;
            }

            if (at >= 0 && !fits)
            {
                if (at > 0)
                {
                    sheets.EndParagraph(heading: false);
                }

                sheets.TurnPage();
            }
        }

        sheets.EndParagraph(element.Kind == ElementKind.SceneHeading);
    }

    // At least two lines go over to the next page.
    private static int BrokenAt(int lines, int room) => Math.Min(room, lines - 2);
}
