using System.Net;
using System.Runtime.CompilerServices;
using LensForge.Domain;
using LensForge.Domain.Notes;
using LensForge.Domain.People;
using LensForge.Domain.Productions;
using LensForge.Domain.Rooms;
using LensForge.Domain.Takes;
using LensForge.Web.Accounts;
using LensForge.Web.Accounts.Rights;
using LensForge.Web.EventStore;
using LensForge.Web.Features.Productions;
using LensForge.Web.Live.Script;
using LensForge.Web.Media;
using LensForge.Web.Projections;
using LensForge.Web.Tests.EventStore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace LensForge.Web.Tests.Accounts;

/// <summary>
/// Walks every command, endpoint, page and hub as every role, as a stranger from another production, as a guest and as nobody. What is new
/// is put into approved/access.txt by LENSFORGE_APPROVE=1: read its right there before it is committed.
/// </summary>
public sealed class AccessMatrixTests(PostgresFixture postgres)
{
    private const string Nobody = "nobody", Stranger = "stranger", Guest = "guest";

    /// <summary>Written out once more, so that a slip in the table of the product is seen.</summary>
    private static readonly Dictionary<Right, string> Expected = new()
    {
        [Right.Read] = "Viewer Mentor Writer Artist Producer Director Owner",
        [Right.Comment] = "Mentor Writer Artist Producer Director Owner",
        [Right.EditWords] = "Writer Director Owner",
        [Right.EditPictures] = "Artist Director Owner",
        [Right.Film] = "Artist Producer Director Owner",
        [Right.SeeMoney] = "Producer Owner",
        [Right.Approve] = "Producer Director Owner",
        [Right.Invite] = "Producer Director Owner",
    };

