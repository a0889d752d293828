using System.Security.Cryptography;
using LensForge.Domain.Cast;
using LensForge.Domain.Colour;
using LensForge.Domain.Looks;
using LensForge.Domain.People;
using LensForge.Domain.Screenplays.Paper;
using LensForge.Domain.ShotLists;
using LensForge.Domain.Time;

namespace LensForge.Domain.Productions;

public abstract record ProductionCommand;

/// <param name="Founder">Whose it is; null for one that waits for an owner of the house.</param>
[ForPeople]
public sealed record OpenProduction(string Name, bool Sample = false, string? Founder = null) : ProductionCommand;

[Needs(Right.EditWords)]
public sealed record ImportScript(string FileName, byte[] Bytes, PaperReport? Paper = null) : ProductionCommand
{
    public string TextHash { get; } = Convert.ToHexStringLower(SHA256.HashData(Bytes));
}

/// <param name="Words">Version of the live text that it was planned from; null where there is none.</param>
/// <param name="Kept">What of the words of the plan before is still there, followed through the live text; null where only the texts can be compared.</param>
[Needs(Right.EditWords)]
public sealed record PlanShots(ShotPlan Plan, long? Words = null, Drafts.WordsKept? Kept = null) : ProductionCommand;

[ForMachines]
public sealed record RecordDrawings(int Revision, IReadOnlyDictionary<ShotId, string> Drawings) : ProductionCommand;

[Needs(Right.EditPictures)]
public sealed record RecastCharacter(string Character, CastMember Member) : ProductionCommand;

[Needs(Right.EditPictures)]
public sealed record LeaveToScript(string Character) : ProductionCommand;

[Needs(Right.Film)]
public sealed record AskTurnaround(string Character, Appearance Appearance) : ProductionCommand;

[ForMachines]
public sealed record RecordTurnaround(string Looks, IReadOnlyList<string> Views) : ProductionCommand;

[ForMachines]
public sealed record GiveUpTurnaround(string Looks, string Reason) : ProductionCommand;

[Needs(Right.EditPictures)]
public sealed record ChooseProductionLook(Look Look) : ProductionCommand;

/// <param name="Scene">Order of the scene, from 1.</param>
/// <param name="Look">Null: as the production.</param>
[Needs(Right.EditPictures)]
public sealed record ChooseSceneLook(int Scene, Look? Look) : ProductionCommand;

/// <param name="Look">Null: as the scene.</param>
[Needs(Right.EditPictures)]
public sealed record ChooseShotLook(ShotId Shot, Look? Look) : ProductionCommand;

/// <summary>Says one thing about a shot's camera; null leaves it to the plan again.</summary>
public abstract record DirectShot(ShotId Shot) : ProductionCommand;

[Needs(Right.EditPictures)]
public sealed record ResizeShot(ShotId Shot, ShotSize? Size) : DirectShot(Shot);

[Needs(Right.EditPictures)]
public sealed record AngleShot(ShotId Shot, CameraAngle? Angle) : DirectShot(Shot);

[Needs(Right.EditPictures)]
public sealed record GiveCameraMove(ShotId Shot, CameraMove? Move) : DirectShot(Shot);

/// <param name="LensMm">One of <see cref="Direction.ShotChoices.Lenses"/>.</param>
[Needs(Right.EditPictures)]
public sealed record GiveLens(ShotId Shot, int? LensMm) : DirectShot(Shot);

/// <param name="FStop">One of <see cref="Direction.ShotChoices.Stops"/>.</param>
[Needs(Right.EditPictures)]
public sealed record GiveStop(ShotId Shot, float? FStop) : DirectShot(Shot);

/// <param name="Length">From <see cref="Direction.ShotChoices.Shortest"/> to <see cref="Direction.ShotChoices.Longest"/>.</param>
[Needs(Right.EditPictures)]
public sealed record RetimeShot(ShotId Shot, Length? Length) : DirectShot(Shot);

[Needs(Right.EditPictures)]
public sealed record OfferReference(Guid Reference, string Character, string Picture, string Kind, string Consent) : ProductionCommand;

[ForMachines]
public sealed record RecordReference(Guid Reference, IReadOnlyList<ProposedLook> Looks) : ProductionCommand;

[ForMachines]
public sealed record GiveUpReference(Guid Reference, string Reason) : ProductionCommand;

/// <param name="Place">As in <see cref="PlaceName"/>.</param>
/// <param name="Design">An empty one leaves the place to the script.</param>
[Needs(Right.EditPictures)]
public sealed record DesignPlace(string Place, PlaceDesign Design) : ProductionCommand;

[Needs(Right.EditPictures)]
public sealed record LeavePlace(string Place) : ProductionCommand;

/// <param name="Palette">Null for none.</param>
[Needs(Right.EditPictures)]
public sealed record ChoosePalette(ProductionPalette? Palette) : ProductionCommand;

[Needs(Right.Film)]
public sealed record AskSetPicture(string Place) : ProductionCommand;

[ForMachines]
public sealed record RecordSetPicture(string Key, string Picture) : ProductionCommand;

[ForMachines]
public sealed record GiveUpSetPicture(string Key, string Reason) : ProductionCommand;

/// <param name="Rights">Where the picture comes from and why it may be used.</param>
[Needs(Right.EditPictures)]
public sealed record OfferPlaceReference(Guid Reference, string Place, string Picture, string Kind, string Rights) : ProductionCommand;

[ForMachines]
public sealed record RecordPlaceReference(Guid Reference, PlaceReading Reading) : ProductionCommand;

[ForMachines]
public sealed record GiveUpPlaceReference(Guid Reference, string Reason) : ProductionCommand;

[Needs(Right.EditPictures)]
public sealed record ChooseTake(ShotId Shot, Guid Take) : ProductionCommand;

[Needs(Right.Film)]
public sealed record AssembleFilm(Guid Film, FilmCut Cut) : ProductionCommand;

[ForMachines]
public sealed record RecordFilm(Guid Film, string ClipHash) : ProductionCommand;

[ForMachines]
public sealed record GiveUpFilm(Guid Film, string Reason) : ProductionCommand;

[Needs(Right.Film)]
public sealed record CancelFilm(Guid Film) : ProductionCommand;
