using LensForge.Domain.People;
using LensForge.Domain.Productions;

namespace LensForge.Domain.Reviews;

/// <summary>Says how far a shot has come, short of judging it.</summary>
[Needs(Right.EditPictures)]
public sealed record MarkShot(ShotId Shot, ReviewState State) : ProductionCommand;

/// <summary>Approves a shot, asks for a retake, or takes either back.</summary>
/// <param name="Take">The take that the film shows of it.</param>
/// <param name="Chooses">The film goes on showing that take, also when another is filmed later.</param>
[Needs(Right.Approve)]
public sealed record JudgeShot(ShotId Shot, ReviewState State, Guid? Take, bool Chooses = true) : ProductionCommand;

/// <inheritdoc cref="TakeKept"/>
[Needs(Right.EditPictures)]
public sealed record KeepTake(ShotId Shot, Guid Take, string Fingerprint) : ProductionCommand;
