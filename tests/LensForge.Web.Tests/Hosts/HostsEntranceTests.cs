using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LensForge.Domain.Hosts;
using LensForge.Domain.Takes;
using LensForge.Web.Accounts;
using LensForge.Web.Features.Takes;
using LensForge.Web.Hosts;
using LensForge.Web.Tests.EventStore;
using Microsoft.AspNetCore.Builder;

namespace LensForge.Web.Tests.Hosts;

/// <summary>Hosts on other machines: an entrance of their own, reached here by a network address of this machine.</summary>
public sealed class HostsEntranceTests(PostgresFixture postgres)
{
    private const string Everywhere = $"--{HostsEntrance.AddressSetting}=0.0.0.0:0";

    [Fact]
    public async Task a_host_films_through_a_network_address_with_the_key()
    {
        await using var web = await RunningWeb.StartAsync(postgres, Everywhere);
        await using var host = await FakeHost.JoinAsync(ByNetwork(web), web.JoinKey);
        var sheet = await web.ImportAsync();
        var take = (await web.Get<PreviewShotsHandler>().ShotAsync(sheet.Id, RunningWeb.FirstShot(sheet), "ada")).Single();
        await host.FinishAsync(await host.WorkAsync<FilmShot>());
        await web.UntilAsync(sheet.Id, now => now.Take(take)!.Stage == TakeStage.Filmed);
    }

    [Fact]
    public async Task nothing_but_the_hosts_business_answers_there_signed_in_or_not()
    {
        await using var web = await RunningWeb.StartAsync(postgres, Everywhere);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = ByNetwork(web) };
        client.DefaultRequestHeaders.Add("Cookie", await TestCookie.ForAsync(web));
        foreach (var path in (string[])["/", "/sign-in", "/health", "/live/frames", "/_blazor", "/dist/lensforge.css", $"/media/{new string('a', 64)}.jpg", web.Get<SignInLink>().Path])
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await client.GetAsync(path)).StatusCode));
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(IHostServer.MediaPath + new string('a', 64))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.PostAsync($"{IHostServer.Path}/negotiate", null)).StatusCode);
        await Assert.ThrowsAsync<WebSocketException>(() => FakeHost.ConnectAsync(ByNetwork(web), "guess"));
        await Assert.ThrowsAsync<WebSocketException>(() => FakeHost.ConnectAsync(ByNetwork(web), web.Get<HostKeys>().Child));

        using var signedIn = await web.SignInAsync();
        Assert.Equal(HttpStatusCode.OK, (await signedIn.GetAsync("/health")).StatusCode);
    }

    [Fact]
    public async Task with_a_certificate_the_entrance_is_encrypted_and_the_console_says_how_to_know_it()
    {
        var file = Path.Combine(Path.GetTempPath(), $"lensforge-{Guid.NewGuid():N}.pem");
        try
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            using var certificate = new CertificateRequest("CN=lensforge", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
            await File.WriteAllTextAsync(file, certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
            await using var web = await RunningWeb.StartAsync(postgres, Everywhere, $"--{HostsEntrance.CertificateSetting}={file}");
            var shown = "";
            using var client = new HttpClient(new HttpClientHandler
            {
                ServerCertificateCustomValidationCallback = (_, seen, _, _) => (shown = seen!.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant()).Length > 0,
            }) { BaseAddress = new($"https://127.0.0.1:{web.HostsAddress.Port}") };
            client.DefaultRequestHeaders.Add(IHostServer.KeyHeader, web.JoinKey);
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(IHostServer.MediaPath + new string('a', 64))).StatusCode);
            using var console = new StringWriter();
            web.Get<HostsEntrance>().Announce(console, "host.key");
            Assert.Contains($"--trust {shown}", console.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("Nothing is encrypted", console.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task without_a_certificate_the_console_says_that_nothing_is_encrypted()
    {
        await using var web = await RunningWeb.StartAsync(postgres, Everywhere);
        using var console = new StringWriter();
        web.Get<HostsEntrance>().Announce(console, "/data/host.key");
        Assert.Contains($"--join http://{Environment.MachineName}:{web.HostsAddress.Port} --key KEY", console.ToString(), StringComparison.Ordinal);
        Assert.Contains("Nothing is encrypted", console.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(web.JoinKey, console.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.0.0.0", null, "port")]
    [InlineData("studio.example:5171", null, "IP address")]
    [InlineData("ftp://0.0.0.0:5171", null, "IP address")]
    [InlineData("https://0.0.0.0:5171", null, "certificate")]
    [InlineData("http://0.0.0.0:5171", "/none.pem", "leave http:// out")]
    [InlineData("0.0.0.0:5171", "/none.pem", "cannot be used")]
    public void an_address_that_cannot_be_used_is_refused_in_one_line(string address, string? certificate, string says)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration[HostsEntrance.AddressSetting] = address;
        builder.Configuration[HostsEntrance.CertificateSetting] = certificate;
        var refused = Assert.Throws<HostsAddressException>(() => HostsEntrance.Prepare(builder)).Message;
        Assert.Contains(says, refused, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused);
    }

    // A machine without a network still has the entrance, on its own address.
    private static Uri ByNetwork(RunningWeb web)
    {
        var address = NetworkInterface.GetAllNetworkInterfaces()
            .Where(network => network.OperationalStatus == OperationalStatus.Up)
            .SelectMany(network => network.GetIPProperties().UnicastAddresses)
            .Select(unicast => unicast.Address)
            .FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address)) ?? IPAddress.Loopback;
        return new($"http://{address}:{web.HostsAddress.Port}");
    }
}
