using LensForge.Domain;
using LensForge.Domain.Cast;
using LensForge.Domain.Colour;
using LensForge.Domain.Hosts;
using LensForge.Domain.Productions;
using LensForge.Domain.Stages;
using LensForge.Web.Components;
using LensForge.Web.Features.Sets;
using LensForge.Web.Features.Takes;
using LensForge.Web.Projections;
using LensForge.Web.Tests.EventStore;
using LensForge.Web.Tests.Hosts;

namespace LensForge.Web.Tests.Sets;

public sealed class SetTests(PostgresFixture postgres)
{
    private static readonly SetDesign Blue = new(new Dictionary<string, Rgb> { ["wall"] = Rgb.Hex(0x3A5A8A) });

    [Fact]
    public async Task a_take_from_before_its_set_was_painted_is_stale_and_says_why_and_by_whom_until_the_paint_is_taken_back()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        await using var host = await FakeHost.JoinAsync(web.Address, web.JoinKey);
        var sheet = await web.ImportAsync();
        var place = sheet.Places!.Places.First(place => PaintChart.Of(place.Set).Any(part => part.Name == "wall"));
        var shot = sheet.Plan!.Shots.First(shot => place.Scenes.Contains(shot.Id.Scene));
        await web.Get<PreviewShotsHandler>().ShotAsync(sheet.Id, shot.Id, "ada");
        await host.FinishAsync(await host.WorkAsync<FilmShot>());
        sheet = await web.UntilAsync(sheet.Id, now => now.Chosen(shot.Id) is not null);

        await web.Get<SetCommands>().DesignAsync(sheet.Id, place.Name, new(Blue), "ben");
        sheet = Sheet(web, sheet.Id);
        Assert.True(sheet.IsStale(shot.Id));
        Assert.Equal($"{PlaceName.Words(place.Name)}'s palette changed", ShotWords.Of(sheet.Chosen(shot.Id)!.Stale!.Changes));
        Assert.Equal("ben", sheet.Chosen(shot.Id)!.Stale!.By);

        await web.Get<SetCommands>().DesignAsync(sheet.Id, place.Name, PlaceDesign.None, "ben");
        Assert.False(Sheet(web, sheet.Id).IsStale(shot.Id));
    }

    [Fact]
    public async Task a_locked_palette_is_what_hosts_are_asked_to_film()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        await using var host = await FakeHost.JoinAsync(web.Address, web.JoinKey);
        var sheet = await web.ImportAsync();
        var palette = new ProductionPalette([new("sea", Rgb.Hex(0x2E4A5A)), new("sand", Rgb.Hex(0xD8CDB4)), new("rust", Rgb.Hex(0x7E382F))], Locked: true);
        await web.Get<SetCommands>().PaletteAsync(sheet.Id, palette, "ben");
        var shot = Sheet(web, sheet.Id).Plan!.Shots.First(shot => shot.Stage.Figures.Count > 0);
        await web.Get<PreviewShotsHandler>().ShotAsync(sheet.Id, shot.Id, "ada");
        var asked = ((FilmShot)(await host.WorkAsync<FilmShot>()).Work).Recipe.Stage;
        Assert.All(PaintChart.Of(asked.Set), part => Assert.True(palette.Holds(part.Colour), part.ToString()));
        Assert.All(asked.Figures, figure => Assert.True(palette.Holds(figure.Appearance.TopColour)));
    }

    [Fact]
    public async Task a_reference_is_kept_only_with_a_note_and_as_a_picture_and_what_a_host_read_is_shown()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        await using var host = await FakeHost.JoinAsync(web.Address, web.JoinKey);
        var sheet = await web.ImportAsync();
        var place = sheet.Places!.Places[0].Name;
        byte[] webp = [.. "RIFF"u8, 4, 0, 0, 0, .. "WEBPVP8 "u8];
        var commands = web.Get<SetCommands>();
        await Assert.ThrowsAsync<RefusedException>(() => commands.OfferAsync(sheet.Id, place, webp, "mine", "ben"));
        await Assert.ThrowsAsync<RefusedException>(() => commands.OfferAsync(sheet.Id, place, [.. "GIF89a"u8], "My own photograph.", "ben"));
        await commands.OfferAsync(sheet.Id, place, webp, "My own photograph.", "ben");
        var order = await host.WorkAsync<ReadPlace>();
        Assert.Equal("webp", ((ReadPlace)order.Work).PictureKind);
        var reading = new PlaceReading([new(Rgb.Hex(0x808080), 1, PictureBand.Middle, [1, 1, 1])], true, 50, 10, PictureKey.Middle, null, ["It is grey."]);
        await host.CallAsync(nameof(IHostServer.Complete), new WorkResult(order.Job, order.Fence, null, [], 0, 0.1, "CPU", Place: reading));
        sheet = await web.UntilAsync(sheet.Id, now => now.PlaceReferences[place].Reading is not null);
        Assert.Equal("It is grey.", sheet.PlaceReferences[place].Reading!.Notes[0]);
        Assert.False(sheet.Places!.IsDesigned(place));
    }

    private static ProductionSheet Sheet(RunningWeb web, Guid id) => web.Get<ProductionSheets>().Find(id)!;
}
