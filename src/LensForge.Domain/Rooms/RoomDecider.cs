namespace LensForge.Domain.Rooms;

/// <summary>A repeat makes nothing. What a variant's pictures are is decided by its take; here only which there are and which is meant.</summary>
public static class RoomDecider
{
    public const int MostAtOnce = 4;

    /// <summary>Forks and kept steps among them.</summary>
    public const int MostVariants = 12;

    public static IReadOnlyList<RoomEvent> Decide(Room state, RoomCommand command) => command switch
    {
        OpenRoom open => Open(state, open),
        _ when state.Opened is null => throw new RefusedException("There is no such room. Film the shot in variants first."),
        CloseRoom => state.Closed ? [] : [new RoomClosed()],
        _ when state.Closed => throw new RefusedException("That room was closed. Its pictures are among the takes; open another to go on."),
        AddVariant add => Add(state, add),
        CastVote cast => Vote(state, cast),
        ChooseVariant choose => Choose(state, choose),
        _ => throw new RefusedException($"A room cannot do {command.GetType().Name}."),
    };

    private static IReadOnlyList<RoomEvent> Open(Room state, OpenRoom open)
    {
        if (state.Opened is not null) return [];
        if (open.Takes.Count is < 1 or > MostAtOnce) throw new RefusedException($"A key frame is filmed in 1 to {MostAtOnce} variants.");
        if (open.Takes.Distinct().Count() != open.Takes.Count) throw new RefusedException("Two variants have the same seed. Give each its own.");
        return [new RoomOpened(open.Production, open.Shot, open.Revision, open.Clip, [.. open.Takes.Select((take, at) => new Variant(take, ((char)('A' + at)).ToString()))])];
    }

    private static IReadOnlyList<RoomEvent> Add(Room state, AddVariant add)
    {
        var of = Known(state, add.Of);
        if (state.Find(add.Take) is not null) return [];
        if (state.Variants.Count >= MostVariants) throw new RefusedException($"A room holds {MostVariants} variants. Choose one, or close it and open another.");
        var number = state.Variants.Count(variant => variant.Of == add.Of) + 1;
        return [new VariantAdded(new(add.Take, $"{of.Name}{number}", add.Origin, add.Of, add.Step))];
    }

    private static IReadOnlyList<RoomEvent> Vote(Room state, CastVote cast)
    {
        if (cast.Take is { } take) Known(state, take);
        var before = state.Votes.TryGetValue(cast.Person, out var voted) ? voted : (Guid?)null;
        return before == cast.Take ? [] : [new VoteCast(cast.Person, cast.Take)];
    }

    private static IReadOnlyList<RoomEvent> Choose(Room state, ChooseVariant choose)
    {
        Known(state, choose.Take);
        if (state.Opened!.Clip && choose.Rest is null) throw new RefusedException("The rest of the shot has to follow the choice.");
        return state.Chosen == choose.Take && state.Rest == choose.Rest ? [] : [new VariantChosen(choose.Take, choose.Rest)];
    }

    private static Variant Known(Room state, Guid take) => state.Find(take) ?? throw new RefusedException("That take is no variant of this room.");
}
