namespace LensForge.Domain.LiveText;

public sealed partial class ChangeSet
{
    /// <summary>This change and then the other, as one.</summary>
    /// <exception cref="ChangeRefusedException">The other does not begin where this ends.</exception>
    public ChangeSet Compose(ChangeSet next)
    {
        if (NewLength != next.Length) throw new ChangeRefusedException($"A change of a text of {next.Length} cannot follow one that leaves {NewLength}.");
        if (IsEmpty) return next;
        if (next.IsEmpty) return this;
        var sections = new SectionList();
        var (a, b) = (new SectionReader(_sections), new SectionReader(next._sections));
        a.Next();
        b.Next();
        for (var open = false; !(a.Done && b.Done);)
        {
            if (a.Inserted == 0)
            {
                sections.Change(a.Length, "", open);
                a.Next();
            }
            else if (b.Length == 0 && !b.Done)
            {
                sections.Change(0, b.Text, open);
                b.Next();
            }
            else if (a.Done || b.Done)
            {
                throw Mismatched();
            }
            else
            {
                var length = Math.Min(a.LengthAfter, b.Length);
                var before = sections.Count;
                if (a.Inserted == -1 && b.Inserted == -1) sections.Keep(length);
                else if (a.Inserted == -1) sections.Change(length, b.Offset > 0 ? "" : b.Text, open);
                else if (b.Inserted == -1) sections.Change(a.Offset > 0 ? 0 : a.Length, a.TextBit(length), open);
                else sections.Change(a.Offset > 0 ? 0 : a.Length, b.Offset > 0 ? "" : b.Text, open);
                open = (a.Inserted > length || (b.Inserted >= 0 && b.Length > length)) && (open || sections.Count > before);
                a.ForwardAfter(length);
                b.Forward(length);
            }
        }

        return sections.ToSet();
    }

    /// <summary>This change as it must be made after the other, which began in the same text.</summary>
    /// <param name="before">At the same place, this stands before what the other inserts.</param>
    /// <exception cref="ChangeRefusedException">The other began in another text.</exception>
    public ChangeSet Map(ChangeSet over, bool before = false)
    {
        if (Length != over.Length) throw new ChangeRefusedException($"Changes of texts of {Length} and {over.Length} have nothing to do with one another.");
        if (over.IsEmpty) return this;
        var sections = new SectionList();
        var (a, b) = (new SectionReader(_sections), new SectionReader(over._sections));
        a.Next();
        b.Next();

        // For changes of this that are gone through in pieces: the section whose text has been put in already.
        var put = -1;
        while (true)
        {
            if ((a.Done && b.Length > 0) || (b.Done && a.Length > 0)) throw Mismatched();
            if (a.Inserted == -1 && b.Inserted == -1)
            {
                var length = Math.Min(a.Length, b.Length);
                sections.Keep(length);
                a.Forward(length);
                b.Forward(length);
            }
            else if (b.Inserted >= 0 && (a.Inserted < 0 || put == a.Index || (a.Offset == 0 && (b.Length < a.Length || (b.Length == a.Length && !before)))))
            {
                // A change of the other comes before the next of this: it is kept, and what it covers of this is gone through.
                var length = b.Length;
                sections.Keep(b.Inserted);
                while (length > 0)
                {
                    var piece = Math.Min(a.Length, length);
                    if (a.Inserted >= 0 && put < a.Index && a.Length <= piece)
                    {
                        sections.Change(0, a.Text);
                        put = a.Index;
                    }

                    a.Forward(piece);
                    length -= piece;
                }

                b.Next();
            }
            else if (a.Inserted >= 0)
            {
                // A change of this, up to the next of the other within it that is more than a deletion.
                int length = 0, left = a.Length;
                while (left > 0)
                {
                    if (b.Inserted == -1)
                    {
                        var piece = Math.Min(left, b.Length);
                        length += piece;
                        left -= piece;
                        b.Forward(piece);
                    }
                    else if (b.Inserted == 0 && b.Length < left)
                    {
                        left -= b.Length;
                        b.Next();
                    }
                    else
                    {
                        break;
                    }
                }

                sections.Change(length, put < a.Index ? a.Text : "");
                put = a.Index;
                a.Forward(a.Length - left);
            }
            else if (a.Done && b.Done)
            {
                return sections.ToSet();
            }
            else
            {
                throw Mismatched();
            }
        }
    }

    private static ChangeRefusedException Mismatched() => new("The lengths of two changes do not fit.");
}
