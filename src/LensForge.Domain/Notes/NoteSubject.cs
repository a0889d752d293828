using System.Text.Json.Serialization;
using LensForge.Domain.Productions;

namespace LensForge.Domain.Notes;

/// <summary>What a note is about, as it was when the note was written.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "about")]
[JsonDerivedType(typeof(OnProduction), "production")]
[JsonDerivedType(typeof(OnScene), "scene")]
[JsonDerivedType(typeof(OnShot), "shot")]
[JsonDerivedType(typeof(OnTake), "take")]
[JsonDerivedType(typeof(OnWords), "words")]
public abstract record NoteSubject;

public sealed record OnProduction : NoteSubject;

/// <param name="Scene">Order of the scene in the plan, from 1.</param>
public sealed record OnScene(int Scene) : NoteSubject;

public sealed record OnShot(ShotId Shot) : NoteSubject;

/// <summary>The picture of a take, or a moment of it.</summary>
/// <param name="Frame">From 0; null for the take's still.</param>
public sealed record OnTake(ShotId Shot, Guid Take, int? Frame = null) : NoteSubject;

/// <summary>A range of the live script.</summary>
/// <param name="Version">Of the text that the range lies in.</param>
/// <param name="From">In UTF-16 units.</param>
/// <param name="Quote">The words as they were.</param>
public sealed record OnWords(long Version, int From, string Quote) : NoteSubject
{
    public const int Longest = 2000;
}
