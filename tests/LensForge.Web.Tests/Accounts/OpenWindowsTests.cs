using System.Net;
using System.Net.WebSockets;
using LensForge.Domain.People;
using LensForge.Web.Accounts;
using LensForge.Web.EventStore;
using LensForge.Web.Live;
using LensForge.Web.Projections;
using LensForge.Web.Tests.EventStore;

namespace LensForge.Web.Tests.Accounts;

/// <summary>What is open when a right goes: sockets end, and what they may not see does not come over them meanwhile.</summary>
public sealed class OpenWindowsTests(PostgresFixture postgres)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task a_member_who_is_removed_loses_their_open_socket()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        var sheet = await web.ImportAsync();
        var person = await web.PersonAsync("Vic");
        await web.AdmitAsync(sheet.Id, person.Key, Role.Viewer);
        using var socket = await OpenAsync(web, sheet.Id, await TestCookie.ForAsync(web, person));
        Publish(web, sheet, Guid.CreateVersion7());
        Assert.Equal(WebSocketMessageType.Binary, (await ReceiveAsync(socket)).MessageType);

        await web.Get<Decisions>().DecideAsync(sheet.Id, new RemoveMember(person.Key, "ada"), "ada", Stop);
        await EndsAsync(socket);
        await Assert.ThrowsAsync<WebSocketException>(async () => await OpenAsync(web, sheet.Id, await TestCookie.ForAsync(web, person)));
    }

    [Fact]
    public async Task a_session_that_is_ended_ends_its_socket_and_its_cookie_and_no_other()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        var sheet = await web.ImportAsync();
        var person = await web.PersonAsync("Vic");
        await web.AdmitAsync(sheet.Id, person.Key, Role.Viewer);
        var (here, there) = (await TestCookie.ForAsync(web, person), await TestCookie.ForAsync(web, person));
        using var socket = await OpenAsync(web, sheet.Id, here);
        var first = web.Get<PeopleDirectory>().SessionsOf(person.Id).MinBy(session => session.Id)!;
        await web.Get<Sessions>().EndAsync(person.Id, first.Id, Stop);
        await EndsAsync(socket);
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(web, "/", here)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(web, "/", there)).StatusCode);
    }

    [Fact]
    public async Task another_node_hears_of_it_through_the_database()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        var sheet = await web.ImportAsync();
        var person = await web.PersonAsync("Vic");
        await web.AdmitAsync(sheet.Id, person.Key, Role.Viewer);
        using var socket = await OpenAsync(web, sheet.Id, await TestCookie.ForAsync(web, person));

        // As another process would write it: nothing here is told but by the database.
        await web.Get<Database>().TransactAsync(async (connection, token) =>
        {
            await connection.ExecuteAsync("delete from accounts.sessions where person = $1", [person.Id], token);
            await PeopleDirectory.NotifyWithinAsync(connection, token);
            return true;
        }, Stop);
        await EndsAsync(socket);
    }

    [Fact]
    public async Task a_guest_of_one_scene_is_sent_that_scene_and_no_other_until_the_link_is_revoked()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        var sheet = await web.ImportAsync();
        var (link, now) = (Guid.CreateVersion7(), DateTimeOffset.UtcNow);
        await web.Get<ProjectionService>().SeenAsync(await web.Get<Decisions>().DecideAsync(
            sheet.Id, new MakeGuestLink(link, "The fund", GuestScope.OfScene(2), false, false, now.AddDays(1), now), "ada", Stop), Stop);
        var cookie = TestCookie.ForGuest(web, new(sheet.Id, link, await web.Get<GuestBook>().EnterAsync(link, "A test", Stop)));
        using var socket = await OpenAsync(web, sheet.Id, cookie);
        var (hidden, shown) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Publish(web, sheet, hidden, scene: 0);
        Publish(web, sheet, shown, scene: 1);
        var message = await ReceiveAsync(socket);
        Assert.Contains(shown.ToString(), System.Text.Encoding.UTF8.GetString(message.Bytes), StringComparison.Ordinal);

        var page = await (await GetAsync(web, $"/productions/{sheet.Id}/player?scene=2", cookie)).Content.ReadAsStringAsync(Stop);
        Assert.DoesNotContain("/productions/" + sheet.Id + "/board", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(web, $"/productions/{sheet.Id}/script", cookie)).StatusCode);
        var seen = Assert.Single(await web.Get<GuestBook>().ReadAsync([link], Stop));
        Assert.Equal((1, "scene 2"), (seen.Views, seen.LastSeen));

        await web.Get<Decisions>().DecideAsync(sheet.Id, new RevokeGuestLink(link), "ada", Stop);
        await EndsAsync(socket);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(web, $"/productions/{sheet.Id}/player", cookie)).StatusCode);
    }

    private static void Publish(RunningWeb web, ProductionSheet sheet, Guid take, int scene = 0) =>
        web.Get<LatestFrames>().Publish(new(take, sheet.Id, sheet.Scenes[scene].Shots[0].Id.Value, 1, 0, 1, 8, 1, 8, null, 0, [0xFF, 0xD8, 0xFF]));

    private static async Task<ClientWebSocket> OpenAsync(RunningWeb web, Guid production, string cookie)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", cookie);
        await socket.ConnectAsync(new Uri($"ws://{web.Address.Authority}/live/frames?production={production}"), Stop);
        return socket;
    }

    private static async Task<(WebSocketMessageType MessageType, byte[] Bytes)> ReceiveAsync(ClientWebSocket socket)
    {
        var buffer = new byte[4096];
        var message = await socket.ReceiveAsync(buffer, Stop);
        return (message.MessageType, buffer[..message.Count]);
    }

    /// <summary>Returns when the server has ended it, orderly or not.</summary>
    private static async Task EndsAsync(ClientWebSocket socket)
    {
        try
        {
            Assert.Equal(WebSocketMessageType.Close, (await ReceiveAsync(socket)).MessageType);
        }
        catch (WebSocketException)
        {
            Assert.NotEqual(WebSocketState.Open, socket.State);
        }
    }

    private static async Task<HttpResponseMessage> GetAsync(RunningWeb web, string address, string cookie)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = web.Address };
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        return await client.GetAsync(address, Stop);
    }
}
