using System.Collections.Concurrent;
using LensForge.Domain;
using LensForge.Domain.Hosts;
using LensForge.Web.EventStore;

namespace LensForge.Web.Hosts;

/// <summary>A host that has joined.</summary>
public sealed record JoinedHost(string Connection, HostHello Hello, DateTimeOffset Joined);

/// <summary>Who films for this web process right now, and with which model.</summary>
public sealed class HostRoster(PlaceOnDisk place, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, JoinedHost> _joined = new();
    private readonly TaskCompletionSource<string> _firstModel = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public event Action? Changed;

    public IReadOnlyList<JoinedHost> Joined => [.. _joined.Values.OrderBy(host => host.Joined)];

    public void Join(string connection, HostHello hello)
    {
        _joined[connection] = new(connection, hello, clock.GetUtcNow());
        _firstModel.TrySetResult(hello.ModelHash);
        try
        {
            File.WriteAllText(Remembered, hello.ModelHash);
        }
        catch (IOException)
        {
            // Remembering is a convenience for the next start.
        }

        Changed?.Invoke();
    }

    public void Leave(string connection)
    {
        if (_joined.TryRemove(connection, out _)) Changed?.Invoke();
    }

    /// <summary>Hash of the model that films, of the host that joined last or, while none is here, of the last one that was.</summary>
    /// <exception cref="RefusedException">No host has ever joined, and none does within half a minute.</exception>
    public async Task<string> ModelHashAsync(CancellationToken stop = default)
    {
        if (_joined.Values.MaxBy(host => host.Joined) is { } host) return host.Hello.ModelHash;
        if (File.Exists(Remembered) && await File.ReadAllTextAsync(Remembered, stop) is { Length: > 0 } known) return known;
        try
        {
            return await _firstModel.Task.WaitAsync(Patience, clock, stop);
        }
        catch (TimeoutException)
        {
            throw new RefusedException("No generation host is running, so nothing can be filmed. Its last words are in the log of this server.");
        }
    }

    private string Remembered => Path.Combine(place.Root, "model.sha256");
}
