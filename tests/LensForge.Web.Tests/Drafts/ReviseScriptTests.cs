using System.Text;
using LensForge.Domain;
using LensForge.Domain.Drafts;
using LensForge.Domain.Hosts;
using LensForge.Domain.LiveText;
using LensForge.Domain.Notes;
using LensForge.Web.EventStore;
using LensForge.Web.Features.Productions;
using LensForge.Web.Features.Takes;
using LensForge.Web.Live.Script;
using LensForge.Web.Projections;
using LensForge.Web.Tests.EventStore;
using LensForge.Web.Tests.Hosts;
using LensForge.Web.Tests.LiveText;

namespace LensForge.Web.Tests.Drafts;

/// <summary>A revised draft is shown, then taken over: all of it, some scenes, or nothing.</summary>
public sealed class ReviseScriptTests(PostgresFixture postgres)
{
    private const string Roof = "\n\nEXT. ROOF - DAY\n\nPigeons. Ben counts them and writes the number on his arm.\n";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task comparing_changes_nothing_and_accepting_some_scenes_takes_over_those()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        var before = await web.ImportAsync();
        var revise = web.Get<ReviseScriptHandler>();
        var review = await revise.CompareAsync(before.Id, File(RunningWeb.Script.Replace("up.", "up late.", StringComparison.Ordinal) + Roof), "ada", Stop);
        Assert.Equal([SceneFate.Changed, SceneFate.Added], review.Difference.Changes.Select(scene => scene.Fate));
        var forecast = await revise.ForecastAsync(before.Id, review, review.Difference.Changes.Select(scene => scene.Id).ToHashSet(), Stop);
        Assert.Equal(["EXT. ROOF - DAY"], forecast.NewScenes);
        Assert.NotEmpty(forecast.Changed);
        Assert.Equal(before.Position, web.Get<ProductionSheets>().Find(before.Id)!.Position);
        Assert.Equal(RunningWeb.Script, (await web.Get<ScriptRooms>().TextAsync(before.Id, Stop)).Text);

        Assert.True(await revise.AcceptAsync(before.Id, review, new HashSet<int> { review.Difference.Changes.Last().Id }, "ada", Stop));
        var after = web.Get<ProductionSheets>().Find(before.Id)!;
        Assert.Equal(3, after.Scenes.Count);
        Assert.All(after.Scenes[0].Shots, shot => Assert.Empty(after.Continued![shot.Id].Changes));
        Assert.Contains("You are still up.", (await web.Get<ScriptRooms>().TextAsync(before.Id, Stop)).Text, StringComparison.Ordinal);
        Assert.False(await web.Get<PlanAgainHandler>().IsAheadAsync(before.Id, Stop));

