using System.Text;
using LensForge.Domain.LiveText;
using LensForge.Web.Features.Productions;
using LensForge.Web.Live.Script;
using LensForge.Web.Projections;
using LensForge.Web.Tests.EventStore;

namespace LensForge.Web.Tests.LiveText;

public sealed class PlanAgainTests(PostgresFixture postgres)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task the_board_follows_the_words_only_when_somebody_accepts_what_was_shown()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        var before = await web.ImportAsync();
        var plan = web.Get<PlanAgainHandler>();
        await using var ada = await (await ScriptWindow.OpenAsync(web.Address, await TestCookie.ForAsync(web), before.Id)).JoinAsync("ada-1");
        Assert.False(await plan.IsAheadAsync(before.Id, Stop));

        var at = ada.Text.ToString().IndexOf("COAST - DAWN", StringComparison.Ordinal) + "COAST - ".Length;
        await ada.PushAsync(new ScriptUpdate(ChangeSet.Replacing(ada.Text.Length, at, at + 4, "NIGHT"), "ada-1"));
        await ada.UntilAsync("taken");
        Assert.True(await plan.IsAheadAsync(before.Id, Stop));
        var shown = await plan.CompareAsync(before.Id, Stop);
        Assert.Equal(before.Scenes[0].Shots.Count, shown.Same);
        Assert.Equal(before.Scenes[1].Shots.Count, shown.Changed.Count);
        Assert.Equal(before.Revision, web.Get<ProductionSheets>().Find(before.Id)!.Revision);

        await plan.RunAsync(before.Id, before.OpenedBy!, Stop);
        var after = web.Get<ProductionSheets>().Find(before.Id)!;
        Assert.Equal("EXT. COAST - NIGHT", after.Scenes[1].Heading);
        Assert.Equal(before.Revision + 1, after.Revision);
        Assert.False(await plan.IsAheadAsync(before.Id, Stop));
    }

    [Fact]
    public async Task a_revised_file_becomes_a_change_of_the_live_text_and_what_is_typed_meanwhile_stays()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        var sheet = await web.ImportAsync();
        await using var ada = await (await ScriptWindow.OpenAsync(web.Address, await TestCookie.ForAsync(web), sheet.Id)).JoinAsync("ada-1");
        var revised = RunningWeb.Script.Replace("You are still up.", "You are up late.", StringComparison.Ordinal);
        await web.Get<ImportScriptHandler>().RunAsync(sheet.Id, "ferry.fountain", Encoding.UTF8.GetBytes(revised), sheet.OpenedBy!, stop: Stop);

        // Ada has not heard of it and writes at the end of what she has.
        await ada.PushAsync(new ScriptUpdate(ChangeSet.Replacing(ada.Text.Length, ada.Text.Length, ada.Text.Length, " It rains."), "ada-1"));
        await ada.UntilAsync("taken");
        Assert.Equal(revised + " It rains.", ada.Text.ToString());
        Assert.Equal(revised + " It rains.", (await web.Get<ScriptRooms>().FindAsync(sheet.Id, Stop))!.Script.Text.ToString());
    }

    [Fact]
    public void the_outline_is_what_the_printer_sets()
    {
        var outline = ScriptOutline.Of(RunningWeb.Script + string.Concat(Enumerable.Range(0, 60).Select(i => $"\n\nLine {i}.")), 7, null);
        Assert.Equal([3, 13], outline.Scenes.Select(scene => scene.Line));
        Assert.Equal(["BEN", "ADA"], outline.Characters);
        Assert.Equal(outline.Pages - 1, outline.Breaks.Count);
        Assert.True(outline.Pages >= 2);
    }
}
