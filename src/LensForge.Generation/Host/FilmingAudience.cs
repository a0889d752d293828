using System.Diagnostics;
using System.Security.Cryptography;
using LensForge.Domain.Hosts;
using LensForge.Domain.Takes;
using LensForge.Generation.Media;
using LensForge.Generation.Models;
using LensForge.Generation.Pipelines.Shot;

namespace LensForge.Generation.Host;

/// <summary>Sends a shot's steps and frames up as news, and its frames into the clip. Every step of the key frame is shown; later frames at most so many a second.</summary>
/// <param name="stopAfter">The step as whose picture the key frame is wanted by now; null for all.</param>
internal sealed class FilmingAudience(WorkOrder order, Recipe recipe, Task<ClipWriter> clip, Action<HostNews> tell, Func<int?>? stopAfter = null) : IShotAudience, IDisposable
{
    private static readonly TimeSpan BetweenFrames = TimeSpan.FromMilliseconds(100);
    private readonly Jpeg _jpeg = new();
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly int _total = recipe.StepsWanted;
    private long _lastShown;
    private long _keyFrameDone;
    private byte[]? _small;

    /// <summary>The key frame as JPEG, once it is finished.</summary>
    public byte[] KeyFrame { get; private set; } = [];

    public int? StopAfter => stopAfter?.Invoke();

    /// <summary>The step whose picture the key frame is; null when it was finished.</summary>
    public int? StoppedAt { get; private set; }

    public void Stopped(int step) => StoppedAt = step;

    public void Step(int frame, int step, int steps, ReadOnlySpan<byte> rgb) =>
        tell(new(order.Job, order.Fence, frame, step, steps, step, _total, null, _jpeg.Encode(rgb, recipe.BaseWidth, recipe.BaseHeight)));

    /// <exception cref="ModelException">The rest of the picture would not be what it was.</exception>
    public void Original(ReadOnlySpan<byte> rgb)
    {
        if (recipe.Regions?[^1].OfStill is not { } still || Convert.ToHexStringLower(SHA256.HashData(Delivered(rgb))) == still) return;
        throw new ModelException("This machine, or this version of the program, does not film that take again as it was, so that the rest of the picture would not stay the same. Film a whole new take.");
    }

    public void Frame(int frame, ReadOnlySpan<byte> rgb)
    {
        if (frame == 0) RequireChosen(rgb);

        // A still is held for as long as its shot lasts.
        for (var shown = 0; shown < (recipe.IsStill ? recipe.Frames : 1); shown++) clip.GetAwaiter().GetResult().Add(rgb);
        if (frame == 0)
        {
            _keyFrameDone = Stopwatch.GetTimestamp();
        }
        var last = frame == recipe.Pictures - 1;
        if (!last && Stopwatch.GetElapsedTime(_lastShown) < BetweenFrames) return;
        _lastShown = Stopwatch.GetTimestamp();
        var done = recipe.KeyStepsWanted + frame * recipe.FollowSteps;
        double? left = frame < 3 ? null : Stopwatch.GetElapsedTime(_keyFrameDone).TotalSeconds / frame * (recipe.Pictures - 1 - frame);
        var steps = frame == 0 ? recipe.KeySteps : recipe.FollowSteps;
        tell(new(order.Job, order.Fence, frame, frame == 0 ? StoppedAt ?? recipe.KeyStepsWanted : steps, steps, done, _total, left, Live(rgb)));
    }

    /// <exception cref="ModelException">The shot would not go on from the picture that people chose.</exception>
    private void RequireChosen(ReadOnlySpan<byte> rgb)
    {
        KeyFrame = Delivered(rgb);
        if (recipe.KeyStill is not { } still || Convert.ToHexStringLower(SHA256.HashData(KeyFrame)) == still) return;
        throw new ModelException("This machine, or this version of the program, does not make the chosen key frame again as it was, so that the shot would not follow it. Film the variants anew and choose again.");
    }

    /// <summary>The frame for those who watch: never larger than the base, so that it is quick on any line.</summary>
    private byte[] Live(ReadOnlySpan<byte> rgb)
    {
        var scale = recipe.Width / recipe.BaseWidth;
        if (scale == 1) return _jpeg.Encode(rgb, recipe.Width, recipe.Height);
        _small ??= new byte[recipe.BaseWidth * recipe.BaseHeight * 3];
        for (var y = 0; y < recipe.BaseHeight; y++)
        {
            for (var x = 0; x < recipe.BaseWidth * 3; x++)
            {
                var sum = 0;
                for (var k = 0; k < scale * scale; k++) sum += rgb[((y * scale + k / scale) * recipe.Width + x / 3 * scale + k % scale) * 3 + x % 3];
                _small[y * recipe.BaseWidth * 3 + x] = (byte)(sum / (scale * scale));
            }
        }
        return _jpeg.Encode(_small, recipe.BaseWidth, recipe.BaseHeight);
    }

    private byte[] Delivered(ReadOnlySpan<byte> rgb) => _jpeg.Encode(rgb, recipe.Width, recipe.Height, quality: 92);

    public double SecondsSoFar => Stopwatch.GetElapsedTime(_started).TotalSeconds;

    public void Dispose() => _jpeg.Dispose();
}
