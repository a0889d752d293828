using LensForge.Domain;
using LensForge.Domain.Hosts;
using LensForge.Domain.People;
using LensForge.Domain.Rooms;
using LensForge.Domain.Takes;
using LensForge.Web.EventStore;
using LensForge.Web.Features.Takes;
using LensForge.Web.Features.Takes.Rooms;
using LensForge.Web.Jobs;
using LensForge.Web.Projections;
using LensForge.Web.Tests.EventStore;
using LensForge.Web.Tests.Hosts;

namespace LensForge.Web.Tests.Rooms;

public sealed class DenoiseRoomTests(PostgresFixture postgres)
{
    [Fact]
    public async Task three_variants_are_filmed_voted_on_and_chosen_and_the_rest_of_the_shot_follows_the_choice()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        await using var host = await FakeHost.JoinAsync(web.Address, web.JoinKey);
        var (production, shot, room) = await OpenAsync(web, 3);
        await web.AdmitAsync(production, "eve", Role.Viewer);
        var rooms = web.Get<DenoiseRoomHandler>();
        Assert.Equal(room, await ReopenAsync(web, production, room));

        var sheet = await web.UntilAsync(production, now => now.Rooms[room].State.Variants.Count == 3);
        var variants = sheet.Rooms[room].State.Variants.Select(variant => variant.Take).ToList();
        Assert.Equal(3, variants.Select(take => sheet.Take(take)!.Recipe.Seed).Distinct().Count());
        Assert.Contains("no picture yet", await RefusedAsync(() => rooms.ChooseAsync(variants[1], "ada")), StringComparison.Ordinal);
        foreach (var _ in variants) await host.FinishAsync(await host.WorkAsync<FilmShot>());
        sheet = await web.UntilAsync(production, now => variants.TrueForAll(take => now.Take(take)!.Stage == TakeStage.Filmed));

        // Nothing waits for a machine while people choose, and the film shows none of them by itself.
        Assert.DoesNotContain(await web.Get<JobBook>().OpenAsync(), job => job.Kind == nameof(FilmShot));
        Assert.Null(sheet.Chosen(shot));

        await rooms.VoteAsync(room, variants[1], "ada");
        await rooms.VoteAsync(room, variants[0], "ben");
        await rooms.VoteAsync(room, variants[1], "ben");
        Assert.Contains("may not", await RefusedAsync(() => rooms.VoteAsync(room, variants[2], "eve")), StringComparison.Ordinal);
        Assert.Contains("no such production", await RefusedAsync(() => rooms.ForkAsync(variants[0], 2, "stranger")), StringComparison.Ordinal);
        Assert.Equal(2, web.Get<ProductionSheets>().Find(production)!.Rooms[room].State.VotesFor(variants[1]));

