using LensForge.Domain.Productions;

namespace LensForge.Domain.Rooms;

/// <summary>What has happened in one denoise room: a shot's key frame in variants, until one is chosen. Each variant is a take of its own.</summary>
public abstract record RoomEvent;

/// <param name="Revision">The plan that the shot belongs to.</param>
/// <param name="Clip">Whether the rest of the shot is filmed from the choice; false where a still is wanted.</param>
public sealed record RoomOpened(Guid Production, ShotId Shot, int Revision, bool Clip, IReadOnlyList<Variant> Variants) : RoomEvent;

/// <summary>Somebody forked a variant, or kept one of its earlier steps.</summary>
public sealed record VariantAdded(Variant Variant) : RoomEvent;

/// <param name="Take">Null: the vote is taken back.</param>
public sealed record VoteCast(string Person, Guid? Take) : RoomEvent;

/// <param name="Rest">The take that follows the choice; null where a still was wanted.</param>
public sealed record VariantChosen(Guid Take, Guid? Rest) : RoomEvent;

/// <summary>Left without a choice, or after one. Its pictures are kept.</summary>
public sealed record RoomClosed : RoomEvent;

/// <summary>How a variant came to be.</summary>
public enum VariantOrigin { Seed, Fork, Kept }

/// <summary>One of the pictures to choose from.</summary>
/// <param name="Name">"A", "B"; of a fork of B "B1".</param>
/// <param name="Of">The variant it was forked from, or whose step was kept.</param>
/// <param name="Step">The step of that.</param>
public sealed record Variant(Guid Take, string Name, VariantOrigin Origin = VariantOrigin.Seed, Guid? Of = null, int? Step = null);
