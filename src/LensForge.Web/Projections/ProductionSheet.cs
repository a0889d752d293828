using System.Collections.Immutable;
using LensForge.Domain.Productions;
using LensForge.Domain.Takes;
using LensForge.Domain.Time;

namespace LensForge.Web.Projections;

/// <summary>One production as its pages show it. Immutable: a page keeps the one it drew and compares.</summary>
/// <param name="Position">Number of the last event in it.</param>
/// <param name="Drawings">Hash of the line drawing of each shot of the current plan that has one.</param>
public sealed record ProductionSheet(
    Guid Id,
    string Name,
    bool Sample,
    DateTimeOffset Opened,
    DateTimeOffset Changed,
    string? OpenedBy,
    long Position,
    ScriptImported? Script,
    int Revision,
    ShotPlan? Plan,
    ImmutableDictionary<ShotId, string> Drawings,
    ImmutableDictionary<ShotId, ImmutableList<TakeSheet>> Takes,
    ImmutableDictionary<ShotId, Guid> ChosenByHand,
    ImmutableDictionary<Guid, FilmSheet> Films)
{
    public IReadOnlyList<PlannedSceneStage> Scenes => Plan?.Scenes ?? [];

    public int ShotCount => Scenes.Sum(scene => scene.Shots.Count);

    public int FilmedCount => Plan?.Shots.Count(shot => Chosen(shot.Id) is not null) ?? 0;

    public int UnderWay => Takes.Values.Sum(takes => takes.Count(take => take.Stage == TakeStage.Requested));

    /// <summary>Takes of a shot as it is planned now, the oldest first.</summary>
    public IReadOnlyList<TakeSheet> TakesOf(ShotId shot) =>
        Takes.TryGetValue(shot, out var takes) ? takes.RemoveAll(take => take.Revision != Revision) : [];

    /// <summary>The take that the film shows: the one chosen by hand, else the latest that was filmed.</summary>
    public TakeSheet? Chosen(ShotId shot)
    {
        var filmed = TakesOf(shot).Where(take => take.Stage == TakeStage.Filmed).ToList();
        return (ChosenByHand.TryGetValue(shot, out var chosen) ? filmed.Find(take => take.Id == chosen) : null) ?? filmed.LastOrDefault();
    }

    /// <summary>The take being filmed or waiting, if any.</summary>
    public TakeSheet? Current(ShotId shot) => TakesOf(shot).LastOrDefault(take => take.Stage == TakeStage.Requested);

    public TakeSheet? Take(Guid id) => Takes.Values.SelectMany(takes => takes).FirstOrDefault(take => take.Id == id);

    /// <summary>Picture of a shot by hash: the still of the chosen take, else its line drawing, else null.</summary>
    public string? Picture(ShotId shot) => Chosen(shot)?.StillHash ?? Drawings.GetValueOrDefault(shot);
}

/// <param name="Number">Takes of a shot are counted from 1.</param>
/// <param name="Reason">Why it failed, in words.</param>
public sealed record TakeSheet(
    Guid Id,
    Guid Production,
    ShotId Shot,
    int Number,
    int Revision,
    TakeStage Stage,
    Recipe Recipe,
    string Fingerprint,
    DateTimeOffset Requested,
    string? RequestedBy,
    string? ClipHash,
    string? StillHash,
    int Frames,
    int StepsRun,
    double Seconds,
    string? Provider,
    string? Reason);

public sealed record FilmSheet(Guid Id, FilmCut Cut, DateTimeOffset Requested, string? RequestedBy, string? ClipHash, string? Failure)
{
    public Length Length => new((int)Cut.Rate.MillisecondsAt(Cut.Parts.Sum(part => (long)part.Frames)));
}
