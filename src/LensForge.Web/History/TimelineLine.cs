using LensForge.Domain.LiveText;

namespace LensForge.Web.History;

public enum TimelineKind { Words, Board, Camera, Looks, Cast, Sets, Takes, Film, Plan, Notes, Team, Moments }

/// <summary>A line of the timeline: one change, or what one person did in one go.</summary>
/// <param name="First">Number of its first event.</param>
/// <param name="Last">Number of its last event.</param>
/// <param name="By">Null: the house.</param>
/// <param name="Said">The sentence without who; {0} stands for <paramref name="Whom"/>.</param>
/// <param name="Was">What it was before, where that can be said.</param>
/// <param name="Count">Events in it.</param>
public sealed record TimelineLine(
    long First, long Last, DateTimeOffset Began, DateTimeOffset Ended, string? By, TimelineKind Kind, string Said, string? Was = null, string? Became = null, int Count = 1, string? Whom = null)
{
    /// <summary>Characters typed and taken away.</summary>
    public int Written { get; init; }

    public int Deleted { get; init; }

    /// <summary>The script after it, to say where in it the words are; null for everything else.</summary>
    public Rope? Text { get; init; }

    public int At { get; init; }

    /// <summary>Takes, where it is about several.</summary>
    public int Takes { get; init; }
}
