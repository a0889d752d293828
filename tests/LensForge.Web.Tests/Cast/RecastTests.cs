using LensForge.Domain;
using LensForge.Domain.Cast;
using LensForge.Domain.Hosts;
using LensForge.Domain.Productions;
using LensForge.Web.Components;
using LensForge.Web.Features.Cast;
using LensForge.Web.Features.Takes;
using LensForge.Web.Projections;
using LensForge.Web.Tests.EventStore;
using LensForge.Web.Tests.Hosts;

namespace LensForge.Web.Tests.Cast;

public sealed class RecastTests(PostgresFixture postgres)
{
    private static readonly Rgb Green = Rgb.Hex(0x207A30);

    [Fact]
    public async Task a_take_from_before_a_change_of_clothes_is_stale_and_says_why_until_the_change_is_taken_back()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        await using var host = await FakeHost.JoinAsync(web.Address, web.JoinKey);
        var sheet = await web.ImportAsync();
        var shot = sheet.Plan!.Shots.First(shot => shot.Stage.Figures.Count > 0);
        var name = shot.Stage.Figures[0].Character;
        await web.Get<PreviewShotsHandler>().ShotAsync(sheet.Id, shot.Id, "ada");
        await host.FinishAsync(await host.WorkAsync<FilmShot>());
        sheet = await web.UntilAsync(sheet.Id, now => now.Chosen(shot.Id) is not null);

        var before = sheet.Bible!.Find(name)!;
        var changed = before with { Looks = before.Looks with { Top = TopKind.Coat, TopColour = Green } };
        await web.Get<RecastCharacterHandler>().RunAsync(sheet.Id, name, changed, "ben");
        sheet = Sheet(web, sheet.Id);
        Assert.True(sheet.IsStale(shot.Id));
        Assert.Equal($"{name}'s coat changed", ShotWords.Of(sheet.Chosen(shot.Id)!.Stale!.Changes));
        Assert.Equal("ben", sheet.Chosen(shot.Id)!.Stale!.By);

        var again = Assert.Single(await web.Get<PreviewShotsHandler>().ShotAgainAsync(sheet.Id, shot.Id, "ada"));
        var filmed = (FilmShot)(await FinishedAsync(host, await host.WorkAsync<FilmShot>())).Work;
        Assert.Equal(Green, filmed.Recipe.Stage.Figures.First(figure => figure.Character == name).Appearance.TopColour);
        sheet = await web.UntilAsync(sheet.Id, now => now.Chosen(shot.Id)?.Id == again);
        Assert.False(sheet.IsStale(shot.Id));

