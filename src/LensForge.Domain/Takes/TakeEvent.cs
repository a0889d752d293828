using LensForge.Domain.Productions;

namespace LensForge.Domain.Takes;

/// <summary>What has happened to one take of one shot.</summary>
public abstract record TakeEvent;

/// <param name="Revision">The plan that the shot belongs to.</param>
/// <param name="Fingerprint">Of the recipe, as it was when asked for.</param>
public sealed record TakeRequested(Guid Production, ShotId Shot, int Revision, Recipe Recipe, string Fingerprint) : TakeEvent;

/// <param name="Frames">Frames in the clip.</param>
/// <param name="StepsRun">Network steps that were run.</param>
/// <param name="Seconds">Machine seconds used.</param>
/// <param name="Provider">Where it ran: "CPU" or "CUDA".</param>
public sealed record TakeFilmed(string ClipHash, string StillHash, int Frames, int StepsRun, double Seconds, string Provider) : TakeEvent;

public sealed record TakeFailed(string Reason) : TakeEvent;

public sealed record TakeCancelled : TakeEvent;
