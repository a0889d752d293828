namespace LensForge.Domain.Screenplays.Paper;

/// <summary>Speeches that are printed side by side: two cues in one row, and below them each one's words.</summary>
internal static class PaperSpeech
{
    /// <returns>The row after the block; <paramref name="from"/> where there is none.</returns>
    public static int Beside(IReadOnlyList<PaperLine> lines, int from, PaperColumns columns, double pitch, List<ScreenplayElement> found)
    {
        if (lines[from].Pieces.Count != 2 || !lines[from].Pieces.All(piece => FountainCues.InCapitals(piece.Text) && piece.Text.Length <= 40)) return from;
        var end = from + 1;
        while (end < lines.Count && lines[end].Sheet == lines[from].Sheet && lines[end].Y - lines[end - 1].Y < 1.3 * pitch) end++;
        if (end == from + 1 || SceneHeadingReader.Begins(lines[from].Pieces[0].Text)) return from;
        var right = lines.Skip(from + 1).Take(end - from - 1).Where(line => line.Pieces.Count > 1).Select(line => line.Pieces[1].Left).DefaultIfEmpty(lines[from].Pieces[1].Left - 10 * columns.Advance).Min() - columns.Advance;
        var sides = new List<(double Left, string Text)>[] { [], [] };
        foreach (var line in lines.Skip(from).Take(end - from))
        {
            foreach (var piece in line.Pieces) sides[piece.Left >= right ? 1 : 0].Add((piece.Left, piece.Text));
        }

        if (sides[0].Count < 2 || sides[1].Count < 2) return from;
        for (var side = 0; side < 2; side++)
        {
            found.Add(new(ElementKind.Character, sides[side][0].Text, default) { Dual = side == 1 });
            Words(sides[side], found);
        }

        return end;
    }

    private static void Words(List<(double Left, string Text)> rows, List<ScreenplayElement> found)
    {
        var aside = false;
        var kind = ElementKind.Character;
        foreach (var (_, text) in rows.Skip(1))
        {
            aside |= text.StartsWith('(');
            var now = aside ? ElementKind.Parenthetical : ElementKind.Dialogue;
            if (now == kind && !(now == ElementKind.Parenthetical && text.StartsWith('('))) found[^1] = found[^1] with { Text = PaperText.Joined(found[^1].Text, text) };
            else found.Add(new(now, text, default));
            kind = now;
            if (text.EndsWith(')')) aside = false;
        }
    }
}
