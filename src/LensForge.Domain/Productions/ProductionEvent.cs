using LensForge.Domain.Board;
using LensForge.Domain.Cast;
using LensForge.Domain.Colour;
using LensForge.Domain.Looks;
using LensForge.Domain.Screenplays.Paper;
using LensForge.Domain.ShotLists;
using LensForge.Domain.Stages;
using LensForge.Domain.Time;

namespace LensForge.Domain.Productions;

/// <summary>What has happened to a production. Who and when are the store's to know.</summary>
public abstract record ProductionEvent;

/// <param name="Sample">The production that came with the product.</param>
public sealed record ProductionOpened(string Name, bool Sample) : ProductionEvent;

/// <param name="TextHash">SHA-256 of the file, lower-case hex.</param>
/// <param name="Paper">How it was read, where it came as printed pages (a PDF): the file is then what was read from them, as Fountain.</param>
public sealed record ScriptImported(string FileName, string TextHash, ScriptSource Source, PaperReport? Paper = null) : ProductionEvent;

/// <param name="Revision">Plans of a production are counted from 1.</param>
/// <param name="Continued">Shots that go on from one of the plan before; null in the first plan, and in logs from before it was kept.</param>
/// <param name="Board">What people made of the shot list of the plan before, carried on to this one; null where nobody had shaped it, and in logs from before people could.</param>
/// <param name="Lost">In words, what of that could not be carried on; null for nothing.</param>
/// <param name="Words">Version of the live text that it was planned from; null where there was none, and in logs from before it was kept.</param>
/// <param name="ContinuedScenes">By the order of the scene in this plan, its order in the plan before; scenes of the tray count from -1 downwards; null where <paramref name="Continued"/> is, and in logs from before it was kept.</param>
public sealed record ShotListPlanned(
    int Revision, ShotPlan Plan, IReadOnlyDictionary<ShotId, ContinuedShot>? Continued = null, IReadOnlyDictionary<int, int>? ContinuedScenes = null,
    ShotBook? Board = null, IReadOnlyList<string>? Lost = null, long? Words = null) : ProductionEvent;

/// <summary>The line drawings of unfilmed shots lie under these hashes.</summary>
public sealed record StagesDrawn(int Revision, IReadOnlyDictionary<ShotId, string> Drawings) : ProductionEvent;

/// <summary>Somebody has said how a character looks; that holds until it is said anew or left to the script again.</summary>
public sealed record CharacterRecast(string Character, CastMember Member) : ProductionEvent;

/// <summary>A character looks again as the script proposes.</summary>
public sealed record CharacterLeftToScript(string Character) : ProductionEvent;

/// <summary>Somebody wants to see these looks from all sides.</summary>
/// <param name="Looks">Key of the looks (<see cref="TurnaroundKey"/>).</param>
public sealed record TurnaroundRequested(string Looks, string Character, Appearance Appearance) : ProductionEvent;

/// <param name="Views">Hashes of front, three-quarter, profile, back and head.</param>
public sealed record TurnaroundRendered(string Looks, IReadOnlyList<string> Views) : ProductionEvent;

public sealed record TurnaroundFailed(string Looks, string Reason) : ProductionEvent;

/// <summary>Every scene and shot is filmed in this look unless it has one of its own.</summary>
public sealed record ProductionLookChosen(Look Look) : ProductionEvent;

/// <param name="Scene">Order of the scene, from 1.</param>
/// <param name="Look">Null: as the production again.</param>
public sealed record SceneLookChosen(int Scene, Look? Look) : ProductionEvent;

/// <param name="Look">Null: as the scene again.</param>
public sealed record ShotLookChosen(ShotId Shot, Look? Look) : ProductionEvent;

/// <summary>Somebody has said one thing about a shot's camera; null: as planned again.</summary>
public abstract record ShotDirected(ShotId Shot) : ProductionEvent;

public sealed record ShotResized(ShotId Shot, ShotSize? Size) : ShotDirected(Shot);

