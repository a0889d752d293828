using System.Collections.Concurrent;
using System.Collections.Immutable;
using LensForge.Domain.Board;
using LensForge.Domain.Jobs;
using LensForge.Domain.LiveText;
using LensForge.Domain.Notes;
using LensForge.Domain.People;
using LensForge.Domain.Productions;
using LensForge.Domain.Reviews;
using LensForge.Domain.Rooms;
using LensForge.Domain.Takes;
using LensForge.Web.EventStore;
using LensForge.Web.Live;
using LensForge.Web.Live.Script;

namespace LensForge.Web.Projections;

/// <summary>Every production's sheet, folded from the log into memory when the process starts and kept up with it.</summary>
public sealed class ProductionSheets(ChangeFeed<Guid> changes)
{
    /// <summary>Key for those who watch the list of productions.</summary>
    public static readonly Guid Any = Guid.Empty;

    private readonly ConcurrentDictionary<Guid, ProductionSheet> _sheets = new();
    private readonly ConcurrentDictionary<Guid, Guid> _productionOf = new();

    /// <summary>All productions, the one last worked on first.</summary>
    public IReadOnlyList<ProductionSheet> List => [.. _sheets.Values.OrderByDescending(sheet => sheet.Changed).ThenBy(sheet => sheet.Name, StringComparer.Ordinal)];

    public ProductionSheet? Find(Guid production) => _sheets.GetValueOrDefault(production);

    public TakeSheet? FindTake(Guid take) => _productionOf.TryGetValue(take, out var production) ? Find(production)?.Take(take) : null;

    public Guid? ProductionOf(Guid take) => _productionOf.TryGetValue(take, out var production) ? production : null;

    public void Clear()
    {
        _sheets.Clear();
        _productionOf.Clear();
    }

    public void Apply(StoredEvent stored)
    {
        var production = stored.Body switch
        {
            TakeRequested requested => requested.Production,
            RoomOpened opened => opened.Production,
            TakeEvent or RoomEvent or NoteEvent or ScriptEvent => _productionOf.GetValueOrDefault(stored.Stream),
            ProductionOpened opened => Open(stored, opened),
            ProductionEvent => stored.Stream,
            _ => Guid.Empty,
        };
        if (!_sheets.TryGetValue(production, out var sheet)) return;
        if (stored.Body is ScriptEvent written)
        {
            Write(sheet, written);
            return;
        }

        var changed = stored.Body switch
        {
            ProductionEvent happened => Apply(sheet with { Fields = sheet.Fields.Apply(stored, happened) }, stored, happened),
            TakeEvent happened => Apply(sheet, stored, happened),
            RoomEvent happened => Apply(sheet, stored, happened),
            NoteEvent happened => Noting.Apply(sheet, happened, stored),
            _ => sheet,
        };
        _sheets[production] = changed with { Position = stored.Sequence, Changed = stored.Recorded, Team = stored.Body is ProductionEvent told ? Team.Apply(sheet.Team, told) : sheet.Team };
        changes.Changed(production);
        changes.Changed(Any);
    }

    // Pages are told of the words by the script's own socket; here only when words that a note is about are gone.
    private void Write(ProductionSheet sheet, ScriptEvent written)
    {
        var changed = _sheets[sheet.Id] = Noting.Apply(sheet, written);
        if (sheet.Notes != changed.Notes && sheet.Notes.Zip(changed.Notes).Any(pair => pair.First.Words?.Gone != pair.Second.Words?.Gone)) changes.Changed(sheet.Id);
    }

    private Guid Open(StoredEvent stored, ProductionOpened opened)
    {
        _productionOf[NoteLedger.StreamOf(stored.Stream)] = stored.Stream;
        _productionOf[ScriptLog.StreamOf(stored.Stream)] = stored.Stream;
        _sheets[stored.Stream] = new(
            stored.Stream, opened.Name, opened.Sample, stored.Recorded, stored.Recorded, stored.User, stored.Sequence, null, 0, null, null,
            ImmutableDictionary<ShotId, string>.Empty, ImmutableDictionary<ShotId, ImmutableList<TakeSheet>>.Empty,
            ImmutableDictionary<ShotId, ChoiceByHand>.Empty, [], ImmutableDictionary<Guid, FilmSheet>.Empty);
        return stored.Stream;
    }

