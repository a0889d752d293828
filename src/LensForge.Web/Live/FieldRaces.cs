using System.Collections.Concurrent;
using LensForge.Domain.Productions;
using LensForge.Web.Projections;

namespace LensForge.Web.Live;

/// <summary>Somebody's change of a field was covered by somebody who had not seen it.</summary>
/// <param name="Mine">What the loser had said; it can be said again.</param>
/// <param name="Theirs">What holds now.</param>
public sealed record LostField(FieldChange Mine, FieldChange Theirs);

/// <summary>
/// Tells whoever said something of a field of a shot when another person, whose page did not show it yet, said something else: by the numbers
/// of events that pages had drawn, not by clocks. Kept in this process until it is answered; a restart forgets it, the log does not.
/// </summary>
public sealed class FieldRaces(ProductionSheets sheets, ChangeFeed<Guid> changes)
{
    private const int Kept = 20;

    private readonly ConcurrentDictionary<(Guid Production, string Person), IReadOnlyList<LostField>> _lost = new();

    public IReadOnlyList<LostField> Of(Guid production, string person) => _lost.GetValueOrDefault((production, person), []);

    /// <summary>Somebody's commands made events up to this one, all of them on the sheet.</summary>
    /// <param name="seen">Number of the last event that their page had drawn.</param>
    public void Ran(Guid production, string person, long seen, long last)
    {
        if (sheets.Find(production) is not { } sheet) return;
        foreach (var change in sheet.Fields.Changes.Values)
        {
            if (change.By != person || change.Event <= seen || change.Event > last || change.Before is not { By: { } loser } mine || loser == person || mine.Event <= seen || mine.Again.Equals(change.Again)) continue;
            _lost.AddOrUpdate((production, loser), [new(mine, change)], (_, before) => [.. before.Where(one => (one.Mine.Shot, one.Mine.Field) != (mine.Shot, mine.Field)).TakeLast(Kept - 1), new(mine, change)]);
        }

        changes.Changed(production);
    }

    public void Answered(Guid production, string person, LostField lost)
    {
        _lost.AddOrUpdate((production, person), [], (_, before) => [.. before.Where(one => one != lost)]);
        changes.Changed(production);
    }
}
