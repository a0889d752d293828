using LensForge.Domain;
using LensForge.Domain.Takes;
using LensForge.Web.Features.Takes;
using LensForge.Web.Features.Takes.Rooms;
using LensForge.Web.Projections;
using LensForge.Web.Tests.EventStore;
using LensForge.Web.Tests.Hosts;

namespace LensForge.Web.Tests.Takes;

public sealed class CancelTests(PostgresFixture postgres)
{
    [Fact]
    public async Task mine_is_ones_own_all_but_current_goes_on_with_what_is_filmed_and_replacing_keeps_shots_and_seeds()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        await using var host = await FakeHost.JoinAsync(web.Address, web.JoinKey);
        var sheet = await web.ImportAsync();
        var (preview, cancel) = (web.Get<PreviewShotsHandler>(), web.Get<CancelTakeHandler>());
        var ada = await preview.FilmAsync(sheet.Id, "ada");
        var ben = Assert.Single(await preview.ShotAgainAsync(sheet.Id, RunningWeb.FirstShot(sheet), "ben"));
        Assert.True(ada.Count > 2);

        await cancel.MineAsync(sheet.Id, "ada", new HashSet<Guid> { ada[0] });
        Assert.Equivalent(new[] { ada[0], ben }, Open(web, sheet.Id).Select(take => take.Id), strict: true);
        await cancel.MineAsync(sheet.Id, "ada");
        Assert.Equal(ben, Assert.Single(Open(web, sheet.Id)).Id);

        var before = web.Get<ProductionSheets>().Find(sheet.Id)!.Take(ben)!.Recipe;
        Assert.Equal(1, await cancel.ReplaceAsync(sheet.Id, PreviewSettings.Of(512, Quality.Draft), "ben"));
        var replaced = Assert.Single(Open(web, sheet.Id));
        Assert.Equal((512, before.Seed, Quality.Draft, "ben"), (replaced.Recipe.Width, replaced.Recipe.Seed, replaced.Recipe.Quality, replaced.RequestedBy));
        await Assert.ThrowsAsync<RefusedException>(() => cancel.ReplaceAsync(sheet.Id, PreviewSettings.Of(512, Quality.Draft), "ben"));
        await Assert.ThrowsAsync<RefusedException>(() => cancel.ReplaceAsync(sheet.Id, PreviewSettings.Of(512, Quality.Good), "ada"));
    }

    [Fact]
    public async Task a_shot_is_filmed_with_a_seed_and_the_forks_of_an_earlier_take_and_never_the_same_twice()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        await using var host = await FakeHost.JoinAsync(web.Address, web.JoinKey);
        var sheet = await web.ImportAsync();
        var shot = RunningWeb.FirstShot(sheet);
        var film = web.Get<FilmNextHandler>();
        var way = new Recipe(sheet.Plan!.Find(shot)!.Stage, 256, 144, Domain.Time.FrameRate.Film, 16, 4, 1, "model", Forks: [new(3, 7), new(12, 8)], StopStep: 14);
        Assert.Null(await film.RunAsync(sheet.Id, shot, new(PreviewSettings.Usual, Seed: 4711, Way: way), "ada"));
        var take = Assert.Single(web.Get<ProductionSheets>().Find(sheet.Id)!.TakesOf(shot));

        // Of eight steps there is no twelfth to fork at and no fourteenth to stop at.
        Assert.Equal((4711UL, 3, null), (take.Recipe.Seed, Assert.Single(take.Recipe.Forks!).Step, take.Recipe.StopStep));
        Assert.Contains("exactly that already", (await Assert.ThrowsAsync<RefusedException>(() => film.RunAsync(sheet.Id, shot, new(PreviewSettings.Usual, Seed: 4711, Way: way), "ben"))).Message, StringComparison.Ordinal);
        Assert.NotNull(await film.RunAsync(sheet.Id, shot, new(PreviewSettings.Usual, Variants: 2), "ada"));
        Assert.Contains("waits for a choice", (await Assert.ThrowsAsync<RefusedException>(() => film.RunAsync(sheet.Id, shot, new(PreviewSettings.Usual, Variants: 2), "ada"))).Message, StringComparison.Ordinal);
    }

    private static List<TakeSheet> Open(RunningWeb web, Guid production) => [.. web.Get<ProductionSheets>().Find(production)!.AllTakes.Where(take => take.Stage == TakeStage.Requested)];
}