    [Fact]
    public async Task everything_that_answers_says_who_may_use_it_and_stands_in_the_approved_matrix()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        var lines = AccessMatrix.Lines(web);
        Assert.DoesNotContain(lines, line => line.EndsWith("NOBODY SAID", StringComparison.Ordinal));
        var file = Path.Combine(Folder(), "access.txt");
        var written = string.Join('\n', lines) + "\n";
        if (Environment.GetEnvironmentVariable("LENSFORGE_APPROVE") == "1") await File.WriteAllTextAsync(file, written, TestContext.Current.CancellationToken);
        var approved = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        Assert.Empty(lines.Except(approved).Select(line => $"not in the matrix: {line}").Concat(approved.Except(lines).Select(line => $"gone from the product: {line}")));
    }

    [Fact]
    public void the_table_of_rights_is_the_one_that_was_agreed() => Assert.All(Enum.GetValues<Right>(), right =>
        Assert.Equal(Expected[right], string.Join(' ', Enum.GetValues<Role>().Where(role => role.May(right)))));

    [Fact]
    public async Task every_command_is_refused_to_everybody_who_may_not_give_it_before_it_is_looked_at()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        var here = await TakeAsync(web);
        await web.Get<ImportScriptHandler>().RunAsync(null, "other.fountain", System.Text.Encoding.UTF8.GetBytes(RunningWeb.Script), Stranger, stop: TestContext.Current.CancellationToken);
        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.Owner)) await web.AdmitAsync(here.Production, role.ToString(), role);
        var desk = web.Get<Decisions>();
        var (before, _) = await desk.ProductionAsync(here.Production, TestContext.Current.CancellationToken);
        var walked = 0;
        foreach (var command in AccessMatrix.Commands)
        {
            foreach (var person in (string?[])[null, Stranger, .. Enum.GetNames<Role>().Where(name => name != nameof(Role.Owner))])
            {
                if (MayGive(command, person)) continue;
                walked++;
                // Empty, as it is made by nobody's constructor: whoever may not give it never gets as far as its content.
                var empty = RuntimeHelpers.GetUninitializedObject(command);
                var refused = await Assert.ThrowsAsync<RefusedException>(() => empty is TakeCommand take
                    ? take is RequestTake ? desk.RequestAsync([(Guid.CreateVersion7(), Of(here.Production))], person, default) : desk.DecideAsync(here.Take, take, person)
                    : empty is RoomCommand at ? desk.DecideAsync(at is OpenRoom ? Guid.CreateVersion7() : here.Room, at is OpenRoom ? new OpenRoom(here.Production, default, 1, true, []) : at, person)
                    : empty is NoteCommand note ? desk.DecideAsync(here.Production, note, person)
                    : desk.DecideAsync(here.Production, (ProductionCommand)empty, person));
                var member = person is not null and not Stranger;
                Assert.Contains(member && Gate.AccessOf(command) is NeedsAttribute ? "you may not" : "There is no such production.", refused.Message, StringComparison.Ordinal);
            }
        }

        Assert.True(walked > 100, $"{walked} refusals were tried");
        var (after, _) = await desk.ProductionAsync(here.Production, TestContext.Current.CancellationToken);
        Assert.Same(before.Script, after.Script);
        Assert.Equal(before.Team.Members, after.Team.Members);
    }

    [Fact]
    public async Task every_endpoint_and_page_answers_exactly_those_it_says()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        var here = await TakeAsync(web);
        var hash = await DrawAsync(web, here.Production);
        await web.Get<ScriptRooms>().ExchangeAsync(here.Production, RunningWeb.Script, "ada", null, TestContext.Current.CancellationToken);
        var cookies = await CookiesAsync(web, here.Production);
        var picture = await PictureAsync(web);
        var walked = 0;
        foreach (var endpoint in AccessMatrix.Endpoints(web))
        {
            var rule = AccessRule.Of(endpoint)!;
            var address = Fill(endpoint, here.Production, hash, picture);
            foreach (var (who, cookie) in cookies)
            {
                using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = web.Address };
                using var request = new HttpRequestMessage(Method(endpoint), address);
                if (cookie is not null) request.Headers.Add("Cookie", cookie);
                using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
                walked++;
                var turnedAway = answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.NotFound;
                if (rule.Access is OpenToAllAttribute) continue;
                else if (rule.Access is ForHostsAttribute) Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{AccessMatrix.Name(endpoint)} answers {who} without a host's key: {answer.StatusCode}");
                else if (!Enters(rule, who)) Assert.True(answer.StatusCode == (cookie is null ? HttpStatusCode.Unauthorized : HttpStatusCode.NotFound), $"{AccessMatrix.Name(endpoint)} answers {who}: {answer.StatusCode}");
                else if (rule.Access is NeedsAttribute or ForPeopleAttribute) Assert.False(turnedAway, $"{AccessMatrix.Name(endpoint)} turns {who} away: {answer.StatusCode}");
            }
        }

        Assert.True(walked > 150, $"{walked} requests were made");
    }

    [Fact]
    public async Task a_production_that_somebody_may_not_see_is_on_no_list_of_theirs()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        var sheet = await web.ImportAsync();
        var cookies = await CookiesAsync(web, sheet.Id);
        Assert.Contains("The Ferry", await ReadAsync(web, "/", cookies[nameof(Role.Viewer)]!), StringComparison.Ordinal);
        Assert.DoesNotContain("The Ferry", await ReadAsync(web, "/", cookies[Stranger]!), StringComparison.Ordinal);
        Assert.DoesNotContain("The Ferry", await ReadAsync(web, $"/productions/{sheet.Id}/board", cookies[Stranger]!), StringComparison.Ordinal);
        Assert.Equal(await ReadAsync(web, $"/productions/{Guid.CreateVersion7()}/board", cookies[Stranger]!), await ReadAsync(web, $"/productions/{sheet.Id}/board", cookies[Stranger]!));
    }

    private static bool MayGive(Type command, string? person) => Gate.AccessOf(command) switch
    {
        ForPeopleAttribute => person is not null,
        NeedsAttribute needs => person is not null && Expected[needs.Right].Split(' ').Contains(person),
        _ => false,
    };

    private static bool Enters(AccessRule rule, string who) => rule.Access switch
    {
        ForPeopleAttribute => who is not Nobody and not Guest,
        ForWhoeverIsInAttribute => who is not Nobody,
        NeedsAttribute needs => Expected[needs.Right].Split(' ').Contains(who) || (who == Guest && rule.Guests && needs.Right == Right.Read),
        _ => true,
    };

    private static async Task<(Guid Production, Guid Take, Guid Room)> TakeAsync(RunningWeb web)
    {
        var sheet = await web.ImportAsync();
        var (take, request) = (Guid.CreateVersion7(), Of(sheet.Id, sheet));
        await web.Get<ProjectionService>().SeenAsync(await web.Get<Decisions>().RequestAsync([(take, request)], "ada"));
        var room = Guid.CreateVersion7();
        await web.Get<Decisions>().DecideAsync(room, new OpenRoom(sheet.Id, request.Shot, 1, true, [take]), "ada");
        return (sheet.Id, take, room);
    }

    private static RequestTake Of(Guid production, ProductionSheet? sheet = null)
    {
        var shot = sheet?.Scenes[0].Shots[0];
        return new(production, shot?.Id ?? new("1A"), 1, shot is null ? null! : new(shot.Stage, 256, 144, Domain.Time.FrameRate.Film, 8, 4, 42, new('f', 64)));
    }

    /// <summary>A picture that the production names.</summary>
    private static async Task<string> DrawAsync(RunningWeb web, Guid production)
    {
        byte[] picture = [0xFF, 0xD8, 0xFF, 0xE0, .. "not much of a picture"u8];
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(picture));
        using var content = new MemoryStream(picture);
        await web.Get<MediaStore>().WriteAsync(hash, content, default);
        var sheet = web.Get<ProductionSheets>().Find(production)!;
        await web.Get<ProjectionService>().SeenAsync(await web.Get<Decisions>().DecideAsync(
            production, new RecordDrawings(sheet.Revision, new Dictionary<ShotId, string> { [RunningWeb.FirstShot(sheet)] = hash }), Gate.House));
        return hash;
    }

    private static async Task<Dictionary<string, string?>> CookiesAsync(RunningWeb web, Guid production)
    {
        var cookies = new Dictionary<string, string?> { [Nobody] = null };
        foreach (var role in Enum.GetValues<Role>())
        {
            var person = await web.PersonAsync(role.ToString());
            await web.AdmitAsync(production, person.Key, role);
            cookies[role.ToString()] = await TestCookie.ForAsync(web, person);
        }

        var stranger = await web.PersonAsync(Stranger);
        await web.Get<ImportScriptHandler>().RunAsync(null, "other.fountain", System.Text.Encoding.UTF8.GetBytes("Title: Elsewhere\n\nINT. HALL - DAY\n\nEVE waits.\n"), stranger.Key);
        cookies[Stranger] = await TestCookie.ForAsync(web, stranger);
        var (link, now) = (Guid.CreateVersion7(), DateTimeOffset.UtcNow);
        await web.Get<ProjectionService>().SeenAsync(await web.Get<Decisions>().DecideAsync(
            production, new MakeGuestLink(link, "The fund", GuestScope.Whole, false, false, now.AddDays(1), now), "ada"));
        cookies[Guest] = TestCookie.ForGuest(web, new(production, link, await web.Get<GuestBook>().EnterAsync(link, "A test")));
        return cookies;
    }

    // Of somebody whom none of the callers is.
    private static async Task<(string Person, string Name)> PictureAsync(RunningWeb web)
    {
        var person = await web.PersonAsync("Pictured");
        var names = await web.Get<Database>().RunAsync((connection, stop) => connection.QueryAsync(
            $"update accounts.people set picture = $2 where id = $1 returning {PeopleDirectory.PictureName}", [person.Id, new byte[] { 1, 2, 3 }], row => row.GetString(0), stop));
        return (person.Key, names[0]);
    }

    private static async Task<string> ReadAsync(RunningWeb web, string address, string cookie)
    {
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = web.Address };
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        return await (await client.GetAsync(address)).Content.ReadAsStringAsync();
    }

    private static HttpMethod Method(RouteEndpoint endpoint) => HttpMethod.Parse(
        endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Routing.IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods && !methods.Contains("GET") ? methods[0] : "GET");

    private static string Fill(RouteEndpoint endpoint, Guid production, string hash, (string Person, string Name) picture)
    {
        var path = string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: var name } => name.ToLowerInvariant() switch { "id" or "production" => production.ToString(), "hash" => hash, "kind" => "jpg", "person" => picture.Person, "picture" => picture.Name, _ => "anything" },
            _ => "",
        }))));
        return $"/{path}{(path.StartsWith("live/", StringComparison.Ordinal) ? $"?production={production}" : "")}";
    }

    private static string Folder()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "LensForge.sln"))) at = at.Parent;
        return Path.Combine(at!.FullName, "tests", "LensForge.Web.Tests", "Accounts", "approved");
    }
}
