using System.Collections.Immutable;
using LensForge.Domain.Board;
using LensForge.Domain.Cast;
using LensForge.Domain.Colour;
using LensForge.Domain.Direction;
using LensForge.Domain.Drafts;
using LensForge.Domain.Drafts.Numbers;
using LensForge.Domain.Drafts.Revisions;
using LensForge.Domain.LiveText;
using LensForge.Domain.People;
using LensForge.Domain.Productions;
using LensForge.Domain.Rooms;
using LensForge.Domain.Reviews;
using LensForge.Domain.ShotLists;
using LensForge.Domain.Takes;
using LensForge.Domain.Time;

namespace LensForge.Web.Projections;

/// <summary>One production as its pages show it. Immutable: a page keeps the one it drew and compares.</summary>
/// <param name="Position">Number of the last event in it.</param>
/// <param name="Drawings">Hash of the line drawing of each shot of the current plan that has one.</param>
/// <param name="Continued">Shots of the plan that go on from one of the draft before; null for the first draft.</param>
/// <param name="Takes">By the shot of the current plan, the oldest first.</param>
/// <param name="SetAside">Shots that a revised script no longer has, with the takes that were asked for of them.</param>
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
    IReadOnlyDictionary<ShotId, ContinuedShot>? Continued,
    ImmutableDictionary<ShotId, string> Drawings,
    ImmutableDictionary<ShotId, ImmutableList<TakeSheet>> Takes,
    ImmutableDictionary<ShotId, ChoiceByHand> ChosenByHand,
    ImmutableList<SetAsideShot> SetAside,
    ImmutableDictionary<Guid, FilmSheet> Films)
{
    /// <summary>The plan as it was made; <see cref="Plan"/> has everybody in the looks of the cast bible and every place as it is designed.</summary>
    public ShotPlan? Drafted { get; init; }

    /// <summary>Characters whose looks people have said.</summary>
    public ImmutableDictionary<string, CastMember> Recast { get; init; } = ImmutableDictionary<string, CastMember>.Empty;

    /// <summary>The look of the production, and of scenes and shots that have one of their own.</summary>
    public LookBook LookBook { get; init; } = LookBook.None;

    /// <summary>False where it was narrowed to scenes for a guest.</summary>
    public bool WholeForGuests { get; init; } = true;

    /// <summary>What people have said about the cameras of its shots.</summary>
    public DirectionBook Directions { get; init; } = DirectionBook.None;

    /// <summary>What people have made of the shot list.</summary>
    public ShotBook Board { get; init; } = ShotBook.None;

    /// <summary>Every shot, those that are not filmed too, before anything is said of cameras, looks and places.</summary>
    public ShotPlan? Staged { get; init; }

    /// <summary>Scenes that drafts have dropped, with the ids that their shots and takes have there.</summary>
    public ImmutableList<AsideScene> Tray { get; init; } = [];

    /// <summary>Null while scene numbers are not locked.</summary>
    public SceneNumbersLocked? Numbers { get; init; }

    /// <summary>Revisions that were begun, the oldest first.</summary>
    public ImmutableList<RevisionSheet> Revisions { get; init; } = [];

    /// <summary>In words, what people had made of the shot list and the last draft could not carry on.</summary>
    public IReadOnlyList<string> Lost { get; init; } = [];

    /// <summary>Who changed a field of a shot last.</summary>
    public FieldLog Fields { get; init; } = FieldLog.None;

    /// <summary>Who is in it, and the ways in that are open.</summary>
    public Team Team { get; init; } = Team.None;

    /// <summary>How far its shots have come, as it was said.</summary>
    public ReviewBook Reviews { get; init; } = ReviewBook.None;

    /// <summary>The oldest first.</summary>
    public ImmutableList<NoteSheet> Notes { get; init; } = [];

    /// <summary>What was changed last in the live script, for notes on its words.</summary>
    public ImmutableList<ScriptEdited> RecentWords { get; init; } = [];

    /// <summary>By <see cref="TurnaroundKey"/>.</summary>
    public ImmutableDictionary<string, TurnaroundSheet> Turnarounds { get; init; } = ImmutableDictionary<string, TurnaroundSheet>.Empty;

    /// <summary>The reference picture offered last of each character.</summary>
    public ImmutableDictionary<string, ReferenceSheet> References { get; init; } = ImmutableDictionary<string, ReferenceSheet>.Empty;

    /// <summary>What people have said about places, by <see cref="PlaceName"/>.</summary>
    public ImmutableDictionary<string, PlaceDesign> Designs { get; init; } = ImmutableDictionary<string, PlaceDesign>.Empty;

    /// <summary>When it has to be ready; null while nobody has said.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>Denoise rooms, by their ids.</summary>
    public ImmutableDictionary<Guid, RoomSheet> Rooms { get; init; } = ImmutableDictionary<Guid, RoomSheet>.Empty;

    /// <summary>Null while nobody has chosen one.</summary>
    public ProductionPalette? Palette { get; init; }

    /// <summary>By <see cref="SetPictureKey"/>.</summary>
    public ImmutableDictionary<string, SetPictureSheet> SetPictures { get; init; } = ImmutableDictionary<string, SetPictureSheet>.Empty;

    /// <summary>The reference picture offered last of each place.</summary>
    public ImmutableDictionary<string, PlaceReferenceSheet> PlaceReferences { get; init; } = ImmutableDictionary<string, PlaceReferenceSheet>.Empty;

    /// <summary>Null before there is a plan.</summary>
    public CastBible? Bible => Drafted is null ? null : new(PaletteCast.Of(Drafted, Palette), Recast);

    /// <summary>Null before there is a plan.</summary>
    public PlaceBible? Places => Drafted is null ? null : new(Drafted, Designs, Palette);

    public IReadOnlyList<PlannedSceneStage> Scenes => Plan?.Scenes ?? [];

    /// <summary>Every shot of a scene in its order, omitted and merged ones too, before anything is said of cameras, looks and places.</summary>
    public IReadOnlyList<StagedShot> Listed(int scene)
    {
        if (Drafted?.Scenes.FirstOrDefault(one => one.Ordinal == scene) is not { } planned) return Scenes.FirstOrDefault(one => one.Ordinal == scene)?.Shots ?? [];
        var shots = Staged!.Scenes.First(one => one.Ordinal == scene).Shots.ToDictionary(shot => shot.Id);
        return [.. Board.Order(planned).Where(shots.ContainsKey).Select(shot => shots[shot])];
    }

    public int ShotCount => Scenes.Sum(scene => scene.Shots.Count);

    public int FilmedCount => Plan?.Shots.Count(shot => Chosen(shot.Id) is not null) ?? 0;

    /// <summary>Every take, those that were set aside too.</summary>
    public IEnumerable<TakeSheet> AllTakes => Takes.Values.Concat(SetAside.Select(shot => shot.Takes)).SelectMany(takes => takes);

    public int UnderWay => AllTakes.Count(take => take.Stage == TakeStage.Requested);

    /// <summary>Takes of a shot as it is planned now, the oldest first; those from before it changed are marked stale.</summary>
    public IReadOnlyList<TakeSheet> TakesOf(ShotId shot) => Takes.GetValueOrDefault(shot, []);

    /// <summary>The take that the film shows: the one chosen by hand, else the latest that was filmed, and one that is not stale before one that is.</summary>
    public TakeSheet? Chosen(ShotId shot)
    {
        var filmed = TakesOf(shot).Where(take => take.Stage == TakeStage.Filmed).ToList();

        // A variant is a picture to choose from: the film shows it only where somebody says so.
        var latest = filmed.FindLast(take => take is { Stale: null, IsVariant: false });
        if (!ChosenByHand.TryGetValue(shot, out var hand) || filmed.Find(take => take.Id == hand.Take) is not { } chosen) return latest ?? filmed.FindLast(take => !take.IsVariant);

        // A choice from before the shot was changed gives way to what was filmed since; a later one is meant.
        return chosen.Stale is { } stale && stale.Position > hand.Position ? latest ?? chosen : chosen;
    }

    /// <summary>The take being filmed or waiting, if any.</summary>
    public TakeSheet? Current(ShotId shot) => TakesOf(shot).LastOrDefault(take => take.Stage == TakeStage.Requested);

    /// <summary>The shot's latest denoise room; null when it was only ever filmed straight through.</summary>
    public RoomSheet? RoomOf(ShotId shot) => TakesOf(shot).LastOrDefault(take => take.Room is not null)?.Room is { } room ? Rooms.GetValueOrDefault(room) : null;

    public TakeSheet? Take(Guid id) => AllTakes.FirstOrDefault(take => take.Id == id);

    /// <summary>What the film shows of the shot is from before it changed, and nothing newer is under way.</summary>
    public bool IsStale(ShotId shot) => Chosen(shot) is { Stale: not null } && Current(shot) is null;

    /// <summary>How far a shot has come, and what was changed since it was approved.</summary>
    public ReviewSheet Review(ShotId shot) => Reviewing.Of(this, shot);

    /// <summary>Picture of a shot by hash: the still of the chosen take, else its line drawing, else null.</summary>
    public string? Picture(ShotId shot) => Chosen(shot)?.StillHash ?? Drawings.GetValueOrDefault(shot);
}

