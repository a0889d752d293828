namespace LensForge.Domain.Notes;

/// <param name="Id">Of the person, or of the guest's visit (<see cref="GuestAuthor"/>).</param>
/// <param name="Link">The link by which a guest came; null for members.</param>
public readonly record struct NoteAuthor(string Id, Guid? Link = null);

/// <summary>A repeat makes nothing; only one's own words are changed or taken back.</summary>
public static class NoteDecider
{
    public static IReadOnlyList<NoteEvent> Decide(NoteLedger state, Guid production, NoteCommand command, NoteAuthor author) => command switch
    {
        WriteNote write => Write(state, production, write, author),
        AnswerNote answer => Answer(Find(state, answer.Note, author), answer, author),
        RewordNote reword => Reword(Find(state, reword.Note, author), reword, author),
        WithdrawNote withdraw => Withdraw(state, withdraw, author),
        ResolveNote resolve => Find(state, resolve.Note, author).Resolved ? [] : [new NoteResolved(resolve.Note)],
        ReopenNote reopen => Find(state, reopen.Note, author).Resolved ? [new NoteReopened(reopen.Note)] : [],
        AssignNote assign => Find(state, assign.Note, author).Assignee == assign.To ? [] : [new NoteAssigned(assign.Note, assign.To)],
        _ => throw new RefusedException($"A note cannot do {command.GetType().Name}."),
    };

    private static IReadOnlyList<NoteEvent> Write(NoteLedger state, Guid production, WriteNote write, NoteAuthor author)
    {
        if (state.Notes.ContainsKey(write.Note)) return [];
        if (write.Drawing is { } drawing)
        {
            if (write.Subject is not OnTake) throw new RefusedException("Only a picture can be drawn on: film the shot first.");
            drawing.Require();
        }

        if (write.Subject is OnTake { Frame: < 0 }) throw new RefusedException("A take has no frame before its first.");
        if (write.Subject is OnWords words && (words.From < 0 || words.Version < 0 || string.IsNullOrWhiteSpace(words.Quote) || words.Quote.Length > OnWords.Longest))
            throw new RefusedException($"Mark the words that the note is about, {OnWords.Longest} characters at most.");
        IEnumerable<NoteEvent> first = state.Production is null ? [new NotesBegun(production)] : [];
        return [.. first, new NoteWritten(write.Note, write.Subject, NoteText.Require(write.Text), author.Id, write.Drawing, write.Assignee, author.Link)];
    }

    private static IReadOnlyList<NoteEvent> Answer(Note note, AnswerNote answer, NoteAuthor author) =>
        note.Replies.ContainsKey(answer.Reply) ? [] : [new NoteAnswered(answer.Note, answer.Reply, NoteText.Require(answer.Text), author.Id, author.Link)];

    private static IReadOnlyList<NoteEvent> Reword(Note note, RewordNote reword, NoteAuthor author)
    {
        var (by, before) = Words(note, reword.Reply);
        if (by != author.Id) throw new RefusedException("Only who wrote it can say it in other words. Answer it instead.");
        var text = NoteText.Require(reword.Text);
        return text == before ? [] : [new NoteReworded(reword.Note, reword.Reply, text)];
    }

    private static IReadOnlyList<NoteEvent> Withdraw(NoteLedger state, WithdrawNote withdraw, NoteAuthor author)
    {
        if (!state.Notes.TryGetValue(withdraw.Note, out var note)) throw Absent();
        if (note.Withdrawn || (withdraw.Reply is { } reply && note.Replies.TryGetValue(reply, out var answer) && answer.Withdrawn)) return [];
        if (Words(note, withdraw.Reply).By != author.Id) throw new RefusedException("Only who wrote it can take it back. Resolve it instead.");
        return [new NoteWithdrawn(withdraw.Note, withdraw.Reply)];
    }

    private static (string By, string Text) Words(Note note, Guid? reply)
    {
        if (reply is not { } id) return (note.By, note.Text);
        return note.Replies.TryGetValue(id, out var answer) && !answer.Withdrawn ? (answer.By, answer.Text) : throw new RefusedException("There is no such answer.");
    }

    // To a guest, notes that did not come by their link do not exist.
    private static Note Find(NoteLedger state, Guid id, NoteAuthor author) =>
        state.Notes.TryGetValue(id, out var note) && !note.Withdrawn && (author.Link is null || note.Link == author.Link) ? note : throw Absent();

    private static RefusedException Absent() => new("There is no such note.");
}