        await web.Get<LeaveToScriptHandler>().RunAsync(sheet.Id, name, "ben");
        sheet = Sheet(web, sheet.Id);
        Assert.Null(sheet.TakesOf(shot.Id)[0].Stale);
        Assert.NotNull(sheet.Take(again)!.Stale);
    }

    [Fact]
    public async Task a_revised_script_keeps_what_people_said_of_the_looks()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        var sheet = await web.ImportAsync();
        var name = sheet.Plan!.Shots.SelectMany(shot => shot.Stage.Figures).First().Character;
        var before = sheet.Bible!.Find(name)!;
        await web.Get<RecastCharacterHandler>().RunAsync(sheet.Id, name, before with { Looks = before.Looks with { TopColour = Green } }, "ben");
        var script = sheet.Script!;
        var revised = System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(script.Source.Bytes()) + "\n\nINT. CELLAR - NIGHT\n\nNobody is here.\n");
        await web.Get<Features.Productions.ImportScriptHandler>().RunAsync(sheet.Id, script.FileName, revised, "ada");
        sheet = Sheet(web, sheet.Id);
        Assert.Equal(2, sheet.Revision);
        Assert.All(sheet.Plan!.Shots.SelectMany(shot => shot.Stage.Figures).Where(figure => figure.Character == name), figure => Assert.Equal(Green, figure.Appearance.TopColour));
    }

    [Fact]
    public async Task the_drawings_of_a_changed_character_are_made_anew_with_the_new_looks()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        await using var host = await FakeHost.JoinAsync(web.Address, web.JoinKey);
        var sheet = await web.ImportAsync();
        for (var batch = 0; batch < (sheet.ShotCount + 1) / 2; batch++) await FinishedAsync(host, await host.WorkAsync<DrawStages>());
        await web.UntilAsync(sheet.Id, now => now.Drawings.Count == now.ShotCount);
        var name = sheet.Plan!.Shots.SelectMany(shot => shot.Stage.Figures).First().Character;
        var shots = sheet.Plan.Shots.Where(shot => shot.Stage.Figures.Any(figure => figure.Character == name)).ToList();
        var old = Sheet(web, sheet.Id).Drawings;
        var before = sheet.Bible!.Find(name)!;
        await web.Get<RecastCharacterHandler>().RunAsync(sheet.Id, name, before with { Looks = before.Looks with { TopColour = Green } }, "ben");
        foreach (var _ in shots)
        {
            var order = await host.WorkAsync<DrawStages>();
            Assert.Contains(((DrawStages)order.Work).Stages[0].Figures, figure => figure.Character == name && figure.Appearance.TopColour == Green);
            await host.FinishAsync(order);
        }

        await web.UntilAsync(sheet.Id, now => shots.All(shot => now.Drawings[shot.Id] != old[shot.Id]));
    }

    [Fact]
    public async Task a_turnaround_sheet_is_rendered_once_for_the_same_looks()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        await using var host = await FakeHost.JoinAsync(web.Address, web.JoinKey);
        var sheet = await web.ImportAsync();
        var (name, looks) = sheet.Plan!.Cast.First();
        var ask = web.Get<AskTurnaroundHandler>();
        await ask.RunAsync(sheet.Id, name, looks, "ada");
        await ask.RunAsync(sheet.Id, name, looks, "ben");
        var order = await FinishedAsync(host, await host.WorkAsync<RenderTurnaround>());
        Assert.Equal(looks, ((RenderTurnaround)order.Work).Appearance);
        sheet = await web.UntilAsync(sheet.Id, now => now.Turnarounds.Values.Any(turnaround => turnaround.Views is not null));
        Assert.Equal(5, Assert.Single(sheet.Turnarounds).Value.Views!.Count);
    }

    [Fact]
    public async Task a_reference_picture_is_kept_read_by_a_host_and_changes_nothing_by_itself()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        await using var host = await FakeHost.JoinAsync(web.Address, web.JoinKey);
        var sheet = await web.ImportAsync();
        var name = sheet.Plan!.Cast.Keys.First();
        byte[] picture = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3];
        var offer = web.Get<OfferReferenceHandler>();
        Assert.Contains("JPEG or PNG", (await Assert.ThrowsAsync<RefusedException>(() => offer.RunAsync(sheet.Id, name, "GIF89a"u8.ToArray(), "My own drawing.", "ada"))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<RefusedException>(() => offer.RunAsync(sheet.Id, name, picture, "", "ada"));
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(picture));
        Assert.False(web.Get<Media.MediaStore>().Holds(hash));

        await offer.RunAsync(sheet.Id, name, picture, "My own drawing.", "ada");
        var order = await FinishedAsync(host, await host.WorkAsync<ReadReference>());
        Assert.Equal(hash, ((ReadReference)order.Work).Picture);
        sheet = await web.UntilAsync(sheet.Id, now => now.References[name].Looks is not null);
        Assert.Equal(new ProposedLook("topColour", "#207a30", 0.8f), sheet.References[name].Looks![0]);
        Assert.Equal(("My own drawing.", "ada"), (sheet.References[name].Consent, sheet.References[name].By));
        Assert.Empty(sheet.Recast);
        Assert.True(web.Get<Media.NamedMedia>().Contains(hash));
    }

    private static ProductionSheet Sheet(RunningWeb web, Guid id) => web.Get<ProductionSheets>().Find(id)!;

    private static async Task<WorkOrder> FinishedAsync(FakeHost host, WorkOrder order)
    {
        await host.FinishAsync(order);
        return order;
    }
}