/// <param name="Number">Takes of a shot are counted from 1.</param>
/// <param name="Reason">Why it failed, in words.</param>
/// <param name="Since">What was changed about the shot since; null while the take shows the shot as it is planned.</param>
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
    string? Reason,
    Staleness? Since = null)
{
    /// <summary>Null while it shows the shot as it is planned, and where it is kept although it does not.</summary>
    public Staleness? Stale => Kept is { Holds: true } ? null : Since;

    /// <summary>Somebody keeps it although its shot was changed; null where nobody has.</summary>
    public Keeping? Kept { get; init; }

    /// <summary>What was said about the shot's camera when the take was asked for.</summary>
    public ShotDirection Directed { get; init; } = ShotDirection.None;

    /// <summary>The shot as people had made it when the take was asked for; null: as planned.</summary>
    public PlannedShot? Shaped { get; init; }

    /// <summary>The denoise room that it came of; null for a take that was filmed straight through.</summary>
    public Guid? Room { get; init; }

    /// <summary>A key frame to choose from.</summary>
    public bool IsVariant => Room is not null && Recipe.IsStill;

    /// <summary>The step whose picture it is, where it was stopped before its last; else null.</summary>
    public int? StoppedAt => Recipe.IsStill && Recipe.StopStep < Recipe.KeySteps ? Recipe.StopStep : null;
}

