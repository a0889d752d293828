using System.Net;
using System.Net.WebSockets;
using LensForge.Web.Accounts;
using LensForge.Web.Tests.EventStore;
using Microsoft.Extensions.Configuration;

namespace LensForge.Web.Tests.Accounts;

public sealed class SignInTests(PostgresFixture postgres)
{
    [Fact]
    public async Task without_the_cookie_nothing_but_health_answers_and_the_link_works_once()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = web.Address };
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync($"/media/{new string('a', 64)}.jpg")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/live/frames")).StatusCode);
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        var page = await client.GetAsync("/");
        Assert.Equal((HttpStatusCode.Redirect, "/sign-in"), (page.StatusCode, page.Headers.Location!.ToString()));
        var health = await client.GetAsync("/health");
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        Assert.Contains("frame-ancestors 'none'", health.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);

        using var signedIn = await web.SignInAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await signedIn.GetAsync($"/media/{new string('a', 64)}.jpg")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(web.Get<SignInLink>().Path)).StatusCode);
    }

    [Fact]
    public async Task a_page_of_another_site_gets_no_socket_and_another_host_name_no_answer()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", await TestCookie.ForAsync(web));
        socket.Options.SetRequestHeader("Origin", "https://elsewhere.example");
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new Uri($"ws://{web.Address.Authority}/live/frames"), default));
        using var client = new HttpClient { BaseAddress = web.Address };
        client.DefaultRequestHeaders.Host = "rebound.example";
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync("/health")).StatusCode);
    }

    [Fact]
    public async Task a_name_for_the_team_is_answered_behind_its_proxy_and_its_cookies_are_for_encrypted_ways()
    {
        await using var web = await RunningWeb.StartAsync(postgres, "--LENSFORGE_ADDRESS=https://film.example");
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = web.Address };
        client.DefaultRequestHeaders.Host = "film.example";
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        var answer = await client.GetAsync(web.Get<SignInLink>().Path);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("secure", Assert.Single(answer.Headers.GetValues("Set-Cookie")), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("https://film.example/join?key=k", web.Get<PublicAddress>().Link("/join?key=k", "http://127.0.0.1:5170/"));
        client.DefaultRequestHeaders.Host = "elsewhere.example";
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync("/health")).StatusCode);
    }

    [Theory]
    [InlineData("http://film.example")]
    [InlineData("https://film.example/lensforge")]
    [InlineData("https://192.168.1.4")]
    [InlineData("film.example")]
    public void a_name_that_browsers_could_not_trust_is_refused(string address) => Assert.Contains("https address", Assert.Throws<ArgumentsRefusedException>(() => new PublicAddress(address)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("http://127.0.0.1:5170", true)]
    [InlineData("http://localhost:5170;http://[::1]:5170", true)]
    [InlineData("http://0.0.0.0:5170", false)]
    [InlineData("http://*:80", false)]
    [InlineData("http://127.0.0.1:1;http://192.168.1.4:80", false)]
    public void only_this_machine_is_listened_to(string urls, bool allowed)
    {
        var configuration = new ConfigurationManager { ["urls"] = urls };
        if (allowed) Loopback.Demand(configuration);
        else Assert.Contains("not encrypted", Assert.Throws<AddressRefusedException>(() => Loopback.Demand(configuration)).Message, StringComparison.Ordinal);
    }
}
