using LensForge.Domain.People;

namespace LensForge.Domain.Notes;

public abstract record NoteCommand;

[Needs(Right.Comment)]
public sealed record WriteNote(Guid Note, NoteSubject Subject, string Text, NoteDrawing? Drawing = null, string? Assignee = null) : NoteCommand;

[Needs(Right.Comment)]
public sealed record AnswerNote(Guid Note, Guid Reply, string Text) : NoteCommand;

/// <summary>Says one's own note or answer in other words.</summary>
[Needs(Right.Comment)]
public sealed record RewordNote(Guid Note, Guid? Reply, string Text) : NoteCommand;

/// <summary>Takes back one's own note or answer.</summary>
[Needs(Right.Comment)]
public sealed record WithdrawNote(Guid Note, Guid? Reply) : NoteCommand;

[Needs(Right.Comment)]
public sealed record ResolveNote(Guid Note) : NoteCommand;

[Needs(Right.Comment)]
public sealed record ReopenNote(Guid Note) : NoteCommand;

[Needs(Right.Comment)]
public sealed record AssignNote(Guid Note, string? To) : NoteCommand;
