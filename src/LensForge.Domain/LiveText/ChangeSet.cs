using System.Text.Json.Serialization;

namespace LensForge.Domain.LiveText;

/// <summary>
/// Changes to a text of a certain length, with exactly the meaning of ChangeSet in @codemirror/state 6, from which the algorithms are
/// ported section for section (MIT, Marijn Haverbeke and others): both sides must map alike or their texts part for ever.
/// </summary>
[JsonConverter(typeof(ChangeSetJson))]
public sealed partial class ChangeSet
{
    private readonly ChangeSection[] _sections;

    internal ChangeSet(ChangeSection[] sections)
    {
        _sections = sections;
        foreach (var section in sections)
        {
            Length += section.Length;
            NewLength += section.NewLength;
        }
    }

    /// <summary>Units of the text that it can be applied to.</summary>
    public int Length { get; }

    /// <summary>Units of the text that comes out.</summary>
    public int NewLength { get; }

    public bool IsEmpty => _sections is [] or [{ Kept: true }];

    /// <summary>The same change of a text of marks: everything that it inserts is one of them.</summary>
    internal ChangeSet Marked(char mark) => new([.. _sections.Select(section => section with { Inserted = section.Inserted is { } text ? new string(mark, text.Length) : null })]);

    /// <summary>Where the first change is.</summary>
    public int Start => _sections is [{ Kept: true } first, ..] ? first.Length : 0;

    internal IReadOnlyList<ChangeSection> Sections => _sections;

    /// <summary>Everything that it inserts, piece by piece.</summary>
    public IEnumerable<string> Inserts => _sections.Where(section => section.Inserted is { Length: > 0 }).Select(section => section.Inserted!);

    public static ChangeSet Empty(int length) => new(length == 0 ? [] : [new(length, null)]);

    /// <summary>One replacement in a text of a length.</summary>
    public static ChangeSet Replacing(int length, int from, int to, string inserted)
    {
        if (from < 0 || to < from || to > length) throw new ChangeRefusedException($"{from} to {to} does not lie in a text of {length}.");
        var sections = new SectionList();
        sections.Keep(from);
        sections.Change(to - from, inserted);
        sections.Keep(length - to);
        return sections.ToSet();
    }

    /// <exception cref="ChangeRefusedException">The text has another length.</exception>
    public Rope Apply(Rope text)
    {
        if (text.Length != Length) throw new ChangeRefusedException($"A change of a text of {Length} cannot be made in one of {text.Length}.");
        var at = 0;
        foreach (var section in _sections)
        {
            if (section.Inserted is { } inserted) text = text.Replace(at, at + section.Length, inserted);
            at += section.NewLength;
        }

        return text;
    }

    /// <summary>What takes it back again.</summary>
    /// <param name="before">The text before it.</param>
    public ChangeSet Invert(Rope before)
    {
        var at = 0;
        var sections = new ChangeSection[_sections.Length];
        for (var i = 0; i < sections.Length; i++)
        {
            var section = _sections[i];
            sections[i] = section.Kept ? section : new(section.NewLength, before.Slice(at, at + section.Length));
            at += section.Length;
        }

        return new(sections);
    }

    /// <summary>With unpaired surrogates and U+0000 in what it inserts replaced, unit for unit.</summary>
    public ChangeSet Storable() => IsStorable ? this : new([.. _sections.Select(section => section with { Inserted = section.Inserted is { } text ? StorableText.Of(text) : null })]);

    /// <summary>Whether the log can hold it.</summary>
    public bool IsStorable => _sections.All(section => section.Inserted is null || StorableText.Is(section.Inserted));

    /// <summary>Where a place has gone to.</summary>
    /// <param name="assoc">Below 0 it stays before what is inserted at it, else it goes behind.</param>
    public int MapPosition(int position, int assoc = -1) => Map(position, assoc, PositionLoss.Never)!.Value;

    /// <inheritdoc cref="MapPosition(int, int)"/>
    /// <returns>Null where it went with what was deleted.</returns>
    public int? Map(int position, int assoc, PositionLoss loss)
    {
        int before = 0, after = 0;
        foreach (var section in _sections)
        {
            var end = before + section.Length;
            if (section.Kept)
            {
                if (end > position) return after + (position - before);
            }
            else
            {
                if (loss != PositionLoss.Never && end >= position
                    && ((loss == PositionLoss.Across && before < position && end > position)
                        || (loss == PositionLoss.Before && before < position)
                        || (loss == PositionLoss.After && end > position)))
                    return null;
                if (end > position || (end == position && assoc < 0 && section.Length == 0))
                    return position == before || assoc < 0 ? after : after + section.NewLength;
            }

            after += section.NewLength;
            before = end;
        }

        return position <= before ? after : throw new ArgumentOutOfRangeException(nameof(position), $"{position} lies behind a text of {before}.");
    }
}

/// <summary>When a place is lost: never, when the text on both sides of it is deleted, the unit before it, or the one after it.</summary>
public enum PositionLoss { Never, Across, Before, After }

/// <summary>A change that is none, or none of this text.</summary>
public sealed class ChangeRefusedException(string message) : Exception(message);
