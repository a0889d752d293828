using LensForge.Domain.Productions;

namespace LensForge.Domain.History;

/// <summary>A change that can be taken back.</summary>
/// <param name="Version">Of the production, with it.</param>
/// <param name="By">Who made it.</param>
/// <param name="Field">As it was called then.</param>
/// <param name="Before">How everything was before it.</param>
public sealed record Change(long Version, string? By, FieldKey Field, ProductionEvent Happened, Production Before, Production After)
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
    public ProductionCommand Command()
    {
        var (field, then) = (Fields.Of(Change.Field), Again ? Change.After : Change.Before);
        return (Again ? field.Forth : field.Back)?.Invoke(then, Change.Happened) ?? field.Turn?.Invoke(Change, Again, Now!.Value.Of) ?? field.Restore(then, Change.Field.Of, Now!.Value.Of);
    }
}

/// <summary>
/// The changes of a production by person: everybody takes back their own last one, and never another's. What one command made is one
/// change of several steps. Gone through in the order of the log; not for several threads at once.
/// </summary>
public sealed class ProductionHistory
{
    private readonly List<Change> _changes = [];
    private readonly List<(long Version, ShotListPlanned Planned)> _plans = [];

    // What a change's field is called now, and the deed that it belongs to.
    private readonly Dictionary<long, FieldKey?> _now = [];
    private readonly Dictionary<long, string> _deed = [];

    // Who touched a field, in order: what holds, and everything.
    private readonly Dictionary<FieldKey, List<(long Version, string? By)>> _holding = [];
    private readonly Dictionary<FieldKey, List<(long Version, string? By)>> _touched = [];
    private readonly Dictionary<string, List<Change>> _done = [];
    private readonly Dictionary<string, List<(Change Change, long At)>> _undone = [];
    private int _inverse;

    public Production State { get; private set; } = Production.None;

    public long Version { get; private set; }

    /// <summary>The change of the last event; null when it was none.</summary>
    public Change? Last { get; private set; }

    /// <param name="by">Who did it; null: the house.</param>
    /// <param name="deed">What it has in common with others that the same command made; null: it stands alone.</param>
    public void Apply(long version, string? by, ProductionEvent happened, string? deed = null)
    {
        var before = State;
        (State, Version, Last) = (Production.Apply(before, happened), version, null);
        if (happened is ShotListPlanned planned)
        {
            Carry(planned);
            _plans.Add((version, planned));
        }

        if (happened is ChangeTakenBack mark)
        {
            _inverse = mark.Events;
            if (by is not null) Take(mark, by, version);
            return;
        }

        var inverse = _inverse > 0;
        _inverse = Math.Max(0, _inverse - 1);
        if (Fields.ChangedBy(happened) is not { } field) return;
        Last = new(version, by, field, happened, before, State);
        Of(_touched, field).Add((version, by));
        if (inverse) return;
        _changes.Add(Last);
        (_now[version], _deed[version]) = (field, deed ?? $"{version}");
        Of(_holding, field).Add((version, by));
        if (by is null) return;
        Of(_done, by).Add(Last);
        _undone.Remove(by);
    }

    /// <summary>What this person would take back next, in the order in which it is done; empty: nothing.</summary>
    /// <param name="skipped">Versions of changes that were found to be impossible already.</param>
    public IReadOnlyList<UndoStep> Undo(string person, IReadOnlySet<long>? skipped = null)
    {
        var done = (_done.GetValueOrDefault(person) ?? []).Where(one => skipped?.Contains(one.Version) != true).ToList();
        if (done.Count == 0) return [];
        List<Change> deed = [.. done.Where(one => _deed[one.Version] == _deed[done[^1].Version])];

        // What was said of a shot that goes away goes before it; what is said of one that is whole again comes after.
        var shaped = deed.Where(IsShaped).Select(change => change.Field.Of).ToHashSet();
        return [.. deed.Where(change => !IsShaped(change) && shaped.Contains(change.Field.Of)).Reverse()
            .Concat(deed.Where(IsShaped).Reverse())
            .Concat(deed.Where(change => !IsShaped(change) && !shaped.Contains(change.Field.Of)).Reverse())
            .Select(change => Back(change, person))];
    }

    /// <summary>What this person would make again next, in its order; empty: nothing.</summary>
    /// <inheritdoc cref="Undo"/>
    public IReadOnlyList<UndoStep> Redo(string person, IReadOnlySet<long>? skipped = null)
    {
        var undone = (_undone.GetValueOrDefault(person) ?? []).Where(one => skipped?.Contains(one.Change.Version) != true).ToList();
        if (undone.Count == 0) return [];
        return [.. undone.Where(one => _deed[one.Change.Version] == _deed[undone[^1].Change.Version]).Reverse().Select(one => Forth(one.Change, one.At, person))];
    }

    /// <summary>What a field that was called so at a version is called at a later one; null: what it belonged to is no longer there.</summary>
    public FieldKey? Now(FieldKey then, long version, long until = long.MaxValue)
    {
        FieldKey? now = then;
        foreach (var plan in _plans.Where(plan => plan.Version > version && plan.Version <= until))
            if (now is { } key) now = Fields.Carry(key, plan.Planned);
        return now;
    }

    private static bool IsShaped(Change change) => Fields.Of(change.Field).Back is not null;

    private UndoStep Back(Change change, string person)
    {
        if (_now[change.Version] is not { } now) return new(change, false, null, null);
        var since = Of(_holding, now).SkipWhile(touch => touch.Version != change.Version).Skip(1).LastOrDefault(touch => touch.By != person);
        return new(change, false, now, since.Version == 0 ? null : since.By ?? "");
    }

    private UndoStep Forth(Change change, long at, string person)
    {
        if (_now[change.Version] is not { } now) return new(change, true, null, null);
        var since = Of(_touched, now).FindLast(touch => touch.Version > at && touch.By != person);
        return new(change, true, now, since.Version == 0 ? null : since.By ?? "");
    }

    private void Take(ChangeTakenBack mark, string by, long version)
    {
        var (done, undone) = (Of(_done, by), Of(_undone, by));
        if (mark.Again)
        {
            var at = undone.FindLastIndex(one => one.Change.Version == mark.Change);
            if (at < 0) return;
            done.Add(undone[at].Change);
            if (_now[mark.Change] is { } field) Of(_holding, field).Add((mark.Change, by));
            undone.RemoveAt(at);
            return;
        }

        var taken = done.FindLastIndex(one => one.Version == mark.Change);
        if (taken < 0) return;
        undone.Add((done[taken], version));
        if (_now[mark.Change] is { } held) Of(_holding, held).RemoveAll(touch => touch.Version == mark.Change);
        done.RemoveAt(taken);
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
