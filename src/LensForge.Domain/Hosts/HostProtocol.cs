using System.Text.Json.Serialization;
using LensForge.Domain.Cast;
using LensForge.Domain.Productions;
using LensForge.Domain.Takes;
using LensForge.Domain.Time;

namespace LensForge.Domain.Hosts;

/// <summary>The wire between a generation host and the web, over the hub at <see cref="Path"/>. Hosts call these; names are the method names.</summary>
public interface IHostServer
{
    const string Path = "/hub/hosts";
    const string MediaPath = "/hosts/media/";
    const string KeyHeader = "X-LensForge-Host-Key";

    /// <summary>First call on a connection. Refused with a HubException when the key is wrong or the versions differ.</summary>
    Task Join(HostHello hello);

    /// <summary>The next piece of work, already leased to this host, or null when there is none.</summary>
    Task<WorkOrder?> AskForWork();

    /// <summary>Keeps the lease; false when it was lost or the work was cancelled: stop at once and report nothing.</summary>
    Task<bool> Heartbeat(Guid job, long fence);

    /// <summary>The client-to-server stream that carries every preview picture and progress figure of this host.</summary>
    Task StreamNews(IAsyncEnumerable<HostNews> news);

    /// <summary>Done. The media named were uploaded before by PUT to <see cref="MediaPath"/> + hash. Repeats are harmless.</summary>
    Task Complete(WorkResult result);

    /// <summary>Failed for a reason that a person can read. The work is tried again at most twice.</summary>
    Task Fail(Guid job, long fence, string reason);
}

/// <summary>What the web calls on a host.</summary>
public interface IHostClient
{
    /// <summary>There may be work: ask for it.</summary>
    Task WorkAvailable();

    /// <summary>Stop this job between two steps; what was done is thrown away.</summary>
    Task Cancel(Guid job);

    /// <summary>End this take with its key frame as it was after the step, even if that was a while ago, and report it as done. A host that has no such step any more goes on.</summary>
    Task Stop(Guid job, int step);
}

/// <param name="Provider">Where the model runs: "CPU" or "CUDA".</param>
/// <param name="Slots">Pieces of work taken at once, 1 to 16.</param>
public sealed record HostHello(string Name, string Version, string Provider, string ModelHash, int Slots);

/// <param name="Fence">Grows with every lease of the job; an outdated one is refused everywhere.</param>
public sealed record WorkOrder(Guid Job, long Fence, Work Work);

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(FilmShot), "filmShot")]
[JsonDerivedType(typeof(DrawStages), "drawStages")]
[JsonDerivedType(typeof(AssembleFilm), "assembleFilm")]
[JsonDerivedType(typeof(RenderTurnaround), "renderTurnaround")]
[JsonDerivedType(typeof(ReadReference), "readReference")]
[JsonDerivedType(typeof(RenderSet), "renderSet")]
[JsonDerivedType(typeof(ReadPlace), "readPlace")]
public abstract record Work;

/// <summary>Film one take.</summary>
public sealed record FilmShot(Guid Take, Recipe Recipe) : Work;

/// <summary>Draw the stages of unfilmed shots as clean line drawings, 512 wide, JPEG; one media hash each, in order.</summary>
/// <param name="Shots">Whose stages they are; null in work from before the shots could change their order.</param>
public sealed record DrawStages(IReadOnlyList<Stages.ShotStage> Stages, IReadOnlyList<Productions.ShotId>? Shots = null) : Work;

/// <summary>Render somebody's looks from all sides by the reference renderer: front, three-quarter, profile, back, head; JPEG, one media hash each, in order.</summary>
public sealed record RenderTurnaround(string Looks, Appearance Appearance) : Work;

/// <summary>Say what somebody in an uploaded picture looks like. The picture is fetched by its hash.</summary>
/// <param name="PictureKind">"jpg" or "png".</param>
public sealed record ReadReference(Guid Reference, string Picture, string PictureKind) : Work;

/// <summary>Render a set without people by the reference renderer; JPEG, one media hash.</summary>
/// <param name="Key">Of the set (<see cref="SetPictureKey"/>).</param>
public sealed record RenderSet(string Key, Stages.SceneSet Set) : Work;

/// <summary>Say what an uploaded picture tells of a place's colours and light. The picture is fetched by its hash.</summary>
/// <param name="PictureKind">"jpg", "png" or "webp".</param>
public sealed record ReadPlace(Guid Reference, string Picture, string PictureKind) : Work;

/// <summary>Join shots into one MP4.</summary>
public sealed record AssembleFilm(int Width, int Height, FrameRate Rate, IReadOnlyList<FilmPart> Parts) : Work;

/// <param name="ClipHash">The take's clip; null when the shot is unfilmed, then <paramref name="StillHash"/> is held for <paramref name="Frames"/>.</param>
/// <param name="Fit">True for a clip of another size or rate than the film's, which is encoded anew to fit.</param>
public sealed record FilmPart(string? ClipHash, string? StillHash, int Frames, bool? Fit = null);

/// <summary>News of a running job. <see cref="Jpeg"/> is null when only figures changed.</summary>
/// <param name="Frame">Frame of the shot that the picture shows, from 0.</param>
/// <param name="Step">Steps finished of that frame, from 1.</param>
/// <param name="StepsDone">Network steps run so far in the whole job.</param>
/// <param name="StepsTotal">Network steps of the whole job.</param>
/// <param name="SecondsLeft">Estimate, null while unknown.</param>
public sealed record HostNews(Guid Job, long Fence, int Frame, int Step, int Steps, int StepsDone, int StepsTotal, double? SecondsLeft, byte[]? Jpeg);

/// <param name="ClipHash">SHA-256 of the MP4 (takes and films).</param>
/// <param name="StillHashes">Of a take: its key frame as JPEG. Of drawings: one each, in order.</param>
/// <param name="Seconds">Machine seconds used.</param>
/// <param name="Provider">Where it ran.</param>
/// <param name="Looks">Of a reference picture of somebody: what it says; else null.</param>
/// <param name="Place">Of a reference picture of a place: what it says; else null.</param>
/// <param name="StoppedAt">Of a take that was stopped: the step whose picture it is; else null.</param>
public sealed record WorkResult(Guid Job, long Fence, string? ClipHash, IReadOnlyList<string> StillHashes, int StepsRun, double Seconds, string Provider, IReadOnlyList<ProposedLook>? Looks = null, PlaceReading? Place = null, int? StoppedAt = null);
