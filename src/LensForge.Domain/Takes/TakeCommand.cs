using LensForge.Domain.Productions;

namespace LensForge.Domain.Takes;

public abstract record TakeCommand;

public sealed record RequestTake(Guid Production, ShotId Shot, int Revision, Recipe Recipe) : TakeCommand;

public sealed record RecordTake(string ClipHash, string StillHash, int StepsRun, double Seconds, string Provider) : TakeCommand;

public sealed record GiveUpTake(string Reason) : TakeCommand;

public sealed record CancelTake : TakeCommand;
