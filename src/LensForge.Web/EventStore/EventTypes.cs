using System.Text.Json;
using LensForge.Domain;
using LensForge.Domain.Board;
using LensForge.Domain.Drafts.Numbers;
using LensForge.Domain.Drafts.Revisions;
using LensForge.Domain.History;
using LensForge.Domain.Jobs;
using LensForge.Domain.LiveText;
using LensForge.Domain.Notes;
using LensForge.Domain.People;
using LensForge.Domain.Productions;
using LensForge.Domain.Reviews;
using LensForge.Domain.Rooms;
using LensForge.Domain.Takes;

namespace LensForge.Web.EventStore;

/// <summary>The name of every event in the log. A name is pinned here for ever; the class behind it may be renamed.</summary>
public static class EventTypes
{
    /// <summary>jsonb keeps no order of names, so a discriminator may stand anywhere.</summary>
    public static readonly JsonSerializerOptions Json = new(DomainJson.Options) { AllowOutOfOrderMetadataProperties = true };

    private static readonly (string Alias, Type Type)[] Pinned =
    [
        ("production_opened", typeof(ProductionOpened)),
        ("script_imported", typeof(ScriptImported)),
        ("shot_list_planned", typeof(ShotListPlanned)),
        ("stages_drawn", typeof(StagesDrawn)),
        ("character_recast", typeof(CharacterRecast)),
        ("character_left_to_script", typeof(CharacterLeftToScript)),
        ("turnaround_requested", typeof(TurnaroundRequested)),
        ("turnaround_rendered", typeof(TurnaroundRendered)),
        ("turnaround_failed", typeof(TurnaroundFailed)),
        ("production_look_chosen", typeof(ProductionLookChosen)),
        ("scene_look_chosen", typeof(SceneLookChosen)),
        ("shot_look_chosen", typeof(ShotLookChosen)),
        ("shot_resized", typeof(ShotResized)),
        ("shot_angled", typeof(ShotAngled)),
        ("camera_move_given", typeof(CameraMoveGiven)),
        ("lens_given", typeof(LensGiven)),
        ("stop_given", typeof(StopGiven)),
        ("shot_retimed", typeof(ShotRetimed)),
        ("shot_added", typeof(ShotAdded)),
        ("shot_duplicated", typeof(ShotDuplicated)),
        ("shot_split", typeof(ShotSplit)),
        ("shots_merged", typeof(ShotsMerged)),
        ("shots_parted", typeof(ShotsParted)),
        ("shot_moved", typeof(ShotMoved)),
        ("shot_omitted", typeof(ShotOmitted)),
        ("shot_restored", typeof(ShotRestored)),
        ("shot_renumbered", typeof(ShotRenumbered)),
        ("shot_described", typeof(ShotDescribed)),
        ("shot_peopled", typeof(ShotPeopled)),
        ("shot_noted", typeof(ShotNoted)),
        ("reference_offered", typeof(ReferenceOffered)),
        ("reference_read", typeof(ReferenceRead)),
        ("reference_failed", typeof(ReferenceFailed)),
        ("place_designed", typeof(PlaceDesigned)),
        ("place_left", typeof(PlaceLeft)),
        ("palette_chosen", typeof(PaletteChosen)),
        ("set_picture_requested", typeof(SetPictureRequested)),
        ("set_picture_rendered", typeof(SetPictureRendered)),
        ("set_picture_failed", typeof(SetPictureFailed)),
        ("place_reference_offered", typeof(PlaceReferenceOffered)),
        ("place_reference_read", typeof(PlaceReferenceRead)),
        ("place_reference_failed", typeof(PlaceReferenceFailed)),
        ("take_chosen", typeof(TakeChosen)),
        ("change_taken_back", typeof(ChangeTakenBack)),
        ("past_restored", typeof(PastRestored)),
        ("moment_named", typeof(MomentNamed)),
        ("take_left_to_latest", typeof(TakeLeftToLatest)),
        ("film_requested", typeof(FilmRequested)),
        ("film_assembled", typeof(FilmAssembled)),
        ("film_failed", typeof(FilmFailed)),
        ("film_cancelled", typeof(FilmCancelled)),
        ("production_founded", typeof(ProductionFounded)),
        ("member_invited", typeof(MemberInvited)),
        ("invitation_revoked", typeof(InvitationRevoked)),
        ("member_joined", typeof(MemberJoined)),
        ("role_given", typeof(RoleGiven)),
        ("member_removed", typeof(MemberRemoved)),
        ("guest_link_made", typeof(GuestLinkMade)),
        ("guest_link_revoked", typeof(GuestLinkRevoked)),
        ("script_begun", typeof(ScriptBegun)),
        ("script_edited", typeof(ScriptEdited)),
        ("scene_numbers_locked", typeof(SceneNumbersLocked)),
        ("scene_numbers_unlocked", typeof(SceneNumbersUnlocked)),
        ("revision_started", typeof(RevisionStarted)),
        ("deadline_set", typeof(DeadlineSet)),
        ("room_opened", typeof(RoomOpened)),
        ("variant_added", typeof(VariantAdded)),
        ("vote_cast", typeof(VoteCast)),
        ("variant_chosen", typeof(VariantChosen)),
        ("room_closed", typeof(RoomClosed)),
        ("take_stop_asked", typeof(TakeStopAsked)),
        ("take_requested", typeof(TakeRequested)),
        ("take_filmed", typeof(TakeFilmed)),
        ("take_failed", typeof(TakeFailed)),
        ("take_cancelled", typeof(TakeCancelled)),
        ("shot_reviewed", typeof(ShotReviewed)),
        ("take_kept", typeof(TakeKept)),
        ("notes_begun", typeof(NotesBegun)),
        ("note_written", typeof(NoteWritten)),
        ("note_answered", typeof(NoteAnswered)),
        ("note_reworded", typeof(NoteReworded)),
        ("note_withdrawn", typeof(NoteWithdrawn)),
        ("note_resolved", typeof(NoteResolved)),
        ("note_reopened", typeof(NoteReopened)),
        ("note_assigned", typeof(NoteAssigned)),
    ];

    private static readonly Dictionary<string, Type> ByAlias = Pinned.ToDictionary(pin => pin.Alias, pin => pin.Type);
    private static readonly Dictionary<Type, string> ByType = Pinned.ToDictionary(pin => pin.Type, pin => pin.Alias);

    public static IReadOnlyCollection<string> Aliases => ByAlias.Keys;

    public static string Alias(Type type) =>
        ByType.TryGetValue(type, out var alias) ? alias : throw new InvalidOperationException($"{type.Name} has no pinned name in {nameof(EventTypes)}.");

    public static string Write(object happened) => JsonSerializer.Serialize(happened, happened.GetType(), Json);

    public static object Read(string alias, ReadOnlySpan<byte> json) =>
        ByAlias.TryGetValue(alias, out var type)
            ? JsonSerializer.Deserialize(json, type, Json)!
            : throw new InvalidOperationException($"The log holds an event '{alias}' that this version does not know: it was written by a newer one.");
}