/// <param name="State">Its variants, votes and choice.</param>
/// <param name="By">Who opened it.</param>
/// <param name="ChosenBy">Who chose last.</param>
public sealed record RoomSheet(Guid Id, Room State, DateTimeOffset Opened, string? By, string? ChosenBy = null);

/// <param name="By">Who changed it last, by a draft, a character's looks or the look of the pictures.</param>
/// <param name="Position">The event of that change.</param>
public sealed record Staleness(IReadOnlyList<ShotChange> Changes, string? By, DateTimeOffset At, long Position);

public sealed record RevisionSheet(RevisionStarted Started, DateTimeOffset At, string? By);

/// <param name="Position">The event of the choice.</param>
public readonly record struct ChoiceByHand(Guid Take, long Position);

/// <summary>A shot that is no longer in the script. Its takes are kept.</summary>
/// <param name="Revision">The last plan that had it.</param>
public sealed record SetAsideShot(int Revision, string Heading, PlannedShot Shot, DateTimeOffset At, string? By, ImmutableList<TakeSheet> Takes);

/// <summary>A character's looks from all sides.</summary>
/// <param name="Views">Hashes of front, three-quarter, profile, back and head; null until they are rendered.</param>
/// <param name="Failure">Why they could not be rendered, in words.</param>
public sealed record TurnaroundSheet(Guid Work, IReadOnlyList<string>? Views, string? Failure);

/// <summary>A set as it looks without people.</summary>
/// <param name="Picture">Hash; null until it is rendered.</param>
public sealed record SetPictureSheet(Guid Work, string? Picture, string? Failure);

/// <param name="Picture">Hash of the file.</param>
/// <param name="Reading">What it says of the place; null until it is read.</param>
public sealed record PlaceReferenceSheet(Guid Id, string Picture, string Kind, string Rights, string? By, PlaceReading? Reading, string? Failure);

/// <param name="Picture">Hash of the file.</param>
/// <param name="Looks">What it says of the looks; null until it is read.</param>
public sealed record ReferenceSheet(Guid Id, string Picture, string Kind, string Consent, string? By, IReadOnlyList<ProposedLook>? Looks, string? Failure);

public sealed record FilmSheet(Guid Id, FilmCut Cut, DateTimeOffset Requested, string? RequestedBy, string? ClipHash, string? Failure)
{
    public Length Length => new((int)Cut.Rate.MillisecondsAt(Cut.Parts.Sum(part => (long)part.Frames)));
}
