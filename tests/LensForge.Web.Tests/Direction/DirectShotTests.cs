using LensForge.Domain.Direction;
using LensForge.Domain.Hosts;
using LensForge.Domain.Productions;
using LensForge.Domain.ShotLists;
using LensForge.Web.Components;
using LensForge.Web.Features.Takes;
using LensForge.Web.Projections;
using LensForge.Web.Tests.EventStore;
using LensForge.Web.Tests.Hosts;

namespace LensForge.Web.Tests.Direction;

public sealed class DirectShotTests(PostgresFixture postgres)
{
    [Fact]
    public async Task a_directed_shot_is_drawn_and_filmed_as_directed_and_what_was_filmed_before_says_why_it_is_stale()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        await using var host = await FakeHost.JoinAsync(web.Address, web.JoinKey);
        var sheet = await web.ImportAsync();
        var shot = sheet.Plan!.Shots.First(one => one.Shot.Coverage == Coverage.Single);
        await web.Get<PreviewShotsHandler>().ShotAsync(sheet.Id, shot.Id, "ada");
        await FilmedAsync(host);
        await web.UntilAsync(sheet.Id, now => now.Chosen(shot.Id) is not null);

        var size = shot.Shot.Size == ShotSize.Full ? ShotSize.Medium : ShotSize.Full;
        await web.Get<DirectShotHandler>().RunAsync(sheet.Id, new ResizeShot(shot.Id, size), "ben");
        await web.Get<DirectShotHandler>().RunAsync(sheet.Id, new GiveStop(shot.Id, 11f), "ada");
        sheet = Sheet(web, sheet.Id);
        var directed = sheet.Plan!.Find(shot.Id)!;
        Assert.NotEqual(shot.Stage.CameraStart.Position, directed.Stage.CameraStart.Position);
        var stale = sheet.Chosen(shot.Id)!.Stale!;
        Assert.Contains($"became {ShotWords.Of(size).ToLowerInvariant()}", ShotWords.Of(stale.Changes), StringComparison.Ordinal);
        Assert.Contains("became f/11", ShotWords.Of(stale.Changes), StringComparison.Ordinal);
        Assert.Equal("ada", stale.By);

        var again = Assert.Single(await web.Get<PreviewShotsHandler>().StaleAsync(sheet.Id, "ada"));
        Assert.Equal(directed.Stage.CameraStart, (await FilmedAsync(host)).Recipe.Stage.CameraStart);
        sheet = await web.UntilAsync(sheet.Id, now => now.Chosen(shot.Id)?.Id == again);
        Assert.False(sheet.IsStale(shot.Id));

        foreach (var back in sheet.Directions.Of(shot.Id).Taken(shot.Id)) await web.Get<DirectShotHandler>().RunAsync(sheet.Id, back, "ben");
        sheet = Sheet(web, sheet.Id);
        Assert.Equal(shot.Stage.CameraStart, sheet.Plan!.Find(shot.Id)!.Stage.CameraStart);
        Assert.Null(sheet.TakesOf(shot.Id)[0].Stale);
        Assert.NotNull(sheet.Take(again)!.Stale);
        Assert.Equal(sheet.TakesOf(shot.Id)[0].Id, sheet.Chosen(shot.Id)!.Id);
    }

    [Fact]
    public async Task many_cameras_directed_one_by_one_make_the_plan_that_all_of_them_make_at_once()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        var sheet = await web.ImportAsync();
        var (random, shots) = (new Random(11), sheet.Plan!.Shots.Where(shot => ShotChoices.CanMove(shot.Shot)).Select(shot => shot.Id).ToList());
        for (var turn = 0; turn < 40; turn++)
        {
            var shot = shots[random.Next(shots.Count)];
            await web.Get<DirectShotHandler>().RunAsync(sheet.Id, random.Next(3) switch
            {
                0 => new GiveStop(shot, ShotChoices.Stops[turn % ShotChoices.Stops.Count]),
                1 => new GiveLens(shot, ShotChoices.Lenses[turn % ShotChoices.Lenses.Count]),
                _ => new RetimeShot(shot, new(1000 + 100 * turn)),
            }, "ada");
        }

        var now = Sheet(web, sheet.Id);
        var atOnce = Production.Dress(now.Staged!, now.Board, now.Directions, now.Recast, now.Designs, now.Palette);
        Assert.Equal(Written(atOnce), Written(now.Plan!));
        Assert.NotEqual(Written(sheet.Plan!), Written(now.Plan!));
    }

    private static string Written(ShotPlan plan) => System.Text.Json.JsonSerializer.Serialize(plan, LensForge.Domain.DomainJson.Options);

    private static ProductionSheet Sheet(RunningWeb web, Guid production) => web.Get<ProductionSheets>().Find(production)!;

    private static async Task<FilmShot> FilmedAsync(FakeHost host)
    {
        var order = await host.WorkAsync<FilmShot>();
        await host.FinishAsync(order);
        return (FilmShot)order.Work;
    }
}
