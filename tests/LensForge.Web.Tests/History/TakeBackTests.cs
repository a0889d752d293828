using LensForge.Domain;
using LensForge.Domain.Looks;
using LensForge.Domain.People;
using LensForge.Domain.Productions;
using LensForge.Web.EventStore;
using LensForge.Web.History;
using LensForge.Web.Tests.EventStore;

namespace LensForge.Web.Tests.History;

public sealed class TakeBackTests(PostgresFixture postgres)
{
    private static readonly HashSet<long> None = [];

    [Fact]
    public async Task people_take_back_their_own_and_are_told_who_stands_in_the_way()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        var sheet = await web.ImportAsync();
        var (id, shot, desk, undo) = (sheet.Id, RunningWeb.FirstShot(sheet), web.Get<Decisions>(), web.Get<TakeBackHandler>());
        await desk.DecideAsync(id, new ChooseProductionLook(Look.Noir), "ada");
        await desk.DecideAsync(id, new GiveStop(shot, 8f), "ada");
        await desk.DecideAsync(id, new GiveStop(shot, 11f), "ben");

        var view = await undo.LookAsync(id, "ada", None);
        Assert.StartsWith("stop of shot 1", view.Undo!.What, StringComparison.Ordinal);
        Assert.Contains("has changed the stop of shot", view.Undo.Refusal, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed", (await Assert.ThrowsAsync<RefusedException>(() => undo.RunAsync(id, false, "ada", None))).Message, StringComparison.Ordinal);
        Assert.Equal(11f, (await desk.ProductionAsync(id)).State.Directions.Of(shot).FStop);

        // What was before it can still be taken back, and made again by her alone.
        HashSet<long> told = [.. view.Undo.Changes];
        Assert.Equal("look of the production, back to Naturalistic", (await undo.LookAsync(id, "ada", told)).Undo!.What);
        await undo.RunAsync(id, false, "ada", told);
        Assert.Equal(Look.Naturalistic, (await web.UntilAsync(id, now => now.LookBook.Production == Look.Naturalistic)).LookBook.Production);
        Assert.Null((await undo.LookAsync(id, "ben", None)).Redo);
        await undo.RunAsync(id, true, "ada", told);
        Assert.Equal((Look.Noir, 11f), ((await desk.ProductionAsync(id)).State.LookBook.Production, (await desk.ProductionAsync(id)).State.Directions.Of(shot).FStop));
    }

    [Fact]
    public async Task many_presses_at_once_take_back_each_change_once_and_nothing_of_others()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        var sheet = await web.ImportAsync();
        var (id, shot, desk, undo) = (sheet.Id, RunningWeb.FirstShot(sheet), web.Get<Decisions>(), web.Get<TakeBackHandler>());
        foreach (var stop in (float[])[2f, 4f, 8f]) await desk.DecideAsync(id, new GiveStop(shot, stop), "ada");
        await Task.WhenAll(
            undo.RunAsync(id, false, "ada", None), undo.RunAsync(id, false, "ada", None),
            desk.DecideAsync(id, new GiveLens(shot, 85), "ben"), desk.DecideAsync(id, new ChooseProductionLook(Look.Noir), "ben"));
        var state = (await desk.ProductionAsync(id)).State;
        Assert.Equal((2f, 85, Look.Noir), (state.Directions.Of(shot).FStop, state.Directions.Of(shot).LensMm, state.LookBook.Production));
    }

    [Fact]
    public async Task whoever_may_no_longer_change_pictures_takes_nothing_back()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        var sheet = await web.ImportAsync();
        var (id, shot, desk) = (sheet.Id, RunningWeb.FirstShot(sheet), web.Get<Decisions>());
        await desk.DecideAsync(id, new GiveStop(shot, 16f), "ben");
        await desk.DecideAsync(id, new GiveRole("ben", Role.Mentor, "ada"), "ada");
        Assert.Contains("As a mentor you may not change pictures", (await Assert.ThrowsAsync<RefusedException>(() => web.Get<TakeBackHandler>().RunAsync(id, false, "ben", None))).Message, StringComparison.Ordinal);
        Assert.Equal(16f, (await desk.ProductionAsync(id)).State.Directions.Of(shot).FStop);
    }
}
