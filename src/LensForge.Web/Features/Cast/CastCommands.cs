namespace LensForge.Web.Features.Cast;

/// <summary>What a person can do with the cast, for pages.</summary>
public sealed record CastCommands(RecastCharacterHandler Recast, LeaveToScriptHandler LeaveToScript, AskTurnaroundHandler Turnaround, OfferReferenceHandler Reference);
