using System.Collections.Immutable;
using LensForge.Domain.History;
using LensForge.Domain.LiveText;
using LensForge.Domain.Notes;
using LensForge.Domain.Productions;
using LensForge.Domain.Takes;
using LensForge.Web.EventStore;

namespace LensForge.Web.History;

/// <summary>Everything that happened to one production, made into lines in the order of the log. Not for several threads at once.</summary>
public sealed class Chronicle
{
    /// <summary>What one person goes on doing after a shorter pause is one line.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private readonly ImmutableList<TimelineLine>.Builder _lines = ImmutableList.CreateBuilder<TimelineLine>();
    private readonly Dictionary<(string? By, string Sort), int> _open = [];
    private readonly Dictionary<Guid, (ShotId Shot, int Number)> _takes = [];
    private readonly Dictionary<ShotId, int> _takesOf = [];
    private readonly ProductionHistory _history = new();
    private LiveScript _script = LiveScript.None;
    private ChangeTakenBack? _mark;
    private int _inverse;

    /// <summary>Number of the last event in it.</summary>
    public long Position { get; private set; }

    /// <summary>The oldest first.</summary>
    public ImmutableList<TimelineLine> Lines => _lines.ToImmutable();

    public void Apply(StoredEvent stored)
    {
        Position = stored.Sequence;
        switch (stored.Body)
        {
            case ScriptEvent happened:
                Write(stored, happened);
                break;
            case NoteEvent happened when ProductionSentences.Of(happened) is { } note:
                Put(Line(stored, TimelineKind.Notes, note.Said) with { Whom = note.Whom }, null);
                break;
            case TakeEvent happened:
                Film(stored, happened);
                break;
            case ProductionEvent happened:
                _history.Apply(stored.Version, stored.User, happened, stored.Deed);
                Change(stored, happened);
                break;
        }
    }

    /// <summary>Nothing of this production, but it has been read.</summary>
    public void Reach(long position) => Position = Math.Max(Position, position);

    public int? NumberOf(Guid take) => _takes.TryGetValue(take, out var known) ? known.Number : null;

    private void Write(StoredEvent stored, ScriptEvent happened)
    {
        _script = LiveScript.Apply(_script, happened);
        if (happened is ScriptBegun)
        {
            Add(stored, TimelineKind.Words, "opened the script for writing");
            return;
        }

        if (happened is not ScriptEdited edited) return;
        var inserted = edited.Changes.Inserts.Sum(text => text.Length);
        var line = Line(stored, TimelineKind.Words, edited.Draft is null ? "wrote" : "took words over from a revised file") with
        {
            Written = inserted,
            Deleted = edited.Changes.Length - edited.Changes.NewLength + inserted,
            Text = _script.Text,
            At = edited.Changes.Start,
        };
        Join(line, $"words {edited.Draft}", before => line with { First = before.First, Began = before.Began, Count = before.Count + 1, Written = before.Written + line.Written, Deleted = before.Deleted + line.Deleted });
    }

    private void Film(StoredEvent stored, TakeEvent happened)
    {
        if (happened is TakeRequested requested && !_takes.ContainsKey(stored.Stream))
            _takes[stored.Stream] = (requested.Shot, _takesOf[requested.Shot] = _takesOf.GetValueOrDefault(requested.Shot) + 1);
        if (!_takes.TryGetValue(stored.Stream, out var take)) return;
        var (one, many) = TakeWords(happened, take.Shot, take.Number);
        var line = Line(stored, TimelineKind.Takes, one) with { Takes = 1 };
        if (many is null) Put(line, null);
        else Join(line, many, before => before with { Last = line.Last, Ended = line.Ended, Count = before.Count + 1, Takes = before.Takes + 1, Said = string.Format(null, many, before.Takes + 1) });
    }

    private static (string One, string? Many) TakeWords(TakeEvent happened, ShotId shot, int number)
    {
        var what = $"take {number} of {ChangeWords.Shot(shot.Value)}";
        return happened switch
        {
            TakeRequested => ($"asked for {what}", "asked for {0} takes"),
            TakeFilmed => ($"{what} was filmed", "{0} takes were filmed"),
            TakeFailed failed => ($"{what} failed: {failed.Reason}", null),
            TakeCancelled => ($"cancelled {what}", "cancelled {0} takes"),
            _ => ($"{EventTypes.Alias(happened.GetType()).Replace('_', ' ')}, {what}", null),
        };
    }

    private void Change(StoredEvent stored, ProductionEvent happened)
    {
        if (happened is ChangeTakenBack taken)
        {
            (_mark, _inverse) = (taken, taken.Events);
            return;
        }

        var mark = _inverse > 0 ? _mark : null;
        _inverse = Math.Max(0, _inverse - 1);
        if (ProductionSentences.IsSilent(happened)) return;
        if (_history.Last is not { } change || ProductionSentences.Shaped(happened) is not null)
        {
            // A named moment parts what was done before it from what was done after.
            if (happened is MomentNamed) _open.Clear();
            var (kind, said, whom) = ProductionSentences.Of(happened);
            Put(Line(stored, kind, mark is null ? said : $"{(mark.Again ? "made again: " : "took back: ")}{said}") with { Whom = whom }, null);
            return;
        }

        var deed = mark is null ? "" : mark.Again ? "made again: " : "took back: ";
        var differs = ChangeWords.Difference(change.Was, change.Became);
        var line = Line(stored, ProductionSentences.Kind(change.Field), $"{deed}{ChangeWords.Name(change.Field)}{(differs is null ? "" : $": {differs}")}") with
        {
            Was = differs is null ? ChangeWords.Value(change.Field, change.Before, NumberOf) : null,
            Became = differs is null ? ChangeWords.Value(change.Field, change.After, NumberOf) ?? "as chosen" : null,
        };
        if (mark is not null || differs is not null) Put(line, null);
        else Join(line, $"{change.Field}", before => line with { First = before.First, Began = before.Began, Was = before.Was, Count = before.Count + 1 });
    }

    private void Add(StoredEvent stored, TimelineKind kind, string said) => Put(Line(stored, kind, said), null);

    private static TimelineLine Line(StoredEvent stored, TimelineKind kind, string said) => new(stored.Sequence, stored.Sequence, stored.Recorded, stored.Recorded, stored.User, kind, said);

    private void Join(TimelineLine line, string sort, Func<TimelineLine, TimelineLine> joined)
    {
        if (_open.TryGetValue((line.By, sort), out var at) && line.Began - _lines[at].Ended <= Pause && line.Began - _lines[at].Began <= Longest) _lines[at] = joined(_lines[at]);
        else Put(line, sort);
    }

    private void Put(TimelineLine line, string? sort)
    {
        if (sort is not null) _open[(line.By, sort)] = _lines.Count;
        _lines.Add(line);
    }
}
