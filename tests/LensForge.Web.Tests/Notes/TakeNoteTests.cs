using System.Net;
using LensForge.Domain;
using LensForge.Domain.Notes;
using LensForge.Domain.People;
using LensForge.Web.Accounts;
using LensForge.Web.Features.Notes;
using LensForge.Web.Features.Productions;
using LensForge.Web.Live.Script;
using LensForge.Web.Projections;
using LensForge.Web.Tests.EventStore;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace LensForge.Web.Tests.Notes;

public sealed class TakeNoteTests(PostgresFixture postgres)
{
    [Fact]
    public async Task who_is_mentioned_finds_it_under_for_you_until_they_answer()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        var sheet = await web.ImportAsync();
        var (dana, shot) = ((await web.PersonAsync("Dana Field")).Key, RunningWeb.FirstShot(sheet));
        await web.AdmitAsync(sheet.Id, dana, Role.Mentor);
        var notes = web.Get<TakeNoteHandler>();
        var id = await notes.WriteAsync(sheet.Id, new OnShot(shot), "Is this too dark, @dana field?", null, null, "ada");
        var note = Assert.Single(Sheet(web, sheet.Id).Notes);
        Assert.DoesNotContain("Dana", note.Text, StringComparison.OrdinalIgnoreCase);
        Assert.True(note.IsFor(dana));
        Assert.False(note.IsFor("ada"));
        Assert.Contains("1 for you", await ReadAsync(web, $"/productions/{sheet.Id}/notes", dana), StringComparison.Ordinal);
        Assert.DoesNotContain("1 for you", await ReadAsync(web, $"/productions/{sheet.Id}/notes", (await web.KeeperAsync()).Key), StringComparison.Ordinal);
        await notes.AnswerAsync(sheet.Id, id, "A little.", dana);
        Assert.False(Sheet(web, sheet.Id).Notes[0].IsFor(dana));
        await notes.AnswerAsync(sheet.Id, id, "And now, @Dana Field?", "ben");
        await notes.RunAsync(sheet.Id, new AssignNote(id, "ben"), "ada");
        Assert.True(Sheet(web, sheet.Id).Notes[0].IsFor(dana) && Sheet(web, sheet.Id).Notes[0].IsFor("ben"));
        await notes.RunAsync(sheet.Id, new ResolveNote(id), dana);
        Assert.False(Sheet(web, sheet.Id).Notes[0].IsFor(dana) || Sheet(web, sheet.Id).Notes[0].IsFor("ben"));
        await Assert.ThrowsAsync<RefusedException>(() => notes.RunAsync(sheet.Id, new AssignNote(id, "nobody"), "ada"));
    }

    [Fact]
    public async Task viewers_read_notes_and_write_none_and_strangers_know_of_none()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        var sheet = await web.ImportAsync();
        await web.AdmitAsync(sheet.Id, "vera", Role.Viewer);
        var notes = web.Get<TakeNoteHandler>();
        Assert.Contains("may not comment", (await Assert.ThrowsAsync<RefusedException>(() => notes.WriteAsync(sheet.Id, new OnProduction(), "Hm.", null, null, "vera"))).Message, StringComparison.Ordinal);
        Assert.Contains("no such production", (await Assert.ThrowsAsync<RefusedException>(() => notes.WriteAsync(sheet.Id, new OnProduction(), "Hm.", null, null, "eve"))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<RefusedException>(() => notes.WriteAsync(sheet.Id, new OnTake(RunningWeb.FirstShot(sheet), Guid.CreateVersion7()), "Hm.", null, null, "ada"));
    }

    [Fact]
    public async Task a_note_on_words_goes_along_with_them_and_tells_when_they_are_gone()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        var sheet = await web.ImportAsync();
        await ExchangeAsync(web, sheet.Id, RunningWeb.Script);
        var (text, version) = await web.Get<ScriptRooms>().TextAsync(sheet.Id, default);
        const string Quote = "The ferry has not come back.";
        await web.Get<TakeNoteHandler>().WriteAsync(sheet.Id, new OnWords(version, text.IndexOf(Quote, StringComparison.Ordinal), Quote), "Too plain?", null, null, "ada");

        var longer = text.Replace("You are still up.", "You are still up, and it is late.", StringComparison.Ordinal);
        await ExchangeAsync(web, sheet.Id, longer);
        var words = Sheet(web, sheet.Id).Notes[0].Words!;
        Assert.Equal(Quote, longer[words.Range!.Value.From..words.Range.Value.To]);
        Assert.False(words.Changed);

        var reworded = longer.Replace("has not come back", "never came back", StringComparison.Ordinal);
        await ExchangeAsync(web, sheet.Id, reworded);
        words = Sheet(web, sheet.Id).Notes[0].Words!;
        Assert.Equal("The ferry never came back.", reworded[words.Range!.Value.From..words.Range.Value.To]);
        Assert.True(words.Changed);

        await ExchangeAsync(web, sheet.Id, reworded.Replace("The ferry never came back.", "", StringComparison.Ordinal));
        var note = Sheet(web, sheet.Id).Notes[0];
        Assert.True(note.Words!.Gone);
        Assert.Equal(Quote, note.Words.Quote);
        await using var again = await web.AgainAsync();
        await again.Get<ProjectionService>().CaughtUp;
        Assert.True(Sheet(again, sheet.Id).Notes[0].Words!.Gone);
    }

    [Fact]
    public async Task a_note_on_a_shot_goes_along_into_a_revised_draft()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        var sheet = await web.ImportAsync();
        var coast = sheet.Scenes[1].Shots[0].Id;
        await web.Get<TakeNoteHandler>().WriteAsync(sheet.Id, new OnShot(coast), "Wider.", null, null, "ada");
        await web.Get<TakeNoteHandler>().WriteAsync(sheet.Id, new OnScene(1), "Slower.", null, null, "ada");
        var moved = RunningWeb.Script.Replace("INT. KITCHEN - NIGHT", "INT. CELLAR - DAY\n\nRats run.\n\nINT. KITCHEN - NIGHT", StringComparison.Ordinal);
        await web.Get<ImportScriptHandler>().RunAsync(sheet.Id, "two.fountain", System.Text.Encoding.UTF8.GetBytes(moved), "ada");
        sheet = Sheet(web, sheet.Id);
        Assert.Equal(3, sheet.Notes[0].Shot!.Value.Scene);
        Assert.Equal(2, sheet.Notes[1].Scene);
        var cut = moved[..moved.IndexOf("EXT. COAST", StringComparison.Ordinal)];
        await web.Get<ImportScriptHandler>().RunAsync(sheet.Id, "three.fountain", System.Text.Encoding.UTF8.GetBytes(cut), "ada");
        Assert.True(Sheet(web, sheet.Id).Notes[0].Adrift);
    }

    [Fact]
    public async Task the_table_of_notes_is_what_a_spreadsheet_reads_and_runs_nothing()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        var sheet = await web.ImportAsync();
        await web.Get<TakeNoteHandler>().WriteAsync(sheet.Id, new OnShot(RunningWeb.FirstShot(sheet)), "=1+1, \"quoted\"", null, "ben", "ada");
        using var client = await web.SignInAsync();
        using var answer = await client.GetAsync($"/productions/{sheet.Id}/notes.csv");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var table = await answer.Content.ReadAsStringAsync();
        Assert.Contains("\"'=1+1, \"\"quoted\"\"\"", table, StringComparison.Ordinal);
        Assert.StartsWith("Scene,Shot,Take,Timecode", table.TrimStart('\uFEFF'), StringComparison.Ordinal);
    }

    private static async Task<string> ReadAsync(RunningWeb web, string address, string person)
    {
        using var scope = web.Services.CreateScope();
        var found = await scope.ServiceProvider.GetRequiredService<UserManager<Person>>().FindByIdAsync(person);
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = web.Address };
        client.DefaultRequestHeaders.Add("Cookie", await TestCookie.ForAsync(web, found!));
        return await client.GetStringAsync(address);
    }

    private static async Task ExchangeAsync(RunningWeb web, Guid production, string text)
    {
        await web.Get<ScriptRooms>().ExchangeAsync(production, text, "ben", null, default);
        var projections = web.Get<ProjectionService>();
        await projections.SeenAsync(await projections.EndAsync());
    }

    private static ProductionSheet Sheet(RunningWeb web, Guid production) => web.Get<ProductionSheets>().Find(production)!;
}