        var rest = await rooms.ChooseAsync(variants[1], "ben");
        var order = await host.WorkAsync<FilmShot>();
        var film = (FilmShot)order.Work;
        var chosen = sheet.Take(variants[1])!;
        Assert.Equal((rest, null, chosen.Recipe.Seed, chosen.StillHash), (film.Take, film.Recipe.Kind, film.Recipe.Seed, film.Recipe.KeyStill));
        await host.FinishAsync(order);
        sheet = await web.UntilAsync(production, now => now.Chosen(shot)?.Id == rest);
        Assert.Equal((variants[1], rest, "ben"), (sheet.Rooms[room].State.Chosen!.Value, sheet.Rooms[room].State.Rest!.Value, sheet.Rooms[room].ChosenBy));
    }

    [Fact]
    public async Task a_stop_reaches_the_host_at_once_and_outlives_it()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        var host = await FakeHost.JoinAsync(web.Address, web.JoinKey);
        var (production, _, room) = await OpenAsync(web, 1);
        var order = await host.WorkAsync<FilmShot>();
        var take = ((FilmShot)order.Work).Take;
        Assert.Equal(take, await web.Get<DenoiseRoomHandler>().StopAsync(take, 3, "ada"));
        var told = await host.ToldAsync("Stop");
        Assert.Equal((order.Job.ToString(), 3), (told[0]!.GetValue<string>(), told[1]!.GetValue<int>()));

        // The host dies before it has stopped: whoever films it next is told in the work itself.
        await host.DisposeAsync();
        await using var next = await FakeHost.JoinAsync(web.Address, web.JoinKey);
        await web.Get<JobBook>().ShortenAsync((await web.Get<JobBook>().OpenAsync()).Single(job => job.Id == order.Job).Host ?? "", TimeSpan.Zero);
        var again = await next.WorkAsync<FilmShot>();
        Assert.Equal((order.Job, 3), (again.Job, ((FilmShot)again.Work).Recipe.StopStep));
        var (clip, still) = (await next.UploadAsync([0, 0, 0, 24, .. "ftypisom"u8]), await next.UploadAsync([0xFF, 0xD8, 0xFF, 0xE0, 7]));
        await next.CallAsync("Complete", new WorkResult(again.Job, again.Fence, clip, [still], 3, 0.4, "CPU", StoppedAt: 3));
        var sheet = await web.UntilAsync(production, now => now.Take(take)!.Stage == TakeStage.Filmed);
        Assert.Equal((3, 3, 8), (sheet.Take(take)!.StoppedAt, sheet.Take(take)!.StepsRun, sheet.Take(take)!.Recipe.KeySteps));
        Assert.True(sheet.Rooms[room].State.Waits);
    }

    [Fact]
    public async Task forks_and_kept_steps_stand_beside_what_they_come_from_and_a_choice_ends_what_is_still_being_filmed()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        await using var host = await FakeHost.JoinAsync(web.Address, web.JoinKey);
        var (production, shot, room) = await OpenAsync(web, 2);
        var rooms = web.Get<DenoiseRoomHandler>();
        await host.FinishAsync(await host.WorkAsync<FilmShot>());
        var sheet = await web.UntilAsync(production, now => now.TakesOf(shot).Any(take => take.Stage == TakeStage.Filmed));
        var first = sheet.TakesOf(shot).First(take => take.Stage == TakeStage.Filmed);

        var fork = await rooms.ForkAsync(first.Id, 4, "ada", seed: 99);
        Assert.Equal(fork, await rooms.ForkAsync(first.Id, 4, "ada", seed: 99));
        var kept = await rooms.StopAsync(first.Id, 2, "ada");
        sheet = web.Get<ProductionSheets>().Find(production)!;
        Assert.Equal([VariantOrigin.Seed, VariantOrigin.Seed, VariantOrigin.Fork, VariantOrigin.Kept], sheet.Rooms[room].State.Variants.Select(variant => variant.Origin));
        Assert.Equal([new KeyFork(4, 99)], sheet.Take(fork)!.Recipe.Forks);
        Assert.Equal(2, sheet.Take(kept)!.Recipe.StopStep);
        Assert.Contains("after the last", await RefusedAsync(() => rooms.ForkAsync(first.Id, 8, "ada")), StringComparison.Ordinal);

        // Choosing ends the rest, and nothing is filmed of it.
        await rooms.ChooseAsync(first.Id, "ada");
        sheet = await web.UntilAsync(production, now => now.TakesOf(shot).Count(take => take.Stage == TakeStage.Cancelled) == 3);
        Assert.Equal(sheet.Rooms[room].State.Rest, sheet.Current(shot)!.Id);
        await rooms.CloseAsync(room, "ada");
        Assert.Contains("closed", await RefusedAsync(() => rooms.VoteAsync(room, first.Id, "ada")), StringComparison.Ordinal);
    }

    private static async Task<(Guid Production, Domain.Productions.ShotId Shot, Guid Room)> OpenAsync(RunningWeb web, int variants)
    {
        var sheet = await web.ImportAsync();
        var shot = RunningWeb.FirstShot(sheet);
        return (sheet.Id, shot, await web.Get<DenoiseRoomHandler>().OpenAsync(sheet.Id, shot, variants, "ada"));
    }

    // The same events once more make nothing.
    private static async Task<Guid> ReopenAsync(RunningWeb web, Guid production, Guid room)
    {
        var (state, version) = await web.Get<Decisions>().RoomAsync(room);
        var opened = state.Opened!;
        await web.Get<Decisions>().DecideAsync(room, new OpenRoom(production, opened.Shot, opened.Revision, opened.Clip, [.. opened.Variants.Select(variant => variant.Take)]), "ada");
        Assert.Equal(version, (await web.Get<Decisions>().RoomAsync(room)).Version);
        return room;
    }

    private static async Task<string> RefusedAsync(Func<Task> deed) => (await Assert.ThrowsAsync<RefusedException>(deed)).Message;
}
