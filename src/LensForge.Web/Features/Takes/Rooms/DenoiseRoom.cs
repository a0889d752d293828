using LensForge.Domain;
using LensForge.Domain.Productions;
using LensForge.Domain.Rooms;
using LensForge.Domain.Takes;
using LensForge.Web.EventStore;
using LensForge.Web.Hosts;
using LensForge.Web.Projections;

namespace LensForge.Web.Features.Takes.Rooms;

/// <summary>
/// A shot's key frame in variants side by side: opened, stopped, forked, voted on and chosen by whoever may film. While nobody has chosen,
/// the room waits in the log and holds no machine.
/// </summary>
public sealed class DenoiseRoomHandler(Decisions desk, ProjectionService projections, ProductionSheets sheets, HostRoster hosts)
{
    /// <summary>Films the key frame in so many variants with seeds of their own; pressing twice opens one room.</summary>
    /// <returns>The room.</returns>
    public async Task<Guid> OpenAsync(Guid production, ShotId shot, int variants, string user, PreviewSettings? settings = null, CancellationToken stop = default)
    {
        await desk.DemandAsync(production, typeof(OpenRoom), user, stop);
        var (state, _) = await desk.ProductionAsync(production, stop);
        var planned = state.Plan?.Find(shot) ?? throw new RefusedException("There is no such shot in the current plan.");
        var sheet = sheets.Find(production) ?? throw new RefusedException("There is no such production.");
        if (variants is < 1 or > RoomDecider.MostAtOnce) throw new RefusedException($"A key frame is filmed in 1 to {RoomDecider.MostAtOnce} variants.");
        var count = sheet.TakesOf(shot).Count;
        var room = VariantRecipes.RoomId(production, shot, count);
        if (sheet.RoomOf(shot) is { State.Waits: true } open && open.Id != room) throw new RefusedException("A room of this shot waits for a choice already. Choose in it or close it first.");
        var model = await hosts.ModelHashAsync(stop);
        var revision = state.Planned!.Revision;
        var usual = settings ?? PreviewSettings.Usual;
        if (usual.Kind == TakeKind.RenderedStill) throw new RefusedException("The reference renderer has no variants. Film a clip or a still.");
        var takes = Enumerable.Range(1, variants).Select(number =>
        {
            var recipe = usual.Recipe(planned.Stage, TakeId.Seed(production, shot, count + number), model, state.LookBook.Of(shot));
            return Request(room, production, shot, revision, usual.Kind == TakeKind.Still ? recipe : VariantRecipes.KeyFrame(recipe));
        }).ToList();
        var opening = new OpenRoom(production, shot, revision, usual.Kind is null or TakeKind.Clip, [.. takes.Select(take => take.Take)]);
        await projections.SeenAsync(await desk.DecideAsync(room, opening, user, takes, stop), stop);
        return room;
    }

    /// <summary>Ends a variant with its picture after a step. One that is finished stays, and the step becomes a variant beside it.</summary>
    /// <returns>The take whose picture that will be.</returns>
    public async Task<Guid> StopAsync(Guid take, int step, string user, CancellationToken stop = default)
    {
        var (sheet, room) = Variant(take);
        if (sheet.Stage == TakeStage.Requested)
        {
            try
            {
                await projections.SeenAsync(await desk.DecideAsync(take, new StopTake(step), user, stop), stop);
                return take;
            }
            catch (RefusedException) when (sheets.FindTake(take)?.Stage == TakeStage.Filmed)
            {
                // Finished in this very moment.
            }
        }

        return await AddAsync(room, take, step, VariantOrigin.Kept, recipe => VariantRecipes.Keep(recipe, step), user, stop);
    }

    /// <summary>Goes on from a step of a variant by another seed, as a variant beside it.</summary>
    public Task<Guid> ForkAsync(Guid take, int step, string user, ulong? seed = null, CancellationToken stop = default)
    {
        var (sheet, room) = Variant(take);
        var other = seed ?? TakeId.Seed(sheet.Production, sheet.Shot, sheets.Find(sheet.Production)!.TakesOf(sheet.Shot).Count + 1);
        return AddAsync(room, take, step, VariantOrigin.Fork, recipe => VariantRecipes.Fork(recipe, step, other), user, stop);
    }

