using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace LensForge.Domain.Notes;

/// <summary>As much of a note as deciding needs.</summary>
/// <param name="Replies">Who wrote each.</param>
public sealed record Note(string By, Guid? Link, string Text, string? Assignee, bool Resolved, bool Withdrawn, ImmutableDictionary<Guid, NoteReply> Replies);

public sealed record NoteReply(string By, string Text, bool Withdrawn = false);

/// <summary>The notes of a production, which have a stream of their own beside its own.</summary>
public sealed record NoteLedger(Guid? Production, ImmutableDictionary<Guid, Note> Notes)
{
    public static readonly NoteLedger None = new(null, ImmutableDictionary<Guid, Note>.Empty);

    /// <summary>The stream that belongs to a production.</summary>
    public static Guid StreamOf(Guid production) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"notes {production:N}")).AsSpan(0, 16));

    public static NoteLedger Fold(IEnumerable<NoteEvent> events) => events.Aggregate(None, Apply);

    public static NoteLedger Apply(NoteLedger state, NoteEvent happened) => happened switch
    {
        NotesBegun begun => state with { Production = begun.Production },
        NoteWritten written => state with
        {
            Notes = state.Notes.SetItem(written.Note, new(written.By, written.Link, written.Text, written.Assignee, false, false, ImmutableDictionary<Guid, NoteReply>.Empty)),
        },
        NoteAnswered answered => state.With(answered.Note, note => note with { Replies = note.Replies.SetItem(answered.Reply, new(answered.By, answered.Text)) }),
        NoteReworded { Reply: { } reply } reworded => state.With(reworded.Note, note => note with { Replies = note.Replies.SetItem(reply, note.Replies[reply] with { Text = reworded.Text }) }),
        NoteReworded reworded => state.With(reworded.Note, note => note with { Text = reworded.Text }),
        NoteWithdrawn { Reply: { } reply } withdrawn => state.With(withdrawn.Note, note => note with { Replies = note.Replies.SetItem(reply, note.Replies[reply] with { Withdrawn = true }) }),
        NoteWithdrawn withdrawn => state.With(withdrawn.Note, note => note with { Withdrawn = true }),
        NoteResolved resolved => state.With(resolved.Note, note => note with { Resolved = true }),
        NoteReopened reopened => state.With(reopened.Note, note => note with { Resolved = false }),
        NoteAssigned assigned => state.With(assigned.Note, note => note with { Assignee = assigned.To }),
        _ => state,
    };

    private NoteLedger With(Guid id, Func<Note, Note> change) => Notes.TryGetValue(id, out var note) ? this with { Notes = Notes.SetItem(id, change(note)) } : this;
}
