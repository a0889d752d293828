using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Text.Json;

namespace LensForge.Web.Live;

/// <summary>One preview picture of a take that is being filmed.</summary>
/// <param name="Number">Pictures of a take are counted from 1.</param>
/// <param name="Made">Unix time in milliseconds at which the web had it.</param>
public sealed record LiveFrame(
    Guid Take, Guid Production, string Shot, long Number, int Frame, int Step, int Steps, int StepsDone, int StepsTotal, double? SecondsLeft, long Made, byte[] Jpeg)
{
    private static readonly JsonSerializerOptions HeaderJson = new(JsonSerializerDefaults.Web);

    private byte[]? _message;

    /// <summary>As it goes to viewers, made once for all of them: length of the header (4 bytes, little-endian), header in JSON, JPEG.</summary>
    public ReadOnlyMemory<byte> Message => _message ??= Encode();

    private byte[] Encode()
    {
        var header = JsonSerializer.SerializeToUtf8Bytes(
            new { Take, Production, Shot, Number, Frame, Step, Steps, StepsDone, StepsTotal, SecondsLeft, Made }, HeaderJson);
        var message = new byte[4 + header.Length + Jpeg.Length];
        BinaryPrimitives.WriteInt32LittleEndian(message, header.Length);
        header.CopyTo(message, 4);
        Jpeg.CopyTo(message, 4 + header.Length);
        return message;
    }
}

/// <summary>
/// The newest picture of every take being filmed, one slot each. Nothing is queued: a viewer that asks gets what is newest then, so a
/// slow one sees fewer pictures, never old ones, and holds up nobody.
/// </summary>
public sealed class LatestFrames
{
    private readonly ConcurrentDictionary<Guid, LiveFrame> _slots = new();
    private readonly ConcurrentDictionary<FrameViewer, bool> _viewers = new();

    public void Publish(LiveFrame frame)
    {
        var newest = _slots.AddOrUpdate(frame.Take, frame, (_, old) => frame with { Number = old.Number + 1 });
        foreach (var (viewer, _) in _viewers) viewer.Offer(newest);
    }

    public LiveFrame? Newest(Guid take) => _slots.GetValueOrDefault(take);

    /// <summary>The take is no longer being filmed.</summary>
    public void Clear(Guid take) => _slots.TryRemove(take, out _);

    /// <param name="wants">Which frames it wants to see.</param>
    public FrameViewer View(Func<LiveFrame, bool> wants)
    {
        var viewer = new FrameViewer(this, wants);
        _viewers.TryAdd(viewer, true);
        foreach (var frame in _slots.Values) viewer.Offer(frame);
        return viewer;
    }

    internal void Leave(FrameViewer viewer) => _viewers.TryRemove(viewer, out _);
}

/// <summary>One viewer's side: remembers which takes have something newer than it has seen, not what.</summary>
public sealed class FrameViewer : IDisposable
{
    private readonly LatestFrames _frames;
    private readonly Func<LiveFrame, bool> _wants;
    private readonly Queue<Guid> _fresh = new();
    private readonly HashSet<Guid> _queued = [];
    private readonly SemaphoreSlim _bell = new(0);

    internal FrameViewer(LatestFrames frames, Func<LiveFrame, bool> wants) => (_frames, _wants) = (frames, wants);

    /// <summary>The newest picture of the take that has waited longest to be seen. Asking is the credit: nothing is taken before.</summary>
    public async Task<LiveFrame> NextAsync(CancellationToken stop = default)
    {
        while (true)
        {
            await _bell.WaitAsync(stop);
            Guid take;
            lock (_fresh)
            {
                take = _fresh.Dequeue();
                _queued.Remove(take);
            }

            if (_frames.Newest(take) is { } frame) return frame;
        }
    }

    public void Dispose()
    {
        _frames.Leave(this);
        _bell.Dispose();
    }

    internal void Offer(LiveFrame frame)
    {
        if (!_wants(frame)) return;
        lock (_fresh)
        {
            if (!_queued.Add(frame.Take)) return;
            _fresh.Enqueue(frame.Take);
        }

        try
        {
            _bell.Release();
        }
        catch (ObjectDisposedException)
        {
            // It left in this moment.
        }
    }
}
