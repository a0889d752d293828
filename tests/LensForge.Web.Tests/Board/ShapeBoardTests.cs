using System.Text;
using LensForge.Domain;
using LensForge.Domain.Board;
using LensForge.Domain.Hosts;
using LensForge.Domain.Productions;
using LensForge.Domain.ShotLists;
using LensForge.Web.Components;
using LensForge.Web.Features.Productions;
using LensForge.Web.Features.Takes;
using LensForge.Web.Live;
using LensForge.Web.Projections;
using LensForge.Web.Tests.EventStore;
using LensForge.Web.Tests.Hosts;

namespace LensForge.Web.Tests.Board;

public sealed class ShapeBoardTests(PostgresFixture postgres)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task both_parts_of_a_split_are_drawn_and_filmed_and_the_take_of_the_whole_is_fresh_again_when_they_are_merged()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        await using var host = await FakeHost.JoinAsync(web.Address, web.JoinKey);
        var sheet = await web.ImportAsync();
        var whole = sheet.Plan!.Shots.First(shot => shot.Shot.Dialogue.Count > 0);
        await web.Get<PreviewShotsHandler>().ShotAsync(sheet.Id, whole.Id, "ada", stop: Stop);
        await FilmedAsync(host);
        await web.UntilAsync(sheet.Id, now => now.Chosen(whole.Id) is not null);

        var board = web.Get<ShapeBoardHandler>();
        await board.RunAsync(sheet.Id, new SplitShot(whole.Id, new(whole.Shot.Length.Milliseconds / 2)), "ben", stop: Stop);
        sheet = Sheet(web, sheet.Id);
        var rest = sheet.Plan!.Shots.SkipWhile(shot => shot.Id != whole.Id).ElementAt(1);
        Assert.Equal(whole.Shot.Length, sheet.Plan.Find(whole.Id)!.Stage.Length + rest.Stage.Length);
        Assert.Contains("its words were changed", ShotWords.Of(sheet.Chosen(whole.Id)!.Stale!.Changes), StringComparison.Ordinal);
        Assert.Equal("ben", sheet.Chosen(whole.Id)!.Stale!.By);

        await web.Get<PreviewShotsHandler>().ShotAsync(sheet.Id, rest.Id, "ada", stop: Stop);
        Assert.Equal(rest.Stage.Length, (await FilmedAsync(host)).Recipe.Stage.Length);
        for (var drawn = false; !drawn;)
        {
            var order = await host.WorkAsync<DrawStages>();
            await host.FinishAsync(order);
            drawn = ((DrawStages)order.Work).Shots!.Contains(rest.Id);
        }

        sheet = await web.UntilAsync(sheet.Id, now => now.Chosen(rest.Id) is not null && now.Drawings.ContainsKey(rest.Id));

        await board.RunAsync(sheet.Id, new MergeShots(whole.Id, rest.Id), "ben", stop: Stop);
        sheet = Sheet(web, sheet.Id);
        Assert.Null(sheet.Chosen(whole.Id)!.Stale);
        Assert.Single(sheet.TakesOf(rest.Id));
        Assert.Null(sheet.Plan!.Find(rest.Id));

        async Task<FilmShot> FilmedAsync(FakeHost from)
        {
            var order = await from.WorkAsync<FilmShot>();
            await from.FinishAsync(order);
            return (FilmShot)order.Work;
        }
    }

    [Fact]
    public async Task many_are_changed_at_once_or_none()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        var sheet = await web.ImportAsync();
        var board = web.Get<ShapeBoardHandler>();
        var shots = sheet.Plan!.Shots.Select(shot => shot.Id).ToList();
        await board.RunAsync(sheet.Id, [.. shots.Select(shot => new OmitShot(shot))], "ada", stop: Stop);
        Assert.Equal(0, Sheet(web, sheet.Id).ShotCount);
        var position = Sheet(web, sheet.Id).Position;
        await Assert.ThrowsAsync<RefusedException>(() => board.RunAsync(sheet.Id, [new RestoreShot(shots[0]), new GiveLens(shots[1], 24)], "ada", stop: Stop));
        Assert.Equal((0, position), (Sheet(web, sheet.Id).ShotCount, Sheet(web, sheet.Id).Position));
    }

    [Fact]
    public async Task whoever_is_covered_by_somebody_who_had_not_seen_it_is_told_and_nobody_else()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        var sheet = await web.ImportAsync();
        var (board, races, shot) = (web.Get<ShapeBoardHandler>(), web.Get<FieldRaces>(), sheet.Plan!.Shots.First().Id);
        await board.RunAsync(sheet.Id, new GiveLens(shot, 35), "ada", sheet.Position, Stop);
        await board.RunAsync(sheet.Id, new GiveStop(shot, 8f), "ben", sheet.Position, Stop);
        Assert.Empty(races.Of(sheet.Id, "ada"));
        await board.RunAsync(sheet.Id, new GiveLens(shot, 50), "ben", sheet.Position, Stop);
        var lost = Assert.Single(races.Of(sheet.Id, "ada"));
        Assert.Equal(("lens", "ben"), (lost.Theirs.Field, lost.Theirs.By));
        Assert.Empty(races.Of(sheet.Id, "ben"));

        // With one click theirs holds again; that was seen, so nobody lost anything.
        await board.RunAsync(sheet.Id, lost.Mine.Again, "ada", Sheet(web, sheet.Id).Position, Stop);
        races.Answered(sheet.Id, "ada", lost);
        Assert.Equal(35, Sheet(web, sheet.Id).Plan!.Find(shot)!.Shot.LensMm);
        Assert.Empty(races.Of(sheet.Id, "ada"));
        Assert.Empty(races.Of(sheet.Id, "ben"));
    }

    [Fact]
    public async Task a_revised_script_keeps_what_people_made_with_its_takes_and_tells_what_it_could_not()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        await using var host = await FakeHost.JoinAsync(web.Address, web.JoinKey);
        var sheet = await web.ImportAsync();
        var (board, scene) = (web.Get<ShapeBoardHandler>(), sheet.Scenes[0]);
        var talking = scene.Shots.First(shot => shot.Shot.Dialogue.Count > 0);
        await board.RunAsync(sheet.Id, [new AddShot(scene.Shots[0].Id), new SplitShot(talking.Id, new(talking.Shot.Length.Milliseconds / 2)), new MoveShot(scene.Shots[^1].Id, null)], "ada", stop: Stop);
        sheet = Sheet(web, sheet.Id);
        var made = sheet.Plan!.Shots.First(shot => shot.Shot.Coverage == Coverage.Reaction && shot.Shot.Reason.StartsWith("Added", StringComparison.Ordinal));
        await web.Get<PreviewShotsHandler>().ShotAsync(sheet.Id, made.Id, "ada", stop: Stop);
        await host.FinishAsync(await host.WorkAsync<FilmShot>());
        sheet = await web.UntilAsync(sheet.Id, now => now.Chosen(made.Id) is not null);
        var numbers = sheet.Scenes[0].Shots.Select(shot => shot.Shot.Number).ToList();

        await RevisedAsync("\n\nINT. ATTIC - DAY\n\nDust.");
        Assert.Equal(numbers, sheet.Scenes[0].Shots.Select(shot => shot.Shot.Number));
        Assert.Empty(sheet.Lost);
        Assert.Null(sheet.Chosen(sheet.Scenes[0].Shots.First(shot => shot.Shot.Number == made.Shot.Number).Id)!.Stale);

        var said = talking.Shot.Dialogue[0].Text;
        await RevisedAsync("\n\nINT. CELLAR - DAY\n\nRats.", text => text.Replace(said, "Something else altogether, said at length and in new words.", StringComparison.Ordinal));
        Assert.Contains("as planned again", Assert.Single(sheet.Lost), StringComparison.Ordinal);
        Assert.NotNull(sheet.Chosen(sheet.Scenes[0].Shots.First(shot => shot.Shot.Number == made.Shot.Number).Id));

        async Task RevisedAsync(string end, Func<string, string>? change = null)
        {
            var text = (change ?? (same => same))(RunningWeb.Script) + end;
            await web.Get<ImportScriptHandler>().RunAsync(sheet.Id, "ferry.fountain", Encoding.UTF8.GetBytes(text), sheet.OpenedBy!, stop: Stop);
            sheet = Sheet(web, sheet.Id);
        }
    }

    private static ProductionSheet Sheet(RunningWeb web, Guid production) => web.Get<ProductionSheets>().Find(production)!;
}
