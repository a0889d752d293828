namespace LensForge.Generation.Evaluation;

/// <summary>Whoever makes pictures of a stage: the shipped model, or a baseline that it is measured against. Any thread may ask.</summary>
public interface IContender
{
    /// <summary>Films <paramref name="frames"/> frames from the shot's own on, the first as a key frame, each further one from the one before.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    IReadOnlyList<Picture> Film(HeldOutShot shot, int frames, int width, int height, CancellationToken cancellation);
}
