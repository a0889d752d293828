using System.Net;
using LensForge.Domain;
using LensForge.Domain.People;
using LensForge.Web.Accounts;
using LensForge.Web.EventStore;
using LensForge.Web.Features.Cast;
using LensForge.Web.Features.Productions;
using LensForge.Web.Features.Team;
using LensForge.Web.Projections;
using LensForge.Web.Tests.EventStore;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace LensForge.Web.Tests.Accounts;

/// <summary>What is kept of people, where, and what is left when they go.</summary>
public sealed class PersonalFactsTests(PostgresFixture postgres)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task an_erased_person_is_found_nowhere_and_the_log_stays_whole()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        var sheet = await web.ImportAsync();
        await using var scope = web.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var person = new Person { Name = "Quirin Unmistakable", Address = "quirin@example.org", UserName = "quirin@example.org" };
        Assert.True((await accounts.CreateAsync(person, "a ferry that never came back")).Succeeded);
        await web.Get<PeopleDirectory>().ReadAsync(Stop);
        await web.AdmitAsync(sheet.Id, person.Key, Role.Artist);
        var cookie = await TestCookie.ForAsync(web, person);
        var (name, bible) = (sheet.Bible!.Names.First(), sheet.Bible);
        await web.Get<RecastCharacterHandler>().RunAsync(sheet.Id, name, bible.Find(name)! with { Looks = bible.Find(name)!.Looks with { TopColour = new(1, 2, 3) } }, person.Key, Stop);
        Assert.Equal("Quirin Unmistakable", web.Get<PeopleDirectory>().NameOf(person.Key));
        Assert.NotEmpty(await TracesAsync(web, "Quirin"));
        var events = await web.Get<EventLog>().LastSequenceAsync(Stop);

        await scope.ServiceProvider.GetRequiredService<Erasure>().RunAsync(person, Stop);
        Assert.Empty(await TracesAsync(web, "Quirin"));
        Assert.Empty(await TracesAsync(web, "quirin@"));
        Assert.Equal(PeopleDirectory.Former, web.Get<PeopleDirectory>().NameOf(person.Key));
        Assert.Null(web.Get<ProductionSheets>().Find(sheet.Id)!.Team.RoleOf(person.Key));
        Assert.Equal(events + 1, await web.Get<EventLog>().LastSequenceAsync(Stop));
        Assert.Contains(await web.Get<EventLog>().ReadStreamAsync(sheet.Id, stop: Stop), stored => stored.User == person.Key);
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = web.Address };
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/", Stop)).StatusCode);
    }

    [Fact]
    public async Task the_only_owner_of_a_team_hands_over_before_they_are_erased()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        await web.KeeperAsync();
        var person = await web.PersonAsync("Olga");
        var mine = (await web.Get<ImportScriptHandler>().RunAsync(null, "mine.fountain", System.Text.Encoding.UTF8.GetBytes(RunningWeb.Script), person.Key, stop: Stop)).Production;
        var path = await web.Get<InviteMemberHandler>().RunAsync(mine, Role.Writer, TimeSpan.FromDays(1), 1, person.Key, Stop);
        var secret = await web.Get<LinkSecrets>().FindAsync(path.Split('=')[1], LinkKind.Invitation, Stop);
        await web.Get<ProjectionService>().SeenAsync(await web.Get<Decisions>().DecideAsync(mine, new JoinByInvitation(secret!.Id, "wim", DateTimeOffset.UtcNow), "wim", Stop), Stop);
        await using var scope = web.Services.CreateAsyncScope();
        var erasure = scope.ServiceProvider.GetRequiredService<Erasure>();
        Assert.Contains("Make one of them owner first", (await Assert.ThrowsAsync<RefusedException>(() => erasure.RunAsync(person, Stop))).Message, StringComparison.Ordinal);
        await web.Get<ChangeTeamHandler>().GiveRoleAsync(mine, "wim", Role.Owner, person.Key, Stop);
        await erasure.RunAsync(person, Stop);
        Assert.Equal(Role.Owner, Assert.Single(web.Get<ProductionSheets>().Find(mine)!.Team.Members).Value);
    }

    [Fact]
    public async Task a_links_key_is_kept_nowhere_and_leaves_the_address_at_once()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        var sheet = await web.ImportAsync();
        var invitation = await web.Get<InviteMemberHandler>().RunAsync(sheet.Id, Role.Viewer, TimeSpan.FromDays(1), 1, "ada", Stop);
        var guests = await web.Get<MakeGuestLinkHandler>().RunAsync(sheet.Id, new("The fund", GuestScope.Whole, false, false, "blue heron", TimeSpan.FromDays(1)), "ada", Stop);
        foreach (var path in (string[])[invitation, guests])
        {
            var key = path.Split('=')[1];
            Assert.Equal(32, System.Buffers.Text.Base64Url.DecodeFromChars(key).Length);
            Assert.Empty(await TracesAsync(web, key));
            using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = web.Address };
            var answer = await client.GetAsync(path, Stop);
            Assert.Equal((HttpStatusCode.Redirect, path.Split('?')[0]), (answer.StatusCode, answer.Headers.Location!.ToString()));
            Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
            var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
            Assert.DoesNotContain(key, cookie, StringComparison.Ordinal);
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Empty(await TracesAsync(web, "blue heron"));
    }

    [Fact]
    public async Task passwords_cannot_be_guessed_on_and_on()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        await using var scope = web.Services.CreateAsyncScope();
        var door = scope.ServiceProvider.GetRequiredService<SignInManager<Person>>();
        var person = new Person { Name = "Ida", Address = "ida@example.org", UserName = "ida@example.org" };
        Assert.True((await door.UserManager.CreateAsync(person, "a ferry that never came back")).Succeeded);
        for (var tries = 0; tries < 5; tries++) Assert.False((await door.CheckPasswordSignInAsync(person, "guessed " + tries, true)).Succeeded);
        Assert.True((await door.CheckPasswordSignInAsync(person, "a ferry that never came back", true)).IsLockedOut);

        using var client = new HttpClient { BaseAddress = web.Address };
        var answers = new List<HttpStatusCode>();
        for (var tries = 0; tries < 40; tries++) answers.Add((await client.PostAsync("/sign-in", new FormUrlEncodedContent([]), Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
    }

    [Theory]
    [InlineData("/productions/1", "/productions/1")]
    [InlineData("//elsewhere.example", "/")]
    [InlineData("/\\elsewhere.example", "/")]
    [InlineData("https://elsewhere.example", "/")]
    [InlineData(null, "/")]
    public void after_signing_in_nobody_is_sent_to_another_site(string? wanted, string goes) => Assert.Equal(goes, OwnAddress.Or(wanted, "/"));

    /// <summary>Every table of the database that holds the words anywhere.</summary>
    private static Task<List<string>> TracesAsync(RunningWeb web, string words) => web.Get<Database>().RunAsync(async (connection, token) =>
    {
        var tables = await connection.QueryAsync(
            "select quote_ident(table_schema) || '.' || quote_ident(table_name) from information_schema.tables where table_schema in ('accounts', 'lensforge') and table_type = 'BASE TABLE'", [],
            row => row.GetString(0), token);
        var found = new List<string>();
        foreach (var table in tables)
            if (await connection.ScalarAsync<long>($"select count(*) from {table} t where t::text ilike '%' || $1 || '%'", [words], token) > 0) found.Add(table);
        return found;
    }, Stop);
}
