using LensForge.Domain.People;
using LensForge.Domain.Productions;

namespace LensForge.Domain.Takes;

public abstract record TakeCommand;

[Needs(Right.Film)]
public sealed record RequestTake(Guid Production, ShotId Shot, int Revision, Recipe Recipe, Guid? Room = null) : TakeCommand;

[ForMachines]
public sealed record RecordTake(string ClipHash, string StillHash, int StepsRun, double Seconds, string Provider, int? StoppedAt = null) : TakeCommand;

[ForMachines]
public sealed record GiveUpTake(string Reason) : TakeCommand;

[Needs(Right.Film)]
public sealed record CancelTake : TakeCommand;

/// <summary>Ends a variant that is being filmed with its picture after a step.</summary>
[Needs(Right.Film)]
public sealed record StopTake(int Step) : TakeCommand;
