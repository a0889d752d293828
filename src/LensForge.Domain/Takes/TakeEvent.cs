using LensForge.Domain.Productions;

namespace LensForge.Domain.Takes;

/// <summary>What has happened to one take of one shot.</summary>
public abstract record TakeEvent;

/// <param name="Revision">The plan that the shot belongs to.</param>
/// <param name="Fingerprint">Of the recipe, as it was when asked for.</param>
/// <param name="Room">The room whose variant it is, or whose choice it follows; null for a take that was filmed straight through, and in logs from before there were any.</param>
public sealed record TakeRequested(Guid Production, ShotId Shot, int Revision, Recipe Recipe, string Fingerprint, Guid? Room = null) : TakeEvent;

/// <summary>Somebody wants the take's picture as it was after this step, and no further.</summary>
public sealed record TakeStopAsked(int Step) : TakeEvent;

/// <param name="Frames">Frames in the clip.</param>
/// <param name="StepsRun">Network steps that were run.</param>
/// <param name="Seconds">Machine seconds used.</param>
/// <param name="Provider">Where it ran: "CPU" or "CUDA".</param>
/// <param name="StoppedAt">The step at which its key frame was stopped; null when it was finished, and in logs from before it could be.</param>
public sealed record TakeFilmed(string ClipHash, string StillHash, int Frames, int StepsRun, double Seconds, string Provider, int? StoppedAt = null) : TakeEvent;

public sealed record TakeFailed(string Reason) : TakeEvent;

public sealed record TakeCancelled : TakeEvent;
