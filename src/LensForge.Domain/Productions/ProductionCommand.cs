using System.Security.Cryptography;
using LensForge.Domain.Cast;
using LensForge.Domain.Looks;

namespace LensForge.Domain.Productions;

public abstract record ProductionCommand;

public sealed record OpenProduction(string Name, bool Sample = false) : ProductionCommand;

public sealed record ImportScript(string FileName, byte[] Bytes) : ProductionCommand
{
    public string TextHash { get; } = Convert.ToHexStringLower(SHA256.HashData(Bytes));
}

public sealed record PlanShots(ShotPlan Plan) : ProductionCommand;

public sealed record RecordDrawings(int Revision, IReadOnlyDictionary<ShotId, string> Drawings) : ProductionCommand;

public sealed record RecastCharacter(string Character, CastMember Member) : ProductionCommand;

public sealed record LeaveToScript(string Character) : ProductionCommand;

public sealed record AskTurnaround(string Character, Appearance Appearance) : ProductionCommand;

public sealed record RecordTurnaround(string Looks, IReadOnlyList<string> Views) : ProductionCommand;

public sealed record GiveUpTurnaround(string Looks, string Reason) : ProductionCommand;

public sealed record ChooseProductionLook(Look Look) : ProductionCommand;

/// <param name="Scene">Order of the scene, from 1.</param>
/// <param name="Look">Null: as the production.</param>
public sealed record ChooseSceneLook(int Scene, Look? Look) : ProductionCommand;

/// <param name="Look">Null: as the scene.</param>
public sealed record ChooseShotLook(ShotId Shot, Look? Look) : ProductionCommand;

public sealed record OfferReference(Guid Reference, string Character, string Picture, string Kind, string Consent) : ProductionCommand;

public sealed record RecordReference(Guid Reference, IReadOnlyList<ProposedLook> Looks) : ProductionCommand;

public sealed record GiveUpReference(Guid Reference, string Reason) : ProductionCommand;

public sealed record ChooseTake(ShotId Shot, Guid Take) : ProductionCommand;

public sealed record AssembleFilm(Guid Film, FilmCut Cut) : ProductionCommand;

public sealed record RecordFilm(Guid Film, string ClipHash) : ProductionCommand;

public sealed record GiveUpFilm(Guid Film, string Reason) : ProductionCommand;

public sealed record CancelFilm(Guid Film) : ProductionCommand;
