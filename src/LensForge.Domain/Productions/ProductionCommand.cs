using System.Security.Cryptography;

namespace LensForge.Domain.Productions;

public abstract record ProductionCommand;

public sealed record OpenProduction(string Name, bool Sample = false) : ProductionCommand;

public sealed record ImportScript(string FileName, byte[] Bytes) : ProductionCommand
{
    public string TextHash { get; } = Convert.ToHexStringLower(SHA256.HashData(Bytes));
}

public sealed record PlanShots(ShotPlan Plan) : ProductionCommand;

public sealed record RecordDrawings(int Revision, IReadOnlyDictionary<ShotId, string> Drawings) : ProductionCommand;

public sealed record ChooseTake(ShotId Shot, Guid Take) : ProductionCommand;

public sealed record AssembleFilm(Guid Film, FilmCut Cut) : ProductionCommand;

public sealed record RecordFilm(Guid Film, string ClipHash) : ProductionCommand;

public sealed record GiveUpFilm(Guid Film, string Reason) : ProductionCommand;

public sealed record CancelFilm(Guid Film) : ProductionCommand;
