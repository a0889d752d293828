namespace LensForge.Domain.LiveText;

/// <summary>Sections as they are added, joined as CodeMirror's addSection and addInsert join them.</summary>
internal sealed class SectionList
{
    private readonly List<ChangeSection> _sections = [];

    public int Count => _sections.Count;

    public ChangeSet ToSet() => new([.. _sections]);

    public void Keep(int length)
    {
        if (length == 0) return;
        if (_sections is [.., { Kept: true } last]) _sections[^1] = last with { Length = last.Length + length };
        else _sections.Add(new(length, null));
    }

    /// <param name="open">It belongs to the section before, which is not at its end yet.</param>
    public void Change(int length, string inserted, bool open = false)
    {
        if (length == 0 && inserted.Length == 0) return;
        if (_sections is [.., { Inserted: { } before } last]
            && ((inserted.Length == 0 && before.Length == 0) || (length == 0 && last.Length == 0) || open))
        {
            _sections[^1] = new(last.Length + length, before + inserted);
        }
        else
        {
            _sections.Add(new(length, inserted));
        }
    }
}
