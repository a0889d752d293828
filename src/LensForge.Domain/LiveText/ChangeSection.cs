namespace LensForge.Domain.LiveText;

/// <summary>One stretch of the text before a change.</summary>
/// <param name="Length">Units of the text before that it covers.</param>
/// <param name="Inserted">What stands in their place afterwards; null where they are kept.</param>
internal readonly record struct ChangeSection(int Length, string? Inserted)
{
    public bool Kept => Inserted is null;

    public int NewLength => Inserted?.Length ?? Length;
}

/// <summary>CodeMirror's SectionIter: goes through the sections of a set in parts.</summary>
internal struct SectionReader(IReadOnlyList<ChangeSection> sections)
{
    private int _index = -1;
    private ChangeSection _section;

    /// <summary>What is left of the section in the text before.</summary>
    public int Length { get; private set; }

    /// <summary>What is left of it in the text after; -1 where kept, -2 at the end.</summary>
    public int Inserted { get; private set; }

    /// <summary>How far the section has been gone through.</summary>
    public int Offset { get; private set; }

    public readonly int Index => _index;

    public readonly bool Done => Inserted == -2;

    public readonly int LengthAfter => Inserted < 0 ? Length : Inserted;

    public readonly string Text => _section.Inserted ?? "";

    public readonly string TextBit(int length) => (_section.Inserted ?? "").Substring(Offset, length);

    public void Next()
    {
        _index++;
        Offset = 0;
        if (_index < sections.Count)
        {
            _section = sections[_index];
            (Length, Inserted) = (_section.Length, _section.Inserted?.Length ?? -1);
        }
        else
        {
            (_section, Length, Inserted) = (default, 0, -2);
        }
    }

    /// <summary>In the text before.</summary>
    public void Forward(int length)
    {
        if (length == Length)
        {
            Next();
        }
        else
        {
            Length -= length;
            Offset += length;
        }
    }

    /// <summary>In the text after.</summary>
    public void ForwardAfter(int length)
    {
        if (Inserted == -1)
        {
            Forward(length);
        }
        else if (length == Inserted)
        {
            Next();
        }
        else
        {
            Inserted -= length;
            Offset += length;
        }
    }
}
