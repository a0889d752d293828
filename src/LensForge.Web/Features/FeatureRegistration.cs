using LensForge.Web.Components;
using LensForge.Web.Features.Cast;
using LensForge.Web.Features.Films;
using LensForge.Web.Features.Notes;
using LensForge.Web.Features.Productions;
using LensForge.Web.Features.Reviews;
using LensForge.Web.Features.Sets;
using LensForge.Web.Features.Takes;
using LensForge.Web.Features.Takes.Rooms;
using LensForge.Web.Features.Team;

namespace LensForge.Web.Features;

public static class FeatureRegistration
{
    public static void AddFeatures(this IServiceCollection services)
    {
        services.AddHostedService<SeedSample>();
        services.AddSingleton<ImportScriptHandler>();
        services.AddSingleton<PlanAgainHandler>();
        services.AddSingleton<ReviseScriptHandler>();
        services.AddSingleton<WordsFollowed>();
        services.AddSingleton<RetagHandler>();
        services.AddSingleton<PreviewShotsHandler>();
        services.AddSingleton<CancelTakeHandler>();
        services.AddSingleton<ChooseTakeHandler>();
        services.AddSingleton<DenoiseRoomHandler>();
        services.AddSingleton<FilmNextHandler>();
        services.AddSingleton<SetDeadlineHandler>();
        services.AddSingleton<LensForge.Web.Accounts.FilmingHabits>();
        services.AddSingleton<RoomCommands>();
        services.AddSingleton<RetakeRegionHandler>();
        services.AddSingleton<DirectShotHandler>();
        services.AddSingleton<ShapeBoardHandler>();
        services.AddSingleton<AssembleFilmHandler>();
        services.AddSingleton<CancelFilmHandler>();
        services.AddSingleton<FilmCommands>();
        services.AddSingleton<TakeCommands>();
        services.AddSingleton<RecastCharacterHandler>();
        services.AddSingleton<LeaveToScriptHandler>();
        services.AddSingleton<AskTurnaroundHandler>();
        services.AddSingleton<OfferReferenceHandler>();
        services.AddSingleton<CastCommands>();
        services.AddSingleton<ChooseLookHandler>();
        services.AddSingleton<InviteMemberHandler>();
        services.AddSingleton<MakeGuestLinkHandler>();
        services.AddSingleton<ChangeTeamHandler>();
        services.AddSingleton<TeamCommands>();
        services.AddSingleton<SetCommands>();
        services.AddSingleton<ReviewShotHandler>();
        services.AddSingleton<KeepTakeHandler>();
        services.AddSingleton<TakeNoteHandler>();
        services.AddSingleton<GuestNotesHandler>();
        services.AddSingleton(new SlotFilling(SlotNames.Screening, typeof(ScreeningNotes)));
        services.AddSingleton(new SlotFilling(SlotNames.Board, typeof(ReviewKeys)));
        services.AddSingleton(new SlotFilling(SlotNames.Board, typeof(NoteKeys)));
        services.AddSingleton(new SlotFilling(SlotNames.ShotReview, typeof(ShotReview)));
        services.AddSingleton(new SlotFilling(SlotNames.Writing, typeof(WordNotes)));
        services.AddSingleton(new SlotFilling(SlotNames.WordNotes, typeof(WordNoteList)));
        services.AddSingleton(new SlotFilling(SlotNames.ShotNotes, typeof(ShotNotes)));
    }
}
