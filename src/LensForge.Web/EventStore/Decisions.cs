using System.Collections.Concurrent;
using LensForge.Domain;
using LensForge.Domain.Notes;
using LensForge.Domain.People;
using LensForge.Domain.Productions;
using LensForge.Domain.Rooms;
using LensForge.Domain.Takes;

namespace LensForge.Web.EventStore;

/// <summary>
/// Reads a stream, asks whether who gives the command may, lets its decider decide, appends at the version read, and starts over when
/// somebody was faster. Every command goes through here, so a right is asked for in this one place, on the state that is decided on.
/// </summary>
public sealed class Decisions(EventLog log)
{
    public const string ProductionStream = "production";
    public const string TakeStream = "take";
    public const string RoomStream = "room";
    public const string NotesStream = "notes";

    private const int Patience = 50;
    private const int Remembered = 64;

    // States are immutable and the version is checked on append, so remembering them is only a matter of speed.
    private readonly ConcurrentDictionary<Guid, (long Version, object State)> _remembered = new();

    public async Task<(Production State, long Version)> ProductionAsync(Guid id, CancellationToken stop = default) =>
        await FoldAsync<Production, ProductionEvent>(id, Production.None, Production.Apply, stop);

    public async Task<(Take State, long Version)> TakeAsync(Guid id, CancellationToken stop = default) =>
        await FoldAsync<Take, TakeEvent>(id, Take.None, Take.Apply, stop);

    public async Task<(Room State, long Version)> RoomAsync(Guid id, CancellationToken stop = default) =>
        await FoldAsync<Room, RoomEvent>(id, Room.None, Room.Apply, stop);

    /// <summary>A room's command with the takes that come of it, kept together or not at all. What cannot be cancelled any more is left.</summary>
    public async Task<long> DecideAsync(Guid id, RoomCommand command, string? user, IReadOnlyList<(Guid Take, TakeCommand Command)>? takes = null, CancellationToken stop = default)
    {
        var (room, _) = await RoomAsync(id, stop);
        var production = room.Opened?.Production ?? (command as OpenRoom)?.Production ?? throw new RefusedException("There is no such room. Film the shot in variants first.");
        await DemandAsync(production, command.GetType(), user, stop);
        foreach (var kind in (takes ?? []).Select(take => take.Command.GetType()).Distinct()) await DemandAsync(production, kind, user, stop);
        for (var attempt = 0; ; attempt++)
        {
            var (state, version) = await RoomAsync(id, stop);
            var appends = new List<StreamAppend>();
            if (RoomDecider.Decide(state, command) is { Count: > 0 } events) appends.Add(new(id, RoomStream, version, events));
            foreach (var (take, wish) in takes ?? [])
            {
                var (known, at) = await TakeAsync(take, stop);
                if (wish is CancelTake && known.Stage != TakeStage.Requested) continue;
                if (TakeDecider.Decide(known, wish) is { Count: > 0 } told) appends.Add(new(take, TakeStream, at, told));
            }

            if (appends.Count == 0) return 0;
            try
            {
                return (await log.AppendAsync(appends, user, stop)).Max(appended => appended.Sequence);
            }
            catch (WrongVersionException) when (attempt < Patience)
            {
                // Somebody was faster: decide again on what is so now.
            }
        }
    }

    /// <summary>Answers the sequence of the last event appended, 0 when nothing happened.</summary>
    public Task<long> DecideAsync(Guid id, ProductionCommand command, string? user, CancellationToken stop = default) =>
        DecideAsync<Production, ProductionEvent>(id, ProductionStream, Production.None, Production.Apply, state => InTurn(state, [command], user), user, stop);

    /// <summary>Several commands, each decided on what those before it made, kept together or not at all.</summary>
    public Task<long> DecideAsync(Guid id, IReadOnlyList<ProductionCommand> commands, string? user, CancellationToken stop = default) =>
        DecideAsync<Production, ProductionEvent>(id, ProductionStream, Production.None, Production.Apply, state => InTurn(state, commands, user), user, stop);

    /// <summary>Decides on a state that the caller has read, at just its version; null where somebody was faster.</summary>
    /// <param name="least">Fewer events than this are none.</param>
    /// <exception cref="RefusedException">The commands make too little of it.</exception>
    public async Task<long?> DecideAtAsync(Guid id, Production state, long version, IReadOnlyList<ProductionCommand> commands, string user, int least = 1, CancellationToken stop = default)
    {
        var events = InTurn(state, commands, user);
        if (events.Count < least) throw new RefusedException("That is so already. Nothing was changed.");
        try
        {
            return (await log.AppendAsync(new StreamAppend(id, ProductionStream, version, events), user, stop)).Sequence;
        }
        catch (WrongVersionException)
        {
            return null;
        }
    }

    /// <inheritdoc cref="DecideAsync(Guid, ProductionCommand, string?, CancellationToken)"/>
    public async Task<long> DecideAsync(Guid id, TakeCommand command, string? user, CancellationToken stop = default)
    {
        var (take, _) = await TakeAsync(id, stop);
        if (take.Request is not { } request) throw new RefusedException("There is no such take.");
        await DemandAsync(request.Production, command.GetType(), user, stop);
        return await DecideAsync<Take, TakeEvent>(id, TakeStream, Take.None, Take.Apply, state => TakeDecider.Decide(state, command), user, stop);
    }