public sealed record ShotAngled(ShotId Shot, CameraAngle? Angle) : ShotDirected(Shot);

public sealed record CameraMoveGiven(ShotId Shot, CameraMove? Move) : ShotDirected(Shot);

/// <param name="LensMm">Focal length as a 35 mm full-frame equivalent.</param>
public sealed record LensGiven(ShotId Shot, int? LensMm) : ShotDirected(Shot);

/// <param name="FStop">Aperture number.</param>
public sealed record StopGiven(ShotId Shot, float? FStop) : ShotDirected(Shot);

public sealed record ShotRetimed(ShotId Shot, Length? Length) : ShotDirected(Shot);

/// <summary>Somebody offers a picture of what a character should look like.</summary>
/// <param name="Picture">SHA-256 of the file in the media store.</param>
/// <param name="Kind">"jpg" or "png".</param>
/// <param name="Consent">Who it shows and why it may be used, as the person wrote it.</param>
public sealed record ReferenceOffered(Guid Reference, string Character, string Picture, string Kind, string Consent) : ProductionEvent;

/// <summary>What the picture says of the looks; nothing of it is taken over by itself.</summary>
public sealed record ReferenceRead(Guid Reference, IReadOnlyList<ProposedLook> Looks) : ProductionEvent;

public sealed record ReferenceFailed(Guid Reference, string Reason) : ProductionEvent;

/// <summary>Somebody has said how a place is painted, lit and dressed; that holds until it is said anew or left to the script again.</summary>
/// <param name="Place">As in <see cref="PlaceName"/>.</param>
public sealed record PlaceDesigned(string Place, PlaceDesign Design) : ProductionEvent;

/// <summary>A place is again as the script and its seed have it.</summary>
public sealed record PlaceLeft(string Place) : ProductionEvent;

/// <summary>The production is made of these colours; locked, nothing automatic leaves them.</summary>
/// <param name="Palette">Null: it has none any more.</param>
public sealed record PaletteChosen(ProductionPalette? Palette) : ProductionEvent;

/// <summary>Somebody wants to see this set.</summary>
/// <param name="Key">Of the set (<see cref="SetPictureKey"/>).</param>
public sealed record SetPictureRequested(string Key, string Place, SceneSet Set) : ProductionEvent;

/// <param name="Picture">Hash of the picture.</param>
public sealed record SetPictureRendered(string Key, string Picture) : ProductionEvent;

public sealed record SetPictureFailed(string Key, string Reason) : ProductionEvent;

/// <summary>Somebody offers a picture of what a place should look like.</summary>
/// <param name="Picture">SHA-256 of the file in the media store.</param>
/// <param name="Kind">"jpg", "png" or "webp".</param>
/// <param name="Rights">Where it comes from and why it may be used, as the person wrote it.</param>
public sealed record PlaceReferenceOffered(Guid Reference, string Place, string Picture, string Kind, string Rights) : ProductionEvent;

/// <summary>What the picture says of colours and light; nothing of it is taken over by itself.</summary>
public sealed record PlaceReferenceRead(Guid Reference, PlaceReading Reading) : ProductionEvent;

public sealed record PlaceReferenceFailed(Guid Reference, string Reason) : ProductionEvent;

public sealed record TakeChosen(ShotId Shot, Guid Take) : ProductionEvent;

/// <summary>Somebody wants scenes of the film as one file, joined from what is filmed now.</summary>
public sealed record FilmRequested(Guid Film, FilmCut Cut) : ProductionEvent;

public sealed record FilmAssembled(Guid Film, string ClipHash) : ProductionEvent;

public sealed record FilmFailed(Guid Film, string Reason) : ProductionEvent;

/// <summary>Nobody waits for this film any more; its takes are kept, and it can be asked for again.</summary>
public sealed record FilmCancelled(Guid Film) : ProductionEvent;

/// <summary>The parts of a film in order, and its form.</summary>
public sealed record FilmCut(int Width, int Height, FrameRate Rate, IReadOnlyList<Hosts.FilmPart> Parts);
