using LensForge.Domain.Productions;
using LensForge.Web.Components;

namespace LensForge.Web.Features.Takes;

public enum TileStage { Unfilmed, Waiting, Filming, Filmed, Stale, Failed, Cancelled, Omitted }

/// <summary>A shot as its tile shows it. Equal views draw the same, so a tile whose view has not changed is not drawn again.</summary>
/// <param name="Camera">Angle, move, lens, and the look where the shot has one of its own.</param>
/// <param name="Under">Hash of the picture below everything: the still of the chosen take, else the line drawing.</param>
/// <param name="Canvas">The take whose live pictures lie over it, and stay until its still has come.</param>
/// <param name="Over">Hash of the still, drawn over the canvas when the take is filmed.</param>
/// <param name="Share">Done of the take in work, 0 to 1; null when none is in work.</param>
/// <param name="Status">In words: "step 5 of 8, 11 s left", "2nd in line", "filmed, take 2", "stale: DAY became NIGHT".</param>
public sealed record TileView(
    ShotId Id, string Number, string Title, string Camera, string Seconds, string Who,
    TileStage Stage, string? Under, Guid? Canvas, string? Over, double? Share, string Status, string Pending)
{
    public ShotMarks Marks { get; init; } = ShotMarks.None;
}

/// <summary>A scene of the board.</summary>
/// <param name="Flag">What the planner wants said about it.</param>
/// <param name="Filmed">Shots with a take that the film can show, stale ones too.</param>
/// <param name="Tiles">Shots that are filmed, in order.</param>
/// <param name="Listed">Omitted and merged ones too.</param>
public sealed record SceneView(
    int Ordinal, string Number, string Heading, string Eighths, string Seconds, string? Flag, int Filmed, int UnderWay, int Stale, IReadOnlyList<TileView> Tiles, IReadOnlyList<TileView> Listed)
{
    public int Unfilmed => Tiles.Count - Filmed - UnderWay;
}
