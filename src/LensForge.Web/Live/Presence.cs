using System.Collections.Concurrent;
using LensForge.Domain.Productions;

namespace LensForge.Web.Live;

/// <summary>Somebody who has a page of a production open.</summary>
/// <param name="Station">"Board", "Script": the page.</param>
/// <param name="Where">For people: "on the board at 3B".</param>
public sealed record PersonHere(string Person, string Name, string Station, ShotId? Shot, string Where);

/// <summary>Who has which page of a production open now. Kept in this process alone and in no log: it is gone with the page.</summary>
public sealed class Presence(ChangeFeed<(Guid Production, string About)> changes)
{
    private const string About = "presence";

    private readonly ConcurrentDictionary<Guid, ConcurrentDictionary<PresenceSeat, PersonHere>> _here = new();

    /// <summary>Others in a production, each once for every page.</summary>
    public IReadOnlyList<PersonHere> Others(Guid production, string? me) =>
        _here.TryGetValue(production, out var seats) ? [.. seats.Values.Where(here => here.Person != me).Distinct().OrderBy(here => here.Name, StringComparer.Ordinal).ThenBy(here => here.Where, StringComparer.Ordinal)] : [];

    public IDisposable Watch(Guid production, TimeSpan interval, Func<Task> changed) => changes.Watch((production, About), interval, changed);

    internal void Sit(PresenceSeat seat, Guid production, PersonHere here)
    {
        var seats = _here.GetOrAdd(production, _ => new());
        if (seats.TryGetValue(seat, out var before) && before == here) return;
        seats[seat] = here;
        changes.Changed((production, About));
    }

    internal void Rise(PresenceSeat seat, Guid production)
    {
        if (_here.TryGetValue(production, out var seats) && seats.TryRemove(seat, out _)) changes.Changed((production, About));
    }
}
