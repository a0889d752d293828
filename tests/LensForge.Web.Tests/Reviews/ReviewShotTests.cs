using LensForge.Domain;
using LensForge.Domain.Hosts;
using LensForge.Domain.People;
using LensForge.Domain.Productions;
using LensForge.Domain.Reviews;
using LensForge.Web.Features.Productions;
using LensForge.Web.Features.Reviews;
using LensForge.Web.Features.Takes;
using LensForge.Web.Projections;
using LensForge.Web.Tests.EventStore;
using LensForge.Web.Tests.Hosts;

namespace LensForge.Web.Tests.Reviews;

public sealed class ReviewShotTests(PostgresFixture postgres)
{
    [Fact]
    public async Task an_approval_is_reopened_by_a_new_heading_for_the_shots_it_shows_in_and_only_those()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        await using var host = await FakeHost.JoinAsync(web.Address, web.JoinKey);
        var sheet = await FilmedAsync(web, host);
        await web.AdmitAsync(sheet.Id, "art", Role.Artist);
        var review = web.Get<ReviewShotHandler>();
        foreach (var shot in sheet.Plan!.Shots) await review.RunAsync(sheet.Id, shot.Id, ReviewState.Approved, "ada");
        Assert.Contains("approve", (await Assert.ThrowsAsync<RefusedException>(() => review.RunAsync(sheet.Id, RunningWeb.FirstShot(sheet), ReviewState.Approved, "art"))).Message, StringComparison.Ordinal);
        var (shot1, take) = (RunningWeb.FirstShot(sheet), Sheet(web, sheet.Id).Chosen(RunningWeb.FirstShot(sheet))!.Id);

        // Another take does not change what was approved.
        await web.Get<PreviewShotsHandler>().ShotAgainAsync(sheet.Id, shot1, "ben");
        await host.FinishAsync(await host.WorkAsync<FilmShot>());
        await web.UntilAsync(sheet.Id, now => now.TakesOf(shot1).Count == 2 && now.UnderWay == 0);
        Assert.Equal(take, Sheet(web, sheet.Id).Chosen(shot1)!.Id);

        await web.Get<ImportScriptHandler>().RunAsync(sheet.Id, "day.fountain", System.Text.Encoding.UTF8.GetBytes(RunningWeb.Script.Replace("EXT. COAST - DAWN", "EXT. COAST - NIGHT", StringComparison.Ordinal)), "ben");
        sheet = Sheet(web, sheet.Id);
        Assert.All(sheet.Scenes[0].Shots, shot => Assert.Equal(ReviewState.Approved, sheet.Review(shot.Id).State));
        Assert.All(sheet.Scenes[1].Shots, shot =>
        {
            var now = sheet.Review(shot.Id);
            Assert.Equal(ReviewState.Review, now.State);
            Assert.Contains(now.Reopened!.Changes, change => change is { Aspect: ShotAspect.Time, From: "DAWN", To: "NIGHT" });
            Assert.Equal("ada", now.Stamp!.By);
        });
        var stale = sheet.Scenes[1].Shots[0].Id;
        Assert.Contains("does not show the shot", (await Assert.ThrowsAsync<RefusedException>(() => review.RunAsync(sheet.Id, stale, ReviewState.Approved, "ada"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_kept_take_is_stale_again_when_something_else_is_changed_and_is_not_filmed_with_the_stale_ones()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        await using var host = await FakeHost.JoinAsync(web.Address, web.JoinKey);
        var sheet = await FilmedAsync(web, host);
        await web.AdmitAsync(sheet.Id, "vera", Role.Viewer);
        var (kept, other) = (sheet.Scenes[0].Shots[0].Id, sheet.Scenes[0].Shots[1].Id);
        var (direct, keep) = (web.Get<DirectShotHandler>(), web.Get<KeepTakeHandler>());
        await Assert.ThrowsAsync<RefusedException>(() => keep.RunAsync(sheet.Id, kept, "ada"));
        await direct.RunAsync(sheet.Id, new GiveStop(kept, 11f), "ben");
        await direct.RunAsync(sheet.Id, new GiveStop(other, 11f), "ben");
        await Assert.ThrowsAsync<RefusedException>(() => keep.RunAsync(sheet.Id, kept, "vera"));
        await keep.RunAsync(sheet.Id, kept, "ada");
        sheet = Sheet(web, sheet.Id);
        Assert.False(sheet.IsStale(kept));
        Assert.True(sheet.IsStale(other));
        Assert.Equal("ada", sheet.Chosen(kept)!.Kept!.By);
        Assert.Single(await web.Get<PreviewShotsHandler>().StaleAsync(sheet.Id, "ada"));

        await direct.RunAsync(sheet.Id, new GiveStop(kept, 8f), "ben");
        Assert.True(Sheet(web, sheet.Id).IsStale(kept));
        await direct.RunAsync(sheet.Id, new GiveStop(kept, 11f), "ben");
        Assert.False(Sheet(web, sheet.Id).IsStale(kept));
        await using var again = await web.AgainAsync();
        await again.Get<ProjectionService>().CaughtUp;
        Assert.False(Sheet(again, sheet.Id).IsStale(kept));
    }

    private static async Task<ProductionSheet> FilmedAsync(RunningWeb web, FakeHost host)
    {
        var sheet = await web.ImportAsync();
        foreach (var _ in await web.Get<PreviewShotsHandler>().FilmAsync(sheet.Id, "ada")) await host.FinishAsync(await host.WorkAsync<FilmShot>());
        return await web.UntilAsync(sheet.Id, now => now.FilmedCount == now.ShotCount);
    }

    private static ProductionSheet Sheet(RunningWeb web, Guid production) => web.Get<ProductionSheets>().Find(production)!;
}
