using System.Collections.Immutable;

namespace LensForge.Domain.LiveText;

/// <summary>How words came in.</summary>
public enum Hand { Typed, Imported }

/// <param name="By">Who; null: nobody by hand.</param>
public readonly record struct Author(string? By, Hand Hand);

/// <summary>
/// Who wrote each character of a script. It is a rope of the same length as the text, in which every unit is the number of its author, so
/// that the same change sets make it in the same time as they make the text.
/// </summary>
public sealed record Blame(Rope Marks, ImmutableList<Author> Authors)
{
    public static readonly Blame None = new(Rope.Empty, []);

    /// <param name="by">Who did it, as the store has it.</param>
    public Blame Apply(ScriptEvent happened, string? by) => happened switch
    {
        ScriptBegun begun => Of(new(by, Hand.Imported)) is var (number, known) ? known with { Marks = Rope.Of(new string(number, begun.Text.Length)) } : this,
        ScriptEdited edited => Of(new(by, edited.Draft is null ? Hand.Typed : Hand.Imported)) is var (number, known) ? known with { Marks = edited.Changes.Marked(number).Apply(Marks) } : this,
        _ => this,
    };

    /// <summary>Stretches of one author each, in order: their length and the number of the author.</summary>
    public IReadOnlyList<(int Length, int Author)> Runs()
    {
        var runs = new List<(int Length, int Author)>();
        foreach (var mark in Marks.ToString())
        {
            if (runs.Count > 0 && runs[^1].Author == mark) runs[^1] = (runs[^1].Length + 1, mark);
            else runs.Add((1, mark));
        }

        return runs;
    }

    private (char Number, Blame Known) Of(Author author) =>
        Authors.IndexOf(author) is var at and >= 0 ? ((char)at, this) : ((char)Authors.Count, this with { Authors = Authors.Add(author) });
}
