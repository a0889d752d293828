using LensForge.Domain.Productions;
using LensForge.Domain.ShotLists;
using LensForge.Domain.Stages;
using StagedShot = LensForge.Domain.Productions.StagedShot;

namespace LensForge.Domain.Board;

/// <summary>A shot as people have cut, joined or made it, staged; what is said of its camera comes on top.</summary>
/// <param name="Beside">The shot that it was made from or beside; null for one that the plan has under the same id.</param>
/// <param name="Extra">It shows words that another shot of the scene covers too: an added shot, or a copy.</param>
public sealed record ShapedShot(PlannedShot Shot, ShotStage Stage, ShotId? Beside = null, bool Extra = false)
{
    internal StagedShot Under(ShotId id) => new(id, Shot, Stage);
}

/// <summary>A shot that went into another one; its takes and what is said of it wait for it.</summary>
/// <param name="Before">How the other one was shaped before; null where it was as planned.</param>
/// <param name="Whole">How it is shaped since; null where that is as planned.</param>
public sealed record MergedShot(ShotId Into, ShapedShot? Before, ShapedShot? Whole);

/// <summary>What people have said about a shot beside its camera; null leaves it to the plan.</summary>
/// <param name="Number">As it is printed, other than the one it was given.</param>
/// <param name="Action">What happens in it.</param>
/// <param name="People">Who is to be seen, the most important first.</param>
/// <param name="Note">For the crew.</param>
public sealed record ShotSaying(string? Number = null, string? Action = null, IReadOnlyList<string>? People = null, string? Note = null)
{
    public static readonly ShotSaying None = new();

    public bool IsEmpty => Number is null && Action is null && People is null && Note is null;

    /// <summary>Whether the shot has to be staged anew for it.</summary>
    internal bool Restages => Action is not null || People is not null;

    internal PlannedShot Of(PlannedShot shot) => (People is null ? shot : ShotCoverage.For(shot, People)) with { Action = Action ?? shot.Action };
}