    /// <inheritdoc cref="DecideAsync(Guid, ProductionCommand, string?, CancellationToken)"/>
    public async Task<long> DecideAsync(Guid production, NoteCommand command, string? user, CancellationToken stop = default)
    {
        await DemandAsync(production, command.GetType(), user, stop);
        return await NoteAsync(production, command, new(user!), stop);
    }

    /// <summary>For a guest, within what their link shows and while it is open.</summary>
    public async Task<long> DecideAsync(Guid production, NoteCommand command, Guid link, Guid visit, DateTimeOffset now, CancellationToken stop = default)
    {
        var (state, _) = await ProductionAsync(production, stop);
        GuestAuthor.Demand(state.Team, state.Plan, link, command, now);
        return await NoteAsync(production, command, new(GuestAuthor.IdOf(visit), link), stop);
    }

    /// <summary>Asks before anything is done whether a person may, where a command brings more than events.</summary>
    /// <exception cref="RefusedException">They may not.</exception>
    public async Task DemandAsync(Guid production, Type command, string? user, CancellationToken stop = default) =>
        Gate.Demand((await ProductionAsync(production, stop)).State.Team, command, user);

    /// <summary>What a command of the house would append now, for a caller with a transaction of its own; null when it makes nothing.</summary>
    public async Task<StreamAppend?> PrepareAsync(Guid id, ProductionCommand command, CancellationToken stop = default)
    {
        Gate.Demand(Team.None, command.GetType(), Gate.House);
        var (state, version) = await ProductionAsync(id, stop);
        return ProductionDecider.Decide(state, command) is { Count: > 0 } events ? new(id, ProductionStream, version, events) : null;
    }

    /// <inheritdoc cref="PrepareAsync(Guid, ProductionCommand, CancellationToken)"/>
    public async Task<StreamAppend?> PrepareAsync(Guid id, TakeCommand command, CancellationToken stop = default)
    {
        Gate.Demand(Team.None, command.GetType(), Gate.House);
        var (state, version) = await TakeAsync(id, stop);
        return TakeDecider.Decide(state, command) is { Count: > 0 } events ? new(id, TakeStream, version, events) : null;
    }

    /// <summary>Many takes in one transaction: all are asked for or none.</summary>
    public async Task<long> RequestAsync(IReadOnlyList<(Guid Take, RequestTake Request)> requests, string? user, CancellationToken stop = default)
    {
        foreach (var production in requests.Select(request => request.Request.Production).Distinct()) await DemandAsync(production, typeof(RequestTake), user, stop);
        for (var attempt = 0; ; attempt++)
        {
            var appends = new List<StreamAppend>();
            foreach (var (take, request) in requests)
            {
                var (state, version) = await TakeAsync(take, stop);
                var events = TakeDecider.Decide(state, request);
                if (events.Count > 0) appends.Add(new(take, TakeStream, version, events));
            }

            if (appends.Count == 0) return 0;
            try
            {
                return (await log.AppendAsync(appends, user, stop)).Max(appended => appended.Sequence);
            }
            catch (WrongVersionException) when (attempt < Patience)
            {
                // Somebody asked for one of them at the same moment.
            }
        }
    }

    private Task<long> NoteAsync(Guid production, NoteCommand command, NoteAuthor author, CancellationToken stop) => DecideAsync<NoteLedger, NoteEvent>(
        NoteLedger.StreamOf(production), NotesStream, NoteLedger.None, NoteLedger.Apply, state => NoteDecider.Decide(state, production, command, author), author.Id, stop);

    private static List<ProductionEvent> InTurn(Production state, IReadOnlyList<ProductionCommand> commands, string? user)
    {
        var made = new List<ProductionEvent>();
        foreach (var command in commands)
        {
            Gate.Demand(state.Team, command.GetType(), user);
            var events = ProductionDecider.Decide(state, command);
            state = events.Aggregate(state, Production.Apply);
            made.AddRange(events);
        }

        return made;
    }

    private async Task<long> DecideAsync<TState, TEvent>(
        Guid id, string type, TState none, Func<TState, TEvent, TState> apply, Func<TState, IReadOnlyList<TEvent>> decide, string? user, CancellationToken stop)
        where TState : class
        where TEvent : class
    {
        for (var attempt = 0; ; attempt++)
        {
            var (state, version) = await FoldAsync(id, none, apply, stop);
            var events = decide(state);
            if (events.Count == 0) return 0;
            try
            {
                return (await log.AppendAsync(new StreamAppend(id, type, version, events), user, stop)).Sequence;
            }
            catch (WrongVersionException) when (attempt < Patience)
            {
                // Somebody was faster: decide again on what is so now.
            }
        }
    }

    private async Task<(TState State, long Version)> FoldAsync<TState, TEvent>(Guid id, TState none, Func<TState, TEvent, TState> apply, CancellationToken stop)
        where TState : class
        where TEvent : class
    {
        var (version, state) = _remembered.TryGetValue(id, out var known) && known.State is TState remembered ? (known.Version, remembered) : (0, none);
        var events = await log.ReadStreamAsync(id, version, stop);
        if (events.Count == 0) return (state, version);
        foreach (var stored in events)
            state = apply(state, stored.Body as TEvent ?? throw new RefusedStreamException(id));
        version = events[^1].Version;
        if (_remembered.Count >= Remembered) _remembered.Clear();
        _remembered[id] = (version, state);
        return (state, version);
    }
}

/// <summary>An id that belongs to something of another kind.</summary>
public sealed class RefusedStreamException(Guid id) : Exception($"{id} is not what it was taken for.");
