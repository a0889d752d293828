using LensForge.Domain.Takes;
using LensForge.Domain.Time;
using LensForge.Generation.Models;
using LensForge.Generation.Pipelines.Shot;

namespace LensForge.Generation.Evaluation;

/// <summary>The shipped way of filming, with the steps of good quality: 8 for a key frame, 4 for each that follows.</summary>
public sealed class ModelContender(DenoiserModel model) : IContender
{
    public const int KeySteps = 8, FollowSteps = 4;

    public IReadOnlyList<Picture> Film(HeldOutShot shot, int frames, int width, int height, CancellationToken cancellation)
    {
        var kept = new Keeper(width, height);
        Film(shot, frames, width, height, kept, cancellation);
        return kept.Frames;
    }

    /// <summary>A key frame with the prediction of every step.</summary>
    public (IReadOnlyList<Picture> Steps, Picture Finished) KeyFrame(HeldOutShot shot, int width, int height, CancellationToken cancellation)
    {
        var kept = new Keeper(width, height);
        Film(shot, 1, width, height, kept, cancellation);
        return (kept.Steps, kept.Frames[0]);
    }

    public void Film(HeldOutShot shot, int frames, int width, int height, IShotAudience audience, CancellationToken cancellation) =>
        new ShotFilmer(model).Film(RecipeOf(shot, width, height, model.Hash), audience, new FilmTimings(), cancellation, frames, shot.Frame);

    internal static Recipe RecipeOf(HeldOutShot shot, int width, int height, string modelHash) =>
        new(shot.Stage, width, height, FrameRate.Film, KeySteps, FollowSteps, shot.Seed, modelHash, shot.Look);

    private sealed class Keeper(int width, int height) : IShotAudience
    {
        public List<Picture> Steps { get; } = [];
        public List<Picture> Frames { get; } = [];

        public void Step(int frame, int step, int steps, ReadOnlySpan<byte> rgb) => Steps.Add(new(width, height, rgb.ToArray()));

        public void Frame(int frame, ReadOnlySpan<byte> rgb) => Frames.Add(new(width, height, rgb.ToArray()));
    }
}
