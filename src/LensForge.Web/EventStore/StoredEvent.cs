namespace LensForge.Web.EventStore;

/// <summary>An event as it lies in the log. The body is read from its JSON when first asked for.</summary>
public sealed class StoredEvent(long sequence, Guid id, Guid stream, long version, string type, DateTimeOffset recorded, string? user, byte[] json, string? deed = null)
{
    private object? _body;

    public long Sequence => sequence;

    public Guid Id => id;

    public Guid Stream => stream;

    /// <summary>Place in its stream, from 1.</summary>
    public long Version => version;

    public string Type => type;

    public DateTimeOffset Recorded => recorded;

    public string? User => user;

    /// <summary>What events have in common that one command made; null for one that stands alone.</summary>
    public string? Deed => deed;

    public object Body => _body ??= EventTypes.Read(type, json);
}

/// <summary>What to append to one stream.</summary>
/// <param name="Expected">The version that the stream must have; 0 for a new one; <see cref="Any"/> to go behind whatever is there.</param>
public sealed record StreamAppend(Guid Stream, string StreamType, long Expected, IReadOnlyList<object> Events)
{
    public const long Any = -1;
}

/// <param name="Version">Of the stream after the append.</param>
/// <param name="Sequence">Of the last event appended.</param>
public readonly record struct Appended(long Version, long Sequence);

/// <summary>The stream went on meanwhile: read it again and decide again.</summary>
public sealed class WrongVersionException(Guid stream, long expected, long actual)
    : Exception($"Stream {stream} is at version {actual}, not {expected}.")
{
    public Guid Stream => stream;

    public long Actual => actual;
}