        // The file as it came is in the log too, and what was left out of it is not proposed again.
        var again = await revise.CompareAsync(before.Id, review.File, "ada", Stop);
        Assert.All(again.Difference.Changes, scene => Assert.False(scene.Wanted));
    }

    [Fact]
    public async Task when_somebody_writes_in_between_nothing_is_taken_over_until_it_was_compared_again()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        var sheet = await web.ImportAsync();
        await using var ben = await (await ScriptWindow.OpenAsync(web.Address, await TestCookie.ForAsync(web), sheet.Id)).JoinAsync("ben-1");
        var revise = web.Get<ReviseScriptHandler>();
        var review = await revise.CompareAsync(sheet.Id, File(RunningWeb.Script + Roof), "ada", Stop);
        await ben.PushAsync(new ScriptUpdate(ChangeSet.Replacing(ben.Text.Length, ben.Text.Length, ben.Text.Length, " It rains."), "ben-1"));
        await ben.UntilAsync("taken");
        var all = review.Difference.Changes.Select(scene => scene.Id).ToHashSet();
        Assert.False(await revise.AcceptAsync(sheet.Id, review, all, "ada", Stop));
        Assert.EndsWith(" It rains.", (await web.Get<ScriptRooms>().TextAsync(sheet.Id, Stop)).Text, StringComparison.Ordinal);
        Assert.Equal(sheet.Revision, web.Get<ProductionSheets>().Find(sheet.Id)!.Revision);

        // What Ben wrote is not in the file: keeping it is what is proposed.
        review = await revise.CompareAsync(sheet.Id, review.File, "ada", Stop);
        var coast = review.Difference.Changes.Single(scene => scene.Heading.Contains("COAST", StringComparison.Ordinal));
        Assert.False(coast.Wanted);
        Assert.True(await revise.AcceptAsync(sheet.Id, review, review.Difference.Changes.Where(scene => scene.Wanted).Select(scene => scene.Id).ToHashSet(), "ada", Stop));
        var text = (await web.Get<ScriptRooms>().TextAsync(sheet.Id, Stop)).Text;
        Assert.Contains(" It rains.", text, StringComparison.Ordinal);
        Assert.Contains("EXT. ROOF - DAY", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task the_board_of_a_removed_scene_waits_in_the_tray_through_a_restart_and_comes_back_with_its_take()
    {
        var web = await RunningWeb.StartAsync(postgres);
        try
        {
            await using var host = await FakeHost.JoinAsync(web.Address, web.JoinKey);
            var sheet = await web.ImportAsync();
            var shot = sheet.Scenes[1].Shots[0].Id;
            await web.Get<PreviewShotsHandler>().ShotAsync(sheet.Id, shot, "ada", stop: Stop);
            await host.FinishAsync(await host.WorkAsync<FilmShot>());
            var take = (await web.UntilAsync(sheet.Id, now => now.Chosen(shot) is not null)).Chosen(shot)!.Id;
            var note = Guid.CreateVersion7();
            await web.Get<ProjectionService>().SeenAsync(await web.Get<Decisions>().DecideAsync(sheet.Id, new WriteNote(note, new OnShot(shot), "Too bright", null, null), "ada", Stop), Stop);

            var short1 = RunningWeb.Script[..RunningWeb.Script.IndexOf("EXT. COAST", StringComparison.Ordinal)];
            await AcceptAllAsync(web, sheet.Id, short1);
            web = await web.AgainAsync();
            sheet = web.Get<ProductionSheets>().Find(sheet.Id)!;
            var aside = Assert.Single(sheet.Tray).Scene.Shots[0].Id;
            Assert.Equal(take, sheet.Chosen(aside)!.Id);
            Assert.True(sheet.Notes.Single(one => one.Id == note).Adrift);
            Assert.Empty(sheet.SetAside);

            await AcceptAllAsync(web, sheet.Id, RunningWeb.Script);
            sheet = web.Get<ProductionSheets>().Find(sheet.Id)!;
            Assert.Empty(sheet.Tray);
            Assert.Equal(take, sheet.Chosen(sheet.Scenes[1].Shots[0].Id)!.Id);
            Assert.Null(sheet.Chosen(sheet.Scenes[1].Shots[0].Id)!.Stale);
            Assert.Equal(sheet.Scenes[1].Shots[0].Id, sheet.Notes.Single(one => one.Id == note).Shot);
        }
        finally
        {
            await web.DisposeAsync();
        }
    }

    [Fact]
    public async Task planning_again_keeps_a_scene_that_was_renamed_and_rewritten_with_its_shots()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        var sheet = await web.ImportAsync();
        await using var ada = await (await ScriptWindow.OpenAsync(web.Address, await TestCookie.ForAsync(web), sheet.Id)).JoinAsync("ada-1");
        foreach (var (old, now) in ((string, string)[])[("EXT. COAST - DAWN", "INT. HANGAR - NIGHT"), ("The sea is flat. Ada walks", "Engines. Somebody whistles far off. Ada goes")])
        {
            var at = ada.Text.ToString().IndexOf(old, StringComparison.Ordinal);
            await ada.PushAsync(new ScriptUpdate(ChangeSet.Replacing(ada.Text.Length, at, at + old.Length, now), "ada-1"));
            await ada.UntilAsync("taken");
        }

        await web.Get<PlanAgainHandler>().RunAsync(sheet.Id, "ada", Stop);
        sheet = web.Get<ProductionSheets>().Find(sheet.Id)!;
        Assert.Equal("INT. HANGAR - NIGHT", sheet.Scenes[1].Heading);
        Assert.Empty(sheet.Tray);
        Assert.Contains(sheet.Continued!, shot => shot.Key.Scene == 2 && shot.Value.From.Scene == 2);
    }

    [Fact]
    public async Task whoever_may_not_write_is_refused_before_anything_is_read()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        var sheet = await web.ImportAsync();
        await web.AdmitAsync(sheet.Id, "vera", LensForge.Domain.People.Role.Viewer);
        await Assert.ThrowsAsync<RefusedException>(() => web.Get<ReviseScriptHandler>().CompareAsync(sheet.Id, File(Roof), "vera", Stop));
    }

    private static async Task AcceptAllAsync(RunningWeb web, Guid production, string script)
    {
        var revise = web.Get<ReviseScriptHandler>();
        var review = await revise.CompareAsync(production, File(script), "ada", Stop);
        Assert.True(await revise.AcceptAsync(production, review, review.Difference.Changes.Select(scene => scene.Id).ToHashSet(), "ada", Stop));
    }

    private static DraftFile File(string script) => new("second draft.fountain", Encoding.UTF8.GetBytes(script));
}
