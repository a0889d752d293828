using LensForge.Domain.Board;
using LensForge.Domain.History;
using LensForge.Domain.Notes;
using LensForge.Domain.People;
using LensForge.Domain.Productions;
using LensForge.Domain.Reviews;
using LensForge.Web.Components;
using LensForge.Web.EventStore;

namespace LensForge.Web.History;

/// <summary>What happened to a production, in words without who.</summary>
public static class ProductionSentences
{
    /// <summary>What machines answer, and pictures that were only looked at: no change of anything.</summary>
    public static bool IsSilent(ProductionEvent happened) => happened is StagesDrawn or TurnaroundRequested or TurnaroundRendered or TurnaroundFailed
        or SetPictureRequested or SetPictureRendered or SetPictureFailed or ReferenceRead or ReferenceFailed or PlaceReferenceRead or PlaceReferenceFailed;

    public static TimelineKind Kind(FieldKey field) => field.Kind switch
    {
        "look" or "scene look" or "shot look" => TimelineKind.Looks,
        "take" => TimelineKind.Takes,
        "review" => TimelineKind.Notes,
        "cast" => TimelineKind.Cast,
        "place" or "palette" => TimelineKind.Sets,
        "size" or "angle" or "move" or "lens" or "stop" or "length" => TimelineKind.Camera,
        _ => TimelineKind.Board,
    };

    /// <summary>The sentence; {0} in it stands for the person.</summary>
    public static (TimelineKind Kind, string Said, string? Whom) Of(ProductionEvent happened) => happened switch
    {
        ProductionOpened opened => (TimelineKind.Plan, $"opened the production “{opened.Name}”", null),
        ScriptImported imported => (TimelineKind.Plan, $"brought in {imported.FileName}", null),
        ShotListPlanned planned => (TimelineKind.Plan, Planned(planned), null),
        MomentNamed named => (TimelineKind.Moments, named.Name, null),
        PastRestored restored => (TimelineKind.Moments, $"brought back {restored.What} as it was at event {restored.Event:N0}", null),
        ReferenceOffered offered => (TimelineKind.Cast, $"offered a reference picture of {offered.Character}", null),
        PlaceReferenceOffered offered => (TimelineKind.Sets, $"offered a reference picture of {PlaceName.Words(offered.Place)}", null),
        FilmRequested requested => (TimelineKind.Film, $"asked for {ShotWords.Counted(requested.Cut.Parts.Count, "shot")} as one file", null),
        FilmAssembled => (TimelineKind.Film, "the film was joined", null),
        FilmFailed failed => (TimelineKind.Film, $"the film could not be joined: {failed.Reason}", null),
        FilmCancelled => (TimelineKind.Film, "does not wait for the film any more", null),
        ProductionFounded founded => (TimelineKind.Team, "made {0} the owner", founded.Person),
        MemberInvited invited => (TimelineKind.Team, $"invited {(invited.Uses == 1 ? "somebody" : $"{invited.Uses} people")} as {invited.Role.ToString().ToLowerInvariant()}", null),
        InvitationRevoked => (TimelineKind.Team, "took an invitation back", null),
        MemberJoined joined => (TimelineKind.Team, $"{{0}} joined as {joined.Role.ToString().ToLowerInvariant()}", joined.Person),
        RoleGiven given => (TimelineKind.Team, $"made {{0}} {Gate.Article(given.Role)}", given.Person),
        MemberRemoved removed => (TimelineKind.Team, "removed {0}", removed.Person),
        GuestLinkMade made => (TimelineKind.Team, $"made a guest link for {made.Label}", null),
        GuestLinkRevoked => (TimelineKind.Team, "closed a guest link", null),
        ShotReviewed reviewed => (TimelineKind.Notes, $"marked {ChangeWords.Shot(reviewed.Shot.Value)} as {ShotWords.Spaced(reviewed.State.ToString()).ToLowerInvariant()}", null),
        TakeKept kept => (TimelineKind.Takes, $"kept the take of {ChangeWords.Shot(kept.Shot.Value)} although it is stale", null),
        Domain.Drafts.Numbers.SceneNumbersLocked locked => (TimelineKind.Plan, $"locked the numbers of {ShotWords.Counted(locked.Scenes.Count, "scene")}", null),
        Domain.Drafts.Numbers.SceneNumbersUnlocked => (TimelineKind.Plan, "unlocked the scene numbers", null),
        Domain.Drafts.Revisions.RevisionStarted started => (TimelineKind.Plan, $"began the {started.Colour} revision", null),
        BoardShaped when Shaped(happened) is { } shaped => (TimelineKind.Board, shaped, null),
        Domain.Jobs.DeadlineSet { At: { } at } => (TimelineKind.Plan, $"wants it ready by {at.LocalDateTime:d MMM, HH:mm}", null),
        _ => (TimelineKind.Board, EventTypes.Alias(happened.GetType()).Replace('_', ' '), null),
    };

    /// <summary>What somebody did to the shot list; null for every other event.</summary>
    public static string? Shaped(ProductionEvent happened) => happened switch
    {
        ShotAdded added => $"added {ChangeWords.Shot(added.Shot.Value)}",
        ShotDuplicated copied => $"copied {ChangeWords.Shot(copied.Shot.Value)}",
        ShotSplit split => $"split {ChangeWords.Shot(split.Shot.Value)}",
        ShotsMerged merged => $"made one shot of {ChangeWords.Shot(merged.Shot.Value)[5..]} and {ChangeWords.Shot(merged.Gone.Value)[5..]}",
        ShotsParted parted => $"took {ChangeWords.Shot(parted.Back.Value)} out of {ChangeWords.Shot(parted.Shot.Value)[5..]} again",
        ShotMoved moved => $"moved {ChangeWords.Shot(moved.Shot.Value)}",
        ShotOmitted omitted => $"omitted {ChangeWords.Shot(omitted.Shot.Value)}",
        ShotRestored restored => $"put {ChangeWords.Shot(restored.Shot.Value)} back",
        _ => null,
    };

    /// <summary>Null for what is not worth a line.</summary>
    public static (string Said, string? Whom)? Of(NoteEvent happened) => happened switch
    {
        NoteWritten note => ($"noted: {Short(note.Text)}", null),
        NoteAnswered answer => ($"answered a note: {Short(answer.Text)}", null),
        NoteReworded reworded => ($"reworded a note: {Short(reworded.Text)}", null),
        NoteWithdrawn => ("took a note back", null),
        NoteResolved => ("settled a note", null),
        NoteReopened => ("opened a note again", null),
        NoteAssigned { To: { } to } => ("gave a note to {0}", to),
        NoteAssigned => ("left a note to nobody", null),
        _ => null,
    };

    // With its mentions by id, as in the log; none of them is cut in two.
    private static string Short(string text) => $"“{NoteText.Begin(CleanText.Line(text), 80)}”".Replace("{0}", "{ 0}", StringComparison.Ordinal);

    private static string Planned(ShotListPlanned planned)
    {
        var (shots, scenes) = (planned.Plan.Scenes.Sum(scene => scene.Shots.Count), planned.Plan.Scenes.Count);
        var whole = $"planned {ShotWords.Counted(shots, "shot")} in {ShotWords.Counted(scenes, "scene")}";
        if (planned.Continued is null) return whole;
        var continued = planned.Continued.Where(shot => shot.Key.Scene > 0).ToList();
        return $"{whole}: {continued.Count(shot => shot.Value.Changes.Count == 0)} as before, {continued.Count(shot => shot.Value.Changes.Count > 0)} changed, {shots - continued.Count} new";
    }
}
