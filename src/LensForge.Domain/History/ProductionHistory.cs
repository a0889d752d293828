using LensForge.Domain.Productions;

namespace LensForge.Domain.History;

/// <summary>A change that can be taken back.</summary>
/// <param name="Version">Of the production, with it.</param>
/// <param name="By">Who made it.</param>
/// <param name="Field">As it was called then.</param>
/// <param name="Before">How everything was before it.</param>
public sealed record Change(long Version, string? By, FieldKey Field, Production Before, Production After)
{
    public object? Was => Fields.Of(Field).Value(Before, Field.Of);

    public object? Became => Fields.Of(Field).Value(After, Field.Of);
}

/// <summary>What taking back, or making again, would do.</summary>
/// <param name="Now">What the field is called now; null: what it belonged to is no longer there.</param>
/// <param name="Other">Who has changed the same since, so that it is not done.</param>
public sealed record UndoStep(Change Change, bool Again, FieldKey? Now, string? Other)
{
    public bool Possible => Now is not null && Other is null;

    /// <summary>The command that does it.</summary>
    public ProductionCommand Command() => Fields.Of(Change.Field).Restore(Again ? Change.After : Change.Before, Change.Field.Of, Now!.Value.Of);
}

/// <summary>
/// The changes of a production by person: everybody takes back their own last one, and never another's. Gone through in the order of the
/// log; not for several threads at once.
/// </summary>
public sealed class ProductionHistory
{
    private readonly List<Change> _changes = [];
    private readonly Dictionary<long, FieldKey?> _now = [];

    // Who touched a field, in order: what holds, and everything.
    private readonly Dictionary<FieldKey, List<(long Version, string? By)>> _holding = [];
    private readonly Dictionary<FieldKey, List<(long Version, string? By)>> _touched = [];
    private readonly Dictionary<string, List<Change>> _done = [];
    private readonly Dictionary<string, List<(Change Change, long At)>> _undone = [];
    private (ChangeTakenBack Mark, string By)? _mark;

    public Production State { get; private set; } = Production.None;

    public long Version { get; private set; }

    /// <summary>The change of the last event; null when it was none, or one that took another back.</summary>
    public Change? Last { get; private set; }

    /// <param name="by">Who did it; null: the house.</param>
    public void Apply(long version, string? by, ProductionEvent happened)
    {
        var before = State;
        (State, Version, Last) = (Production.Apply(before, happened), version, null);
        if (happened is ShotListPlanned planned) Carry(planned);
        if (happened is ChangeTakenBack mark && by is not null)
        {
            _mark = (mark, by);
            return;
        }

        var marked = _mark;
        _mark = null;
        if (Fields.ChangedBy(happened) is not { } field) return;
        Last = new(version, by, field, before, State);
        if (marked is { } taken && taken.By == by && Take(taken.Mark, by, version))
        {
            Of(_touched, field).Add((version, by));
            return;
        }

        _changes.Add(Last);
        _now[version] = field;
        Of(_holding, field).Add((version, by));
        Of(_touched, field).Add((version, by));
        if (by is null) return;
        Of(_done, by).Add(Last);
        _undone.Remove(by);
    }

    /// <summary>What this person would take back next; null: nothing.</summary>
    /// <param name="skipped">Versions of changes that were found to be impossible already.</param>
    public UndoStep? Undo(string person, IReadOnlySet<long>? skipped = null)
    {
        if (_done.GetValueOrDefault(person)?.FindLast(one => skipped?.Contains(one.Version) != true) is not { } change) return null;
        if (_now[change.Version] is not { } now) return new(change, false, null, null);
        var holding = Of(_holding, now);
        return new(change, false, now, holding.Count > 0 && holding[^1].Version == change.Version ? null : holding.LastOrDefault(touch => touch.By != person).By ?? person);
    }

    /// <summary>What this person would make again next; null: nothing.</summary>
    public UndoStep? Redo(string person, IReadOnlySet<long>? skipped = null)
    {
        if (_undone.GetValueOrDefault(person) is not { } undone || undone.FindLast(one => skipped?.Contains(one.Change.Version) != true) is not { Change: { } change } last) return null;
        if (_now[change.Version] is not { } now) return new(change, true, null, null);
        var since = Of(_touched, now).FindLast(touch => touch.Version > last.At && touch.By != person);
        return new(change, true, now, since.Version == 0 ? null : since.By ?? "");
    }

    private bool Take(ChangeTakenBack mark, string by, long version)
    {
        var (done, undone) = (Of(_done, by), Of(_undone, by));
        if (mark.Again)
        {
            var at = undone.FindLastIndex(one => one.Change.Version == mark.Change);
            if (at < 0) return false;
            done.Add(undone[at].Change);
            if (_now[mark.Change] is { } field) Of(_holding, field).Add((mark.Change, by));
            undone.RemoveAt(at);
            return true;
        }

        var taken = done.FindLastIndex(one => one.Version == mark.Change);
        if (taken < 0) return false;
        undone.Add((done[taken], version));
        if (_now[mark.Change] is { } held) Of(_holding, held).RemoveAll(touch => touch.Version == mark.Change);
        done.RemoveAt(taken);
        return true;
    }

    private void Carry(ShotListPlanned planned)
    {
        foreach (var change in _changes)
            if (_now[change.Version] is { } now) _now[change.Version] = Fields.Carry(now, planned);
        foreach (var fields in (Dictionary<FieldKey, List<(long, string?)>>[])[_holding, _touched])
        {
            var carried = fields.Select(one => (Now: Fields.Carry(one.Key, planned), one.Value)).Where(one => one.Now is not null).ToList();
            fields.Clear();
            foreach (var (now, touches) in carried) fields.TryAdd(now!.Value, touches);
        }
    }

    private static List<TItem> Of<TKey, TItem>(Dictionary<TKey, List<TItem>> lists, TKey key)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list)) lists[key] = list = [];
        return list;
    }
}
