using LensForge.Domain.People;
using LensForge.Domain.Productions;

namespace LensForge.Domain.History;

/// <summary>Somebody took back a change of their own, or made it again: the events that follow are what that takes.</summary>
/// <param name="Change">Version of the production at which the change was made.</param>
/// <param name="Again">False: taken back; true: made again.</param>
/// <param name="Events">How many follow.</param>
public sealed record ChangeTakenBack(long Change, bool Again, int Events = 1) : ProductionEvent;

/// <summary>Somebody brought back what was so at an event; the events that follow are what that takes.</summary>
/// <param name="Event">Number in the log.</param>
/// <param name="What">In words: "shot 4-2".</param>
public sealed record PastRestored(long Event, string What) : ProductionEvent;

/// <summary>A point that somebody wants to find again.</summary>
/// <param name="Event">Number in the log that it stands behind.</param>
public sealed record MomentNamed(string Name, long Event) : ProductionEvent;

/// <summary>The film shows again what was filmed last of the shot; nobody chooses by hand any more.</summary>
public sealed record TakeLeftToLatest(ShotId Shot) : ProductionEvent;

/// <summary>Goes before the command that undoes it, whose right is asked for by itself.</summary>
/// <param name="Events">How many that command makes.</param>
[Needs(Right.Comment)]
public sealed record TakeBack(long Change, bool Again, int Events) : ProductionCommand;

/// <summary>Goes before the commands that restore, whose rights are asked for by themselves.</summary>
[Needs(Right.Comment)]
public sealed record RestorePast(long Event, string What) : ProductionCommand;

[Needs(Right.Comment)]
public sealed record NameMoment(string Name, long Event) : ProductionCommand;

[Needs(Right.EditPictures)]
public sealed record LeaveTakeToLatest(ShotId Shot) : ProductionCommand;

/// <summary>Says that words were brought back; the words themselves are a change of the live script.</summary>
[Needs(Right.EditWords)]
public sealed record RestoreWords(long Event, string What) : ProductionCommand;
