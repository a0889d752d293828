using System.Collections.Immutable;

namespace LensForge.Domain.Productions;

/// <summary>As much of a production as deciding needs.</summary>
public sealed record Production(
    string? Name,
    ScriptImported? Script,
    ShotListPlanned? Planned,
    ImmutableDictionary<ShotId, string> Drawings,
    ImmutableDictionary<ShotId, Guid> Chosen,
    ImmutableDictionary<Guid, FilmState> Films)
{
    public static readonly Production None = new(
        null, null, null,
        ImmutableDictionary<ShotId, string>.Empty,
        ImmutableDictionary<ShotId, Guid>.Empty,
        ImmutableDictionary<Guid, FilmState>.Empty);

    public bool IsOpen => Name is not null;

    public static Production Fold(IEnumerable<ProductionEvent> events) => events.Aggregate(None, Apply);

    public static Production Apply(Production state, ProductionEvent happened) => happened switch
    {
        ProductionOpened opened => state with { Name = opened.Name },
        ScriptImported imported => state with { Script = imported },
        ShotListPlanned planned => state with
        {
            Planned = planned,
            Drawings = ImmutableDictionary<ShotId, string>.Empty,
        },
        StagesDrawn drawn when drawn.Revision == state.Planned?.Revision => state with { Drawings = state.Drawings.SetItems(drawn.Drawings) },
        TakeChosen chosen => state with { Chosen = state.Chosen.SetItem(chosen.Shot, chosen.Take) },
        FilmRequested requested => state with { Films = state.Films.SetItem(requested.Film, new(requested.Cut, null, null)) },
        FilmAssembled assembled => state.WithFilm(assembled.Film, film => film with { ClipHash = assembled.ClipHash, Failure = null }),
        FilmFailed failed => state.WithFilm(failed.Film, film => film with { Failure = failed.Reason }),
        _ => state,
    };

    private Production WithFilm(Guid id, Func<FilmState, FilmState> change) =>
        Films.TryGetValue(id, out var film) ? this with { Films = Films.SetItem(id, change(film)) } : this;
}

public sealed record FilmState(FilmCut Cut, string? ClipHash, string? Failure);
