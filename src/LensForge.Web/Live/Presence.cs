using System.Collections.Concurrent;
using System.Globalization;
using LensForge.Domain.Productions;

namespace LensForge.Web.Live;

/// <summary>Somebody who has a page of a production open.</summary>
/// <param name="Station">"Board", "Script": the page.</param>
/// <param name="Where">For people: "on the board at 3B".</param>
public sealed record PersonHere(string Person, string Name, string Station, ShotId? Shot, string Where)
{
    // Told apart on a dark page, each with 4.5:1 under black letters.
    private static readonly string[] Colours = ["#e8a33d", "#6fb7e9", "#8fce7e", "#e58fb1", "#c3a6f0", "#e2c95a", "#6fd0c0", "#f0937a"];

    public string Initial => Name.Length == 0 ? "?" : StringInfo.GetNextTextElement(Name).ToUpperInvariant();

    /// <summary>The same for a person on every page.</summary>
    public string Colour => Colours[Person.Sum(letter => letter) % Colours.Length];
}

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
