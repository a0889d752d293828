using LensForge.Domain;
using LensForge.Domain.Hosts;
using LensForge.Domain.Looks;
using LensForge.Domain.Takes;
using LensForge.Web.Features.Takes;
using LensForge.Web.Tests.EventStore;
using LensForge.Web.Tests.Hosts;

namespace LensForge.Web.Tests.Takes;

public sealed class RetakeRegionTests(PostgresFixture postgres)
{
    private static readonly FrameRegion Region = new(RegionShape.Ellipse, [new(0.2f, 0.2f), new(0.6f, 0.7f)]);

    [Fact]
    public async Task a_region_of_a_take_is_filmed_by_a_host_as_a_take_that_names_it_and_asking_twice_asks_once()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        await using var host = await FakeHost.JoinAsync(web.Address, web.JoinKey);
        var sheet = await web.ImportAsync();
        var shot = sheet.Plan!.Shots.First().Id;
        var take = Assert.Single(await web.Get<PreviewShotsHandler>().ShotAsync(sheet.Id, shot, "ada"));
        Assert.Contains("still being filmed", await RefusedAsync(web, take), StringComparison.Ordinal);
        await host.FinishAsync(await host.WorkAsync<FilmShot>());
        sheet = await web.UntilAsync(sheet.Id, now => now.Chosen(shot) is not null);

        var seed = RetakeRegionHandler.NextSeed(sheet, sheet.Take(take)!);
        Assert.NotEqual(sheet.Take(take)!.Recipe.Seed, seed);
        var retake = await web.Get<RetakeRegionHandler>().RunAsync(take, Region, seed, "ben");
        Assert.Equal(retake, await web.Get<RetakeRegionHandler>().RunAsync(take, Region, seed, "ada"));
        var order = await host.WorkAsync<FilmShot>();
        var asked = Assert.Single(((FilmShot)order.Work).Recipe.Regions!);
        Assert.Equal((take, sheet.Take(take)!.StillHash, seed), (asked.Of, asked.OfStill, asked.Seed));
        Assert.Equal(Region.Points, asked.Region.Points);
        await host.FinishAsync(order);
        sheet = await web.UntilAsync(sheet.Id, now => now.Chosen(shot)?.Id == retake);
        Assert.Equal(2, sheet.TakesOf(shot).Count);
        Assert.Equal("region of take 1", RegionWords.Of(sheet.Take(retake)!, sheet.TakesOf(shot)));
        Assert.Null(RegionWords.Of(sheet.Take(take)!, sheet.TakesOf(shot)));

        await web.Get<ChooseLookHandler>().ShotAsync(sheet.Id, shot, Look.Noir, "ben");
        Assert.Contains("look has changed", await RefusedAsync(web, take), StringComparison.Ordinal);
    }

    private static async Task<string> RefusedAsync(RunningWeb web, Guid take) =>
        (await Assert.ThrowsAsync<RefusedException>(() => web.Get<RetakeRegionHandler>().RunAsync(take, Region, 99, "ada"))).Message;
}
