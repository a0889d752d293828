using System.Text;
using LensForge.Domain.Hosts;
using LensForge.Domain.Looks;
using LensForge.Domain.Productions;
using LensForge.Web.Components;
using LensForge.Web.Features.Productions;
using LensForge.Web.Features.Takes;
using LensForge.Web.Projections;
using LensForge.Web.Tests.EventStore;
using LensForge.Web.Tests.Hosts;

namespace LensForge.Web.Tests.Looks;

public sealed class ChooseLookTests(PostgresFixture postgres)
{
    [Fact]
    public async Task a_shot_is_filmed_in_the_look_in_force_and_a_take_in_another_is_stale_until_it_is_taken_back()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        await using var host = await FakeHost.JoinAsync(web.Address, web.JoinKey);
        var sheet = await web.ImportAsync();
        var shot = sheet.Plan!.Shots.First().Id;
        await web.Get<PreviewShotsHandler>().ShotAsync(sheet.Id, shot, "ada");
        Assert.Null((await FilmedAsync(host)).Recipe.Look);
        await web.UntilAsync(sheet.Id, now => now.Chosen(shot) is not null);

        await web.Get<ChooseLookHandler>().ProductionAsync(sheet.Id, Look.Noir, "ben");
        sheet = Sheet(web, sheet.Id);
        Assert.True(sheet.IsStale(shot));
        Assert.Equal("look: Naturalistic became Noir", ShotWords.Of(sheet.Chosen(shot)!.Stale!.Changes));
        Assert.Equal("ben", sheet.Chosen(shot)!.Stale!.By);

        await web.Get<ChooseLookHandler>().SceneAsync(sheet.Id, shot.Scene, Look.InkWash, "ben");
        await web.Get<ChooseLookHandler>().ShotAsync(sheet.Id, shot, Look.StoryboardPencil, "ben");
        Assert.Equal("look: Naturalistic became Storyboard pencil", ShotWords.Of(Sheet(web, sheet.Id).Chosen(shot)!.Stale!.Changes));
        var again = Assert.Single(await web.Get<PreviewShotsHandler>().StaleAsync(sheet.Id, "ada"));
        Assert.Equal(Look.StoryboardPencil, (await FilmedAsync(host)).Recipe.Look);
        sheet = await web.UntilAsync(sheet.Id, now => now.Chosen(shot)?.Id == again);
        Assert.False(sheet.IsStale(shot));

        await web.Get<ChooseLookHandler>().ShotAsync(sheet.Id, shot, null, "ben");
        await web.Get<ChooseLookHandler>().SceneAsync(sheet.Id, shot.Scene, null, "ben");
        await web.Get<ChooseLookHandler>().ProductionAsync(sheet.Id, Look.Naturalistic, "ben");
        sheet = Sheet(web, sheet.Id);
        Assert.Null(sheet.TakesOf(shot)[0].Stale);
        Assert.Equal("look: Storyboard pencil became Naturalistic", ShotWords.Of(sheet.Take(again)!.Stale!.Changes));
        Assert.Equal(sheet.TakesOf(shot)[0].Id, sheet.Chosen(shot)!.Id);
    }

    [Fact]
    public async Task a_take_that_was_under_way_when_the_look_changed_is_stale_when_it_comes()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        await using var host = await FakeHost.JoinAsync(web.Address, web.JoinKey);
        var sheet = await web.ImportAsync();
        var shot = sheet.Plan!.Shots.First().Id;
        await web.Get<PreviewShotsHandler>().ShotAsync(sheet.Id, shot, "ada");
        var order = await host.WorkAsync<FilmShot>();
        await web.Get<ChooseLookHandler>().SceneAsync(sheet.Id, shot.Scene, Look.Noir, "ben");
        await host.FinishAsync(order);
        Assert.True((await web.UntilAsync(sheet.Id, now => now.Chosen(shot) is not null)).IsStale(shot));
    }

    [Fact]
    public async Task a_revised_script_keeps_looks_stale_marks_and_the_choice_of_a_stale_take()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        await using var host = await FakeHost.JoinAsync(web.Address, web.JoinKey);
        var sheet = await web.ImportAsync();
        var shot = sheet.Plan!.Shots.First().Id;
        var last = sheet.Scenes[^1];
        await web.Get<PreviewShotsHandler>().ShotAsync(sheet.Id, shot, "ada");
        await FilmedAsync(host);
        var old = (await web.UntilAsync(sheet.Id, now => now.Chosen(shot) is not null)).Chosen(shot)!.Id;
        await web.Get<ChooseLookHandler>().ShotAsync(sheet.Id, shot, Look.Noir, "ben");
        await web.Get<ChooseLookHandler>().SceneAsync(sheet.Id, last.Ordinal, Look.InkWash, "ben");
        var again = Assert.Single(await web.Get<PreviewShotsHandler>().ShotAgainAsync(sheet.Id, shot, "ada"));
        await FilmedAsync(host);
        await web.UntilAsync(sheet.Id, now => now.Chosen(shot)?.Id == again);
        await web.Get<ChooseTakeHandler>().RunAsync(old, "ada");
        var before = Sheet(web, sheet.Id);
        Assert.Equal(old, before.Chosen(shot)!.Id);

        var script = sheet.Script!;
        var revised = "INT. CELLAR - NIGHT\n\nNobody is here.\n\n" + Encoding.UTF8.GetString(script.Source.Bytes());
        await web.Get<ImportScriptHandler>().RunAsync(sheet.Id, script.FileName, Encoding.UTF8.GetBytes(revised), "cleo");
        sheet = Sheet(web, sheet.Id);
        var moved = sheet.Continued!.Single(one => one.Value.From == shot).Key;
        Assert.NotEqual(shot, moved);
        Assert.Equal(Look.Noir, sheet.LookBook.Of(moved));
        Assert.Equal(Look.InkWash, sheet.LookBook.OfScene(sheet.Scenes[^1].Ordinal));
        Assert.Equal([moved], sheet.LookBook.Shots.Keys);
        Assert.Equal(old, sheet.Chosen(moved)!.Id);
        Assert.Equal(before.Chosen(shot)!.Stale, sheet.Chosen(moved)!.Stale);
        Assert.Null(sheet.Take(again)!.Stale);
    }

    private static async Task<FilmShot> FilmedAsync(FakeHost host)
    {
        var order = await host.WorkAsync<FilmShot>();
        await host.FinishAsync(order);
        return (FilmShot)order.Work;
    }

    private static ProductionSheet Sheet(RunningWeb web, Guid id) => web.Get<ProductionSheets>().Find(id)!;
}
