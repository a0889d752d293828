namespace LensForge.Domain.Notes;

/// <summary>What has happened to the notes of a production. People are named by ids.</summary>
public abstract record NoteEvent;

/// <summary>The notes of this production begin.</summary>
public sealed record NotesBegun(Guid Production) : NoteEvent;

/// <param name="By">Who wrote it.</param>
/// <param name="Link">The guest link by which they came; null for members.</param>
/// <param name="Assignee">Whose to-do it is.</param>
public sealed record NoteWritten(Guid Note, NoteSubject Subject, string Text, string By, NoteDrawing? Drawing = null, string? Assignee = null, Guid? Link = null) : NoteEvent;

public sealed record NoteAnswered(Guid Note, Guid Reply, string Text, string By, Guid? Link = null) : NoteEvent;

/// <param name="Reply">Null for the note itself.</param>
public sealed record NoteReworded(Guid Note, Guid? Reply, string Text) : NoteEvent;

public sealed record NoteWithdrawn(Guid Note, Guid? Reply) : NoteEvent;

public sealed record NoteResolved(Guid Note) : NoteEvent;

public sealed record NoteReopened(Guid Note) : NoteEvent;

/// <param name="To">Null: nobody's to-do any more.</param>
public sealed record NoteAssigned(Guid Note, string? To) : NoteEvent;
