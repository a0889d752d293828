using System.Collections.Immutable;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using LensForge.Domain.Board;
using LensForge.Domain.Cast;
using LensForge.Domain.Colour;
using LensForge.Domain.Drafts.Numbers;
using LensForge.Domain.Drafts.Revisions;
using LensForge.Domain.History;
using LensForge.Domain.Hosts;
using LensForge.Domain.Jobs;
using LensForge.Domain.LiveText;
using LensForge.Domain.Looks;
using LensForge.Domain.Notes;
using LensForge.Domain.People;
using LensForge.Domain.Productions;
using LensForge.Domain.Reviews;
using LensForge.Domain.Rooms;
using LensForge.Domain.ShotLists;
using LensForge.Domain.Stages;
using LensForge.Domain.Takes;
using LensForge.Domain.Time;
using LensForge.Web.EventStore;

namespace LensForge.Web.Tests.EventStore;

/// <summary>Every event as it lies in the log. A difference here means that old logs read differently: think before approving.</summary>
public sealed class EventSnapshotTests
{
    private static readonly Guid Id = new("01890000-0000-7000-8000-000000000001");
    private static readonly DateTimeOffset Day = new(2027, 1, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly ShotId Shot = ShotId.Of(1, "1A");

    private static readonly ShotStage Stage = new(
        new(SetKind.Kitchen, "KITCHEN", true, 7, TimeOfDay.Night, Weather.Clear, ["lamp"]), [],
        new(new Vector3(0, 1.5f, 2), new Vector3(0, 1.2f, 0), 35, 2, 2.8f, 0), new(new Vector3(0, 1.5f, 1.5f), new Vector3(0, 1.2f, 0), 35, 1.5f, 2.8f, 0), 0, null, new(4200));

    private static readonly Appearance Looks = new(
        1.7f, AgeBand.Young, true, 1, 0.15f, 1.1f, 1, 0.95f, 1, new(239, 210, 190), new(74, 47, 29), HairStyle.Bob, new(36, 27, 23), FacialHair.None, Headwear.None, new(0, 0, 0),
        false, TopKind.Coat, new(221, 160, 30), BottomKind.Trousers, new(58, 66, 80), new(42, 33, 28), true, new(37, 81, 143));

    private static readonly PlannedShot Half = new(
        "1A1", Coverage.Single, ShotSize.MediumCloseUp, CameraAngle.Eye, CameraMove.Static, 65, new(2100), ["ADA"], null, new(4, 5), [new("ADA", "late.", new(0), new(600))], "", "Split from 1A", 0.5f);

    private static readonly ShotBook Book = ShotBook.None with
    {
        Shaped = ImmutableDictionary<ShotId, ShapedShot>.Empty.Add(ShotId.Of(1, "1A1"), new(Half, Stage, Shot)),
        Orders = ImmutableDictionary<int, ImmutableList<ShotId>>.Empty.Add(1, [ShotId.Of(1, "1A1"), Shot]),
        Omitted = [Shot],
        Merged = ImmutableDictionary<ShotId, MergedShot>.Empty.Add(Shot, new(ShotId.Of(1, "1A1"), null, null)),
        Said = ImmutableDictionary<ShotId, ShotSaying>.Empty.Add(Shot, new("1X", "She waits.", ["ADA"], "Crane.")),
    };

    private static readonly object[] Events =
    [
        new ProductionOpened("The Ferry", true),
        new ScriptImported("ferry.fountain", new string('a', 64), new("INT. KITCHEN - NIGHT", null)),
        new ShotListPlanned(1, new(new string('a', 64), 1,
            [new(1, "1", "INT. KITCHEN - NIGHT", "KITCHEN", "NIGHT", 2, ["ADA"], ["BEN"], [new(Shot, new(
                "1A", Coverage.Single, ShotSize.MediumCloseUp, CameraAngle.Eye, CameraMove.PushIn, 50, new(4200), ["ADA"], null, new(3, 5),
                [new("ADA", "You are late.", new(300), new(1200))], "", "ADA speaks", 0.5f), Stage)], ["note"])],
            new Dictionary<string, Appearance>()),
            new Dictionary<ShotId, ContinuedShot> { [Shot] = new(ShotId.Of(2, "2A"), [new(ShotAspect.Time, "DAY", "NIGHT")]) }, new Dictionary<int, int> { [1] = 2 }, Book, ["Scene 1: 1A and 1A1 are as planned again: the words they were cut or joined by were rewritten."]),
        new StagesDrawn(1, new Dictionary<ShotId, string> { [Shot] = new('b', 64) }),
        new CharacterRecast("ADA", new(Looks, [new(2, Costume.Of(Looks) with { Top = TopKind.Jacket })])),
        new CharacterLeftToScript("ADA"),
        new TurnaroundRequested(TurnaroundKey.Of(Looks), "ADA", Looks),
        new TurnaroundRendered(TurnaroundKey.Of(Looks), [new('1', 64), new('2', 64), new('3', 64), new('4', 64), new('5', 64)]),
        new TurnaroundFailed(TurnaroundKey.Of(Looks), "No host has a renderer."),
        new ProductionLookChosen(Look.Noir),
        new SceneLookChosen(2, Look.StoryboardPencil),
        new ShotLookChosen(Shot, Look.InkWash),
        new ShotResized(Shot, ShotSize.CloseUp),
        new ShotAngled(Shot, CameraAngle.Low),
        new CameraMoveGiven(Shot, CameraMove.PushIn),
        new LensGiven(Shot, 85),
        new StopGiven(Shot, 2.8f),
        new ShotRetimed(Shot, new(6200)),
        new ShotAdded(ShotId.Of(1, "1A1"), new(Half, Stage, Shot, Extra: true), Shot),
        new ShotDuplicated(Shot, ShotId.Of(1, "1A1"), new(Half, Stage, Shot, Extra: true)),
        new ShotSplit(Shot, new(Half with { Number = "1A" }, Stage), ShotId.Of(1, "1A1"), new(Half, Stage, Shot)),
        new ShotsMerged(Shot, ShotId.Of(1, "1B"), new(Half with { Number = "1A" }, Stage)),
        new ShotsParted(Shot, ShotId.Of(1, "1B")),
        new ShotMoved(Shot, ShotId.Of(1, "1B")),
        new ShotOmitted(Shot),
        new ShotRestored(Shot),
        new ShotRenumbered(Shot, "SH0040"),
        new ShotDescribed(Shot, "She waits."),
        new ShotPeopled(Shot, ["ADA", "BEN"]),
        new ShotNoted(Shot, "Crane needed."),
        new ReferenceOffered(Id, "ADA", new('8', 64), "jpg", "My own drawing of Ada."),
        new ReferenceRead(Id, [new("topColour", "#dda01e", 0.8f), new("hair", "Bob", 0.4f)]),
        new ReferenceFailed(Id, "The picture could not be read."),
        new PlaceDesigned("Kitchen: KITCHEN", new(new(new Dictionary<string, Rgb> { ["wall"] = new(90, 110, 120) }, KeySide.Right, 3200, 1.5f, true), TimeOfDay.Dusk, Weather.Rain, ["books"])),
        new PlaceLeft("Kitchen: KITCHEN"),
        new PaletteChosen(new([new("sea", new(46, 74, 90)), new("sand", new(216, 205, 180))], Locked: true)),
        new SetPictureRequested(new('6', 32), "Kitchen: KITCHEN", Stage.Set with { Design = new(Kelvin: 3200, Tint: new(216, 205, 180)) }),
        new SetPictureRendered(new('6', 32), new('7', 64)),
        new SetPictureFailed(new('6', 32), "No host has a renderer."),
        new PlaceReferenceOffered(Id, "Kitchen: KITCHEN", new('8', 64), "webp", "My own photograph of 1987."),
        new PlaceReferenceRead(Id, new([new(new(120, 110, 100), 0.4f, PictureBand.Middle, [0.3f, 0.6f, 0.2f])], false, 41.5f, 62, PictureKey.Middle, KeySide.Left, ["A note."])),
        new PlaceReferenceFailed(Id, "The picture could not be read."),
        new TakeChosen(Shot, Id),
        new ChangeTakenBack(41, true, 2),
        new PastRestored(812, "shot 1-1A"),
        new MomentNamed("Before the rewrite", 812),
        new TakeLeftToLatest(Shot),
        new FilmRequested(Id, new(256, 144, new(24000, 1001), [new FilmPart(new('c', 64), null, 96), new FilmPart(null, new('d', 64), 48)])),
        new FilmAssembled(Id, new('e', 64)),
        new FilmFailed(Id, "The disk is full."),
        new FilmCancelled(Id),
        new ProductionFounded("01890000-0000-7000-8000-000000000002"),
        new MemberInvited(Id, Role.Writer, Day, 3, "01890000-0000-7000-8000-000000000002"),
        new InvitationRevoked(Id),
        new MemberJoined("01890000-0000-7000-8000-000000000003", Role.Writer, Id),
        new RoleGiven("01890000-0000-7000-8000-000000000003", Role.Artist),
        new MemberRemoved("01890000-0000-7000-8000-000000000003"),
        new GuestLinkMade(Id, "The film fund", GuestScope.OfScene(2), true, false, Day),
        new GuestLinkRevoked(Id),
        new ScriptBegun("INT. KITCHEN - NIGHT\n", new('a', 64)),
        new ScriptEdited(812, ChangeSet.Replacing(30, 5, 12, "CELLAR\nSTAIRS"), "k3v9", 2, new('a', 64)),
        new SceneNumbersLocked(41, [new("12", "INT. KITCHEN - NIGHT", 3), new("12A", "EXT. COAST - DAWN", 14), new("13", "INT. ATTIC - DAY", null)]),
        new SceneNumbersUnlocked(),
        new RevisionStarted("Blue", 41),
        new DeadlineSet(Day),
        new RoomOpened(Id, Shot, 1, true, [new(Id, "A")]),
        new VariantAdded(new(Id, "A1", VariantOrigin.Fork, Id, 3)),
        new VoteCast("01890000-0000-7000-8000-000000000003", Id),
        new VariantChosen(Id, Id),
        new RoomClosed(),
        new TakeStopAsked(3),
        new TakeRequested(Id, Shot, 1, new(Stage, 256, 144, FrameRate.Film, 8, 4, 42, new('f', 64)), new('9', 64)),
        new TakeFilmed(new('c', 64), new('d', 64), 101, 408, 8.25, "CPU"),
        new TakeFailed("ffmpeg was not found"),
        new TakeCancelled(),
        new ShotReviewed(Shot, ReviewState.Approved, Id),
        new TakeKept(Shot, Id, new('9', 64)),
        new NotesBegun(Id),
        new NoteWritten(Id, new OnTake(Shot, Id, 31), "Is that @[01890000-0000-7000-8000-000000000003]'s coat?", "01890000-0000-7000-8000-000000000002",
            new([new(MarkKind.Arrow, [new(0.25f, 0.5f), new(0.5f, 0.25f)])]), "01890000-0000-7000-8000-000000000003", Id),
        new NoteAnswered(Id, Id, "It is.", "01890000-0000-7000-8000-000000000003"),
        new NoteReworded(Id, Id, "It is hers."),
        new NoteWithdrawn(Id, Id),
        new NoteResolved(Id),
        new NoteReopened(Id),
        new NoteAssigned(Id, null),
    ];

    public static TheoryData<string> Aliases => [.. EventTypes.Aliases];

    [Theory]
    [MemberData(nameof(Aliases))]
    public void every_event_is_written_as_approved_and_read_back_the_same(string alias)
    {
        var happened = Assert.Single(Events, e => EventTypes.Alias(e.GetType()) == alias);
        var written = JsonNode.Parse(EventTypes.Write(happened))!.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n";
        var file = Path.Combine(Folder(), alias + ".json");
        if (Environment.GetEnvironmentVariable("LENSFORGE_APPROVE") == "1") File.WriteAllText(file, written);
        Assert.Equal(File.ReadAllText(file), written);
        var read = EventTypes.Read(alias, File.ReadAllBytes(file));
        Assert.Equal(EventTypes.Write(happened), EventTypes.Write(read));
    }

    private static string Folder()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "LensForge.sln"))) at = at.Parent;
        return Path.Combine(at!.FullName, "tests", "LensForge.Web.Tests", "EventStore", "approved");
    }
}
