using System.Diagnostics;
using LensForge.Domain.Hosts;
using LensForge.Domain.Takes;
using LensForge.Generation.Media;
using LensForge.Generation.Pipelines.Shot;

namespace LensForge.Generation.Host;

/// <summary>Sends a shot's steps and frames up as news, and its frames into the clip. Every step of the key frame is shown; later frames at most so many a second.</summary>
internal sealed class FilmingAudience(WorkOrder order, Recipe recipe, Task<ClipWriter> clip, Action<HostNews> tell) : IShotAudience, IDisposable
{
    private static readonly TimeSpan BetweenFrames = TimeSpan.FromMilliseconds(100);
    private readonly Jpeg _jpeg = new();
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly int _total = recipe.KeySteps + (recipe.Frames - 1) * recipe.FollowSteps;
    private long _lastShown;
    private long _keyFrameDone;

    /// <summary>The key frame as JPEG, once it is finished.</summary>
    public byte[] KeyFrame { get; private set; } = [];

    public void Step(int frame, int step, int steps, ReadOnlySpan<byte> rgb) =>
        tell(new(order.Job, order.Fence, frame, step, steps, step, _total, null, _jpeg.Encode(rgb, recipe.Width, recipe.Height)));

    public void Frame(int frame, ReadOnlySpan<byte> rgb)
    {
        clip.GetAwaiter().GetResult().Add(rgb);
        if (frame == 0)
        {
            KeyFrame = _jpeg.Encode(rgb, recipe.Width, recipe.Height, quality: 92);
            _keyFrameDone = Stopwatch.GetTimestamp();
        }
        var last = frame == recipe.Frames - 1;
        if (!last && Stopwatch.GetElapsedTime(_lastShown) < BetweenFrames) return;
        _lastShown = Stopwatch.GetTimestamp();
        var done = recipe.KeySteps + frame * recipe.FollowSteps;
        double? left = frame < 3 ? null : Stopwatch.GetElapsedTime(_keyFrameDone).TotalSeconds / frame * (recipe.Frames - 1 - frame);
        var steps = frame == 0 ? recipe.KeySteps : recipe.FollowSteps;
        tell(new(order.Job, order.Fence, frame, steps, steps, done, _total, left, _jpeg.Encode(rgb, recipe.Width, recipe.Height)));
    }

    public double SecondsSoFar => Stopwatch.GetElapsedTime(_started).TotalSeconds;

    public void Dispose() => _jpeg.Dispose();
}