    private static ProductionSheet Apply(ProductionSheet sheet, StoredEvent stored, ProductionEvent happened) => happened switch
    {
        ScriptImported imported => sheet with { Script = imported },
        ShotListPlanned planned => Recasting.Dress(Redrafting.Apply(sheet, planned, stored), stored),
        CharacterRecast or CharacterLeftToScript or TurnaroundRequested or TurnaroundRendered or TurnaroundFailed
            or ShotDirected or BoardShaped
            or ReferenceOffered or ReferenceRead or ReferenceFailed or ProductionLookChosen or SceneLookChosen or ShotLookChosen => Recasting.Apply(sheet, happened, stored),
        PlaceDesigned or PlaceLeft or PaletteChosen or SetPictureRequested or SetPictureRendered or SetPictureFailed
            or PlaceReferenceOffered or PlaceReferenceRead or PlaceReferenceFailed => Placing.Apply(sheet, happened, stored),
        StagesDrawn drawn when drawn.Revision == sheet.Revision => sheet with { Drawings = sheet.Drawings.SetItems(drawn.Drawings) },
        Domain.History.TakeLeftToLatest left => sheet with { ChosenByHand = sheet.ChosenByHand.Remove(left.Shot) },
        Domain.Drafts.Numbers.SceneNumbersLocked locked => sheet with { Numbers = locked },
        Domain.Drafts.Numbers.SceneNumbersUnlocked => sheet with { Numbers = null },
        Domain.Drafts.Revisions.RevisionStarted started => sheet with { Revisions = sheet.Revisions.Add(new(started, stored.Recorded, stored.User)) },
        DeadlineSet set => sheet with { Deadline = set.At },
        ShotReviewed or TakeKept => Reviewing.Apply(sheet, happened, stored),
        TakeChosen chosen => sheet with { ChosenByHand = sheet.ChosenByHand.SetItem(chosen.Shot, new(chosen.Take, stored.Sequence)) },
        FilmRequested requested => sheet with
        {
            Films = sheet.Films.SetItem(requested.Film, new(requested.Film, requested.Cut, stored.Recorded, stored.User, null, null)),
        },
        FilmAssembled assembled => WithFilm(sheet, assembled.Film, film => film with { ClipHash = assembled.ClipHash, Failure = null }),
        FilmFailed failed => WithFilm(sheet, failed.Film, film => film with { Failure = failed.Reason }),
        FilmCancelled cancelled => sheet with { Films = sheet.Films.Remove(cancelled.Film) },
        _ => sheet,
    };

    private ProductionSheet Apply(ProductionSheet sheet, StoredEvent stored, RoomEvent happened)
    {
        if (happened is RoomOpened opened) _productionOf[stored.Stream] = opened.Production;
        var before = sheet.Rooms.GetValueOrDefault(stored.Stream) ?? new(stored.Stream, Room.None, stored.Recorded, stored.User);
        return sheet with { Rooms = sheet.Rooms.SetItem(stored.Stream, before with { State = Room.Apply(before.State, happened), ChosenBy = happened is VariantChosen ? stored.User : before.ChosenBy }) };
    }

    private ProductionSheet Apply(ProductionSheet sheet, StoredEvent stored, TakeEvent happened)
    {
        if (happened is TakeRequested requested) return Request(sheet, stored, requested);
        return WithTake(sheet, stored.Stream, take => happened switch
        {
            TakeFilmed filmed => take with
            {
                Stage = TakeStage.Filmed,
                Recipe = filmed.StoppedAt is { } step ? take.Recipe with { StopStep = step } : take.Recipe,
                ClipHash = filmed.ClipHash,
                StillHash = filmed.StillHash,
                Frames = filmed.Frames,
                StepsRun = filmed.StepsRun,
                Seconds = filmed.Seconds,
                Provider = filmed.Provider,
            },
            TakeFailed failed => take with { Stage = TakeStage.Failed, Reason = failed.Reason },
            TakeCancelled => take with { Stage = TakeStage.Cancelled },
            _ => take,
        });
    }

    private ProductionSheet Request(ProductionSheet sheet, StoredEvent stored, TakeRequested requested)
    {
        _productionOf[stored.Stream] = requested.Production;
        var before = sheet.Take(stored.Stream);
        if (before is not null && sheet.TakesOf(before.Shot).All(take => take.Id != before.Id)) sheet = Redrafting.Without(sheet, before.Id);
        var takes = sheet.Takes.GetValueOrDefault(requested.Shot, []);
        var known = takes.FindIndex(take => take.Id == stored.Stream);
        var number = known >= 0 ? takes[known].Number : takes.Count == 0 ? 1 : takes.Max(take => take.Number) + 1;
        var take = Recasting.Told(sheet, new(
            stored.Stream, requested.Production, requested.Shot, number, requested.Revision, TakeStage.Requested, requested.Recipe,
            requested.Fingerprint, stored.Recorded, stored.User, null, null, 0, 0, 0, null, null)
        {
            Room = requested.Room,
            Directed = sheet.Directions.Of(requested.Shot),
            Shaped = sheet.Staged is { } staged ? sheet.Board.Own(staged, requested.Shot) : null,
        }, stored);
        return sheet with { Takes = sheet.Takes.SetItem(requested.Shot, known >= 0 ? takes.SetItem(known, take) : takes.Add(take)) };
    }

    private static ProductionSheet WithTake(ProductionSheet sheet, Guid id, Func<TakeSheet, TakeSheet> change)
    {
        foreach (var (shot, takes) in sheet.Takes)
            if (takes.FindIndex(take => take.Id == id) is var at and >= 0) return sheet with { Takes = sheet.Takes.SetItem(shot, takes.SetItem(at, change(takes[at]))) };
        foreach (var shot in sheet.SetAside)
            if (shot.Takes.FindIndex(take => take.Id == id) is var at and >= 0)
                return sheet with { SetAside = sheet.SetAside.Replace(shot, shot with { Takes = shot.Takes.SetItem(at, change(shot.Takes[at])) }) };
        return sheet;
    }

    private static ProductionSheet WithFilm(ProductionSheet sheet, Guid id, Func<FilmSheet, FilmSheet> change) =>
        sheet.Films.TryGetValue(id, out var film) ? sheet with { Films = sheet.Films.SetItem(id, change(film)) } : sheet;
}
