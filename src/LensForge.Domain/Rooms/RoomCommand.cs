using LensForge.Domain.People;
using LensForge.Domain.Productions;

namespace LensForge.Domain.Rooms;

public abstract record RoomCommand;

/// <param name="Takes">Of the variants, in order.</param>
[Needs(Right.Film)]
public sealed record OpenRoom(Guid Production, ShotId Shot, int Revision, bool Clip, IReadOnlyList<Guid> Takes) : RoomCommand;

/// <param name="Take">The new variant.</param>
/// <param name="Of">The variant it comes from.</param>
[Needs(Right.Film)]
public sealed record AddVariant(Guid Take, Guid Of, int Step, VariantOrigin Origin) : RoomCommand;

/// <param name="Take">Null takes the vote back.</param>
[Needs(Right.Film)]
public sealed record CastVote(string Person, Guid? Take) : RoomCommand;

[Needs(Right.Film)]
public sealed record ChooseVariant(Guid Take, Guid? Rest) : RoomCommand;

[Needs(Right.Film)]
public sealed record CloseRoom : RoomCommand;