    /// <param name="take">Null takes the vote back.</param>
    public async Task VoteAsync(Guid room, Guid? take, string user, CancellationToken stop = default) =>
        await projections.SeenAsync(await desk.DecideAsync(room, new CastVote(user, take), user, stop: stop), stop);

    /// <summary>The rest of the shot follows this variant; those that are still being filmed end. Choosing another later films the rest from that.</summary>
    /// <returns>The take of the rest; the variant itself where a still was wanted.</returns>
    public async Task<Guid> ChooseAsync(Guid take, string user, CancellationToken stop = default)
    {
        var (sheet, room) = Variant(take);
        if (sheet.StillHash is not { } still) throw new RefusedException("That variant has no picture yet. Wait for it, or stop it at a step.");
        var (state, _) = await desk.ProductionAsync(sheet.Production, stop);
        if (state.Plan?.Find(sheet.Shot) is null) throw new RefusedException("The shot is no longer in the script: the rest of it cannot be filmed.");
        var others = room.State.Variants.Where(variant => variant.Take != take).Select(variant => (variant.Take, (TakeCommand)new CancelTake()));
        if (!room.State.Opened!.Clip)
        {
            await projections.SeenAsync(await desk.DecideAsync(room.Id, new ChooseVariant(take, null), user, [.. others], stop), stop);
            await ShowAsync(sheet.Production, sheet.Shot, take, user, stop);
            return take;
        }

        var rest = Request(room.Id, sheet.Production, sheet.Shot, sheet.Revision, VariantRecipes.Rest(sheet.Recipe, still));
        await projections.SeenAsync(await desk.DecideAsync(room.Id, new ChooseVariant(take, rest.Take), user, [rest, .. others], stop), stop);
        if (sheets.Find(sheet.Production)?.ChosenByHand.ContainsKey(sheet.Shot) == true) await ShowAsync(sheet.Production, sheet.Shot, rest.Take, user, stop);
        return rest.Take;
    }

    /// <summary>Without a choice, or after one: what is still being filmed of it ends, its pictures stay among the takes.</summary>
    public async Task CloseAsync(Guid room, string user, CancellationToken stop = default)
    {
        var (state, _) = await desk.RoomAsync(room, stop);
        await projections.SeenAsync(await desk.DecideAsync(room, new CloseRoom(), user, [.. state.Variants.Select(variant => (variant.Take, (TakeCommand)new CancelTake()))], stop), stop);
    }

    private async Task<Guid> AddAsync(RoomSheet room, Guid of, int step, VariantOrigin origin, Func<Recipe, Recipe> change, string user, CancellationToken stop)
    {
        var (original, _) = await desk.TakeAsync(of, stop);
        var request = original.Request ?? throw new RefusedException("There is no such take.");
        if (original.Stage is TakeStage.Failed or TakeStage.Cancelled) throw new RefusedException("That variant was not filmed: it has no steps to go on from.");
        var shot = sheets.FindTake(of)?.Shot ?? request.Shot;
        var take = Request(room.Id, request.Production, shot, request.Revision, change(request.Recipe));
        await projections.SeenAsync(await desk.DecideAsync(room.Id, new AddVariant(take.Take, of, step, origin), user, [take], stop), stop);
        return take.Take;
    }

    /// <summary>In the film too, for those who may say what it shows; else it is theirs to choose.</summary>
    private async Task ShowAsync(Guid production, ShotId shot, Guid take, string user, CancellationToken stop)
    {
        try
        {
            await projections.SeenAsync(await desk.DecideAsync(production, new ChooseTake(shot, take), user, stop), stop);
        }
        catch (RefusedException)
        {
            // Whoever may film need not be whoever may change pictures.
        }
    }

    private (TakeSheet Take, RoomSheet Room) Variant(Guid take)
    {
        var sheet = sheets.FindTake(take) ?? throw new RefusedException("There is no such take.");
        return sheet.Room is { } room && sheets.Find(sheet.Production)?.Rooms.GetValueOrDefault(room) is { } known && known.State.Find(take) is not null
            ? (sheet, known)
            : throw new RefusedException("That take is no variant of a room.");
    }

    private static (Guid Take, TakeCommand Command) Request(Guid room, Guid production, ShotId shot, int revision, Recipe recipe) =>
        (TakeId.For(production, shot, recipe.Fingerprint()), new RequestTake(production, shot, revision, recipe, room));
}
