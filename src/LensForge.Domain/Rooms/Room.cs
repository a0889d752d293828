using System.Collections.Immutable;

namespace LensForge.Domain.Rooms;

/// <summary>As much of a room as deciding and showing need.</summary>
/// <param name="Votes">By person.</param>
/// <param name="Chosen">The variant chosen last.</param>
/// <param name="Rest">The take that follows it.</param>
public sealed record Room(RoomOpened? Opened, ImmutableList<Variant> Variants, ImmutableDictionary<string, Guid> Votes, Guid? Chosen = null, Guid? Rest = null, bool Closed = false)
{
    public static readonly Room None = new(null, [], ImmutableDictionary<string, Guid>.Empty);

    /// <summary>It waits for a choice.</summary>
    public bool Waits => Opened is not null && Chosen is null && !Closed;

    public static Room Fold(IEnumerable<RoomEvent> events) => events.Aggregate(None, Apply);

    public static Room Apply(Room state, RoomEvent happened) => happened switch
    {
        RoomOpened opened => new(opened, [.. opened.Variants], ImmutableDictionary<string, Guid>.Empty),
        VariantAdded added => state with { Variants = state.Variants.Add(added.Variant) },
        VoteCast { Take: { } take } cast => state with { Votes = state.Votes.SetItem(cast.Person, take) },
        VoteCast cast => state with { Votes = state.Votes.Remove(cast.Person) },
        VariantChosen chosen => state with { Chosen = chosen.Take, Rest = chosen.Rest },
        RoomClosed => state with { Closed = true },
        _ => state,
    };

    public Variant? Find(Guid take) => Variants.Find(variant => variant.Take == take);

    public int VotesFor(Guid take) => Votes.Count(vote => vote.Value == take);
}
