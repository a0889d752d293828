using System.Collections.Immutable;
using LensForge.Domain.Board;
using LensForge.Domain.Cast;
using LensForge.Domain.Colour;
using LensForge.Domain.Direction;
using LensForge.Domain.Drafts;
using LensForge.Domain.Drafts.Numbers;
using LensForge.Domain.Drafts.Revisions;
using LensForge.Domain.Jobs;
using LensForge.Domain.People;
using LensForge.Domain.Reviews;

namespace LensForge.Domain.Productions;

/// <summary>As much of a production as deciding needs.</summary>
public sealed record Production(
    string? Name,
    ScriptImported? Script,
    ShotListPlanned? Planned,
    ImmutableDictionary<ShotId, string> Drawings,
    ImmutableDictionary<ShotId, Guid> Chosen,
    ImmutableDictionary<Guid, FilmState> Films,
    ImmutableDictionary<string, CastMember> Recast,
    ImmutableDictionary<string, TurnaroundState> Turnarounds)
{
    public static readonly Production None = new(
        null, null, null,
        ImmutableDictionary<ShotId, string>.Empty,
        ImmutableDictionary<ShotId, Guid>.Empty,
        ImmutableDictionary<Guid, FilmState>.Empty,
        ImmutableDictionary<string, CastMember>.Empty,
        ImmutableDictionary<string, TurnaroundState>.Empty);

    // Many events change it and few ask for it.
    private Lazy<Plans?> _plans = new(() => null);

    /// <summary>The plan as it is to be filmed: the shots as people have shaped them, everybody in the looks of the cast bible, every place as it is designed.</summary>
    public ShotPlan? Plan => _plans.Value?.Filmed;

    /// <summary>Every shot, those that are not filmed too, before anything is said of cameras, looks and places.</summary>
    public ShotPlan? Staged => _plans.Value?.Staged;

    /// <summary>What people have made of the shot list.</summary>
    public ShotBook Board { get; private init; } = ShotBook.None;

    /// <summary>Scenes that drafts have dropped; what is said of their shots is in the books under their ids there.</summary>
    public ImmutableList<AsideScene> Tray { get; private init; } = [];

    /// <summary>Null while scene numbers are not locked.</summary>
    public SceneNumbersLocked? Numbers { get; private init; }

    /// <summary>The oldest first; the words before the first are White.</summary>
    public ImmutableList<RevisionStarted> Revisions { get; private init; } = [];

    /// <summary>The plan as it was made, and behind it the tray; null before there is a plan.</summary>
    public ShotPlan? PlannedWithTray => Planned is null ? null : Drafts.Tray.With(Planned.Plan, Tray);

    /// <summary>The same as people have shaped it, before anything is said of cameras, looks and places.</summary>
    public ShotPlan? StagedWithTray => PlannedWithTray is { } plan ? Board.Stage(plan) : null;

    /// <summary>What people have said about places, by <see cref="PlaceName"/>.</summary>
    public ImmutableDictionary<string, PlaceDesign> Designs { get; private init; } = ImmutableDictionary<string, PlaceDesign>.Empty;

    /// <summary>Null while nobody has chosen one.</summary>
    public ProductionPalette? Palette { get; private init; }

    /// <summary>By <see cref="SetPictureKey"/>.</summary>
    public ImmutableDictionary<string, TurnaroundState> SetPictures { get; private init; } = ImmutableDictionary<string, TurnaroundState>.Empty;

    /// <summary>Null before there is a plan.</summary>
    public PlaceBible? Places => Planned is null ? null : new(Planned.Plan, Designs, Palette);

    public LookBook LookBook { get; private init; } = LookBook.None;

    /// <summary>What people have said about the cameras of its shots.</summary>
    public DirectionBook Directions { get; private init; } = DirectionBook.None;

    public Team Team { get; private init; } = Team.None;

    /// <summary>When it has to be ready; null while nobody has said.</summary>
    public DateTimeOffset? Deadline { get; private init; }

    /// <summary>How far its shots have come.</summary>
    public ReviewBook Reviews { get; private init; } = ReviewBook.None;

    /// <summary>Reference pictures that are being read.</summary>
    public ImmutableHashSet<Guid> OpenReferences { get; private init; } = [];

    public bool IsOpen => Name is not null;

    public static Production Fold(IEnumerable<ProductionEvent> events) => events.Aggregate(None, Apply);

    public static Production Apply(Production state, ProductionEvent happened) => happened switch
    {
        ProductionOpened opened => state with { Name = opened.Name },
        ScriptImported imported => state with { Script = imported },
        ShotListPlanned planned => (state with
        {
            Planned = planned,
            Tray = Drafts.Tray.Apply(state.Tray, state.Planned, planned),
            Drawings = ImmutableDictionary<ShotId, string>.Empty,
            Chosen = state.StillChosen(planned),
            LookBook = state.LookBook.Apply(planned),
            Directions = state.Directions.Apply(planned),
            Board = planned.Board ?? ShotBook.None,
            Reviews = state.Reviews.Apply(planned, null, state.LookBook),
            Team = Team.Apply(state.Team, planned),
            Designs = PlaceBible.Carry(state.Designs, state.Planned?.Plan, planned.Plan, planned.ContinuedScenes),
        }).Dressed(CastBible.Carry(state.Recast, planned.Continued)),
        CharacterRecast recast => state.Dressed(state.Recast.SetItem(recast.Character, recast.Member)),
        CharacterLeftToScript left => state.Dressed(state.Recast.Remove(left.Character)),
        ProductionLookChosen or SceneLookChosen or ShotLookChosen => state with { LookBook = state.LookBook.Apply(happened) },
        ShotDirected =>
            (state with { Directions = state.Directions.Apply(happened) }).Dressed(state.Recast),
        BoardShaped shaped when state.Planned is { } planned => (state with { Board = state.Board.Apply(shaped, planned.Plan) }).Dressed(state.Recast),
        TurnaroundRequested requested => state with { Turnarounds = state.Turnarounds.SetItem(requested.Looks, TurnaroundState.Asked) },
        TurnaroundRendered rendered => state with { Turnarounds = state.Turnarounds.SetItem(rendered.Looks, TurnaroundState.Rendered) },
        TurnaroundFailed failed => state with { Turnarounds = state.Turnarounds.SetItem(failed.Looks, TurnaroundState.Failed) },
        StagesDrawn drawn when drawn.Revision == state.Planned?.Revision => state with { Drawings = state.Drawings.SetItems(drawn.Drawings) },
        ReferenceOffered offered => state with { OpenReferences = state.OpenReferences.Add(offered.Reference) },
        ReferenceRead read => state with { OpenReferences = state.OpenReferences.Remove(read.Reference) },
        ReferenceFailed failed => state with { OpenReferences = state.OpenReferences.Remove(failed.Reference) },
        ProductionFounded or MemberInvited or InvitationRevoked or MemberJoined or RoleGiven or MemberRemoved or GuestLinkMade or GuestLinkRevoked =>
            state with { Team = Team.Apply(state.Team, happened) },
        PlaceDesigned designed => (state with { Designs = state.Designs.SetItem(designed.Place, designed.Design) }).Dressed(state.Recast),
        PlaceLeft left => (state with { Designs = state.Designs.Remove(left.Place) }).Dressed(state.Recast),
        PaletteChosen chosen => (state with { Palette = chosen.Palette }).Dressed(state.Recast),
        SetPictureRequested requested => state with { SetPictures = state.SetPictures.SetItem(requested.Key, TurnaroundState.Asked) },
        SetPictureRendered rendered => state with { SetPictures = state.SetPictures.SetItem(rendered.Key, TurnaroundState.Rendered) },
        SetPictureFailed failed => state with { SetPictures = state.SetPictures.SetItem(failed.Key, TurnaroundState.Failed) },
        PlaceReferenceOffered offered => state with { OpenReferences = state.OpenReferences.Add(offered.Reference) },
        PlaceReferenceRead read => state with { OpenReferences = state.OpenReferences.Remove(read.Reference) },
        PlaceReferenceFailed failed => state with { OpenReferences = state.OpenReferences.Remove(failed.Reference) },
        History.TakeLeftToLatest left => state with { Chosen = state.Chosen.Remove(left.Shot) },
        SceneNumbersLocked locked => state with { Numbers = locked },
        SceneNumbersUnlocked => state with { Numbers = null },
        RevisionStarted started => state with { Revisions = state.Revisions.Add(started) },
        DeadlineSet set => state with { Deadline = set.At },
        ShotReviewed or TakeKept => state with { Reviews = state.Reviews.Apply(happened, state.Plan, state.LookBook) },
        TakeChosen chosen => state with { Chosen = state.Chosen.SetItem(chosen.Shot, chosen.Take) },
        FilmRequested requested => state with { Films = state.Films.SetItem(requested.Film, new(requested.Cut, null, null)) },
        FilmCancelled cancelled => state.WithFilm(cancelled.Film, film => film with { Cancelled = true }),
        FilmAssembled assembled => state.WithFilm(assembled.Film, film => film with { ClipHash = assembled.ClipHash, Failure = null }),
        FilmFailed failed => state.WithFilm(failed.Film, film => film with { Failure = failed.Reason }),
        _ => state,
    };

    private Production Dressed(ImmutableDictionary<string, CastMember> recast)
    {
        var dressed = this with { Recast = recast };
        dressed._plans = new(() =>
        {
            if (dressed.Planned is null) return null;
            var staged = dressed.Board.Stage(dressed.Planned.Plan);
            return new(staged, Dress(staged, dressed.Board, dressed.Directions, recast, dressed.Designs, dressed.Palette));
        });
        return dressed;
    }

    /// <summary>A plan as it is to be filmed.</summary>
    /// <param name="staged">As <see cref="ShotBook.Stage(ShotPlan)"/> made it.</param>
    public static ShotPlan Dress(
        ShotPlan staged, ShotBook board, DirectionBook directions, ImmutableDictionary<string, CastMember> recast, ImmutableDictionary<string, PlaceDesign> designs, ProductionPalette? palette) =>
        board.Arrange(new PlaceBible(new CastBible(PaletteCast.Of(directions.Direct(staged), palette), recast).Dress(), designs, palette).Dress());

    // A choice holds for a shot that is the same in the new plan; for a changed one somebody may choose anew.
    private ImmutableDictionary<ShotId, Guid> StillChosen(ShotListPlanned planned) => (planned.Continued ?? ImmutableDictionary<ShotId, ContinuedShot>.Empty)
        .Where(shot => shot.Value.Changes.Count == 0 && Chosen.ContainsKey(shot.Value.From))
        .ToImmutableDictionary(shot => shot.Key, shot => Chosen[shot.Value.From]);

    private Production WithFilm(Guid id, Func<FilmState, FilmState> change) =>
        Films.TryGetValue(id, out var film) ? this with { Films = Films.SetItem(id, change(film)) } : this;
}

internal sealed record Plans(ShotPlan Staged, ShotPlan Filmed);

public sealed record FilmState(FilmCut Cut, string? ClipHash, string? Failure, bool Cancelled = false)
{
    /// <summary>Somebody waits for it.</summary>
    public bool Open => ClipHash is null && Failure is null && !Cancelled;
}

public enum TurnaroundState { None, Asked, Rendered, Failed }
