using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LensForge.Domain.Hosts;
using LensForge.Web.Accounts;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace LensForge.Web.Hosts;

/// <summary>
/// The second entrance, for generation hosts on other machines, open only where LENSFORGE_HOSTS_ADDRESS names an address. Behind it
/// the hub and the media of hosts answer, to those who bring the key, and nothing else: pages stay on this machine.
/// </summary>
public sealed class HostsEntrance
{
    public const string AddressSetting = "LENSFORGE_HOSTS_ADDRESS";
    public const string CertificateSetting = "LENSFORGE_HOSTS_CERTIFICATE";
    public const string CertificateKeySetting = "LENSFORGE_HOSTS_CERTIFICATE_KEY";
    public const string PasswordSetting = "LENSFORGE_HOSTS_CERTIFICATE_PASSWORD";

    private const string Endpoints = "Kestrel:Endpoints";

    private readonly IPEndPoint? _wished;
    private ListenOptions? _listening;

    private HostsEntrance(IPEndPoint? wished, bool encrypted, string? fingerprint) => (_wished, Encrypted, Fingerprint) = (wished, encrypted, fingerprint);

    public bool Open => _wished is not null;

    public bool Encrypted { get; }

    /// <summary>SHA-256 of the certificate, lower-case hex, by which a host can know it; null without one.</summary>
    public string? Fingerprint { get; }

    /// <summary>Where hosts are listened for, with the port as it was bound; null while nothing listens.</summary>
    public string? Address => _listening?.ToString();

    /// <exception cref="HostsAddressException">The setting cannot be used; the message says why.</exception>
    public static HostsEntrance Prepare(WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        if (configuration[AddressSetting] is not { Length: > 0 } wished) return new(null, false, null);
        var (scheme, text) = wished.Split("://") is [var before, var after] ? (before, after.TrimEnd('/')) : ("", wished);
        if (!IPEndPoint.TryParse(text, out var endPoint) || !text.EndsWith($":{endPoint.Port}", StringComparison.Ordinal) || scheme is not ("" or "http" or "https"))
            throw new HostsAddressException($"{AddressSetting} takes an IP address of this machine and a port, such as 0.0.0.0:5171, not '{wished}'.");
        var certificate = configuration[CertificateSetting] is { Length: > 0 } path ? path : null;
        if (certificate is null && scheme == "https") throw new HostsAddressException($"{AddressSetting} asks for https: name a certificate (PEM or PKCS#12) in {CertificateSetting}.");
        if (certificate is not null && scheme == "http") throw new HostsAddressException($"{AddressSetting} says http, but {CertificateSetting} names a certificate: leave http:// out.");

        // Endpoints that are configured by name replace the plain list of addresses, so the pages' addresses move there too.
        var pages = (configuration["urls"] is { Length: > 0 } urls ? urls : LensForgeServer.UsualAddress).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (!configuration.GetSection(Endpoints).Exists())
        {
            foreach (var (place, page) in pages.Index()) configuration[$"{Endpoints}:Pages{place}:Url"] = page;
            configuration["urls"] = "";
        }

        configuration[$"{Endpoints}:Hosts:Url"] = $"{(certificate is null ? "http" : "https")}://{endPoint}";
        if (certificate is not null)
        {
            configuration[$"{Endpoints}:Hosts:Certificate:Path"] = Path.GetFullPath(certificate);
            configuration[$"{Endpoints}:Hosts:Certificate:KeyPath"] = KeyOf(certificate, configuration);
            configuration[$"{Endpoints}:Hosts:Certificate:Password"] = configuration[PasswordSetting];
        }

        var entrance = new HostsEntrance(endPoint, certificate is not null, certificate is null ? null : FingerprintOf(certificate, configuration));
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigurationLoader!.Endpoint("Hosts", endpoint =>
        {
            entrance._listening = endpoint.ListenOptions;
            endpoint.ListenOptions.Use(next => connection =>
            {
                connection.Features.Set(new CameByHostsEntrance());
                return next(connection);
            });
        }));
        return entrance;
    }

    /// <summary>Where people and programs of this machine are listened for.</summary>
    public IReadOnlyList<string> PageAddresses(IServer server) =>
        [.. (server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []).Where(address => address != Address)];

    public static bool BroughtIn(HttpContext context) => context.Features.Get<CameByHostsEntrance>() is not null;

    /// <summary>What to type on another machine, and what is not encrypted on the way.</summary>
    public void Announce(TextWriter console, string keyFile)
    {
        if (Address is not { } address) return;
        var reachable = address.Replace("0.0.0.0", Environment.MachineName, StringComparison.Ordinal).Replace("[::]", Environment.MachineName, StringComparison.Ordinal);
        console.WriteLine($"Hosts on other machines join with: infra/lensforge host --join {reachable} --key KEY{(Fingerprint is null ? "" : $" --trust {Fingerprint}")}");
        console.WriteLine($"KEY is what {keyFile} holds.");
        if (!Encrypted)
            console.WriteLine($"Nothing is encrypted on the way to those hosts: who can listen on that network gets the key, the stages and the pictures. {CertificateSetting} names a certificate for TLS.");
    }

    // A PEM file may hold certificate and key; PKCS#12 always does.
    private static string? KeyOf(string certificate, ConfigurationManager configuration) =>
        configuration[CertificateKeySetting] is { Length: > 0 } key ? Path.GetFullPath(key)
        : Path.GetExtension(certificate) is ".pfx" or ".p12" ? null
        : Path.GetFullPath(certificate);

    private static string FingerprintOf(string certificate, ConfigurationManager configuration)
    {
        try
        {
            using var loaded = KeyOf(certificate, configuration) is { } key
                ? X509Certificate2.CreateFromPemFile(certificate, key)
                : X509CertificateLoader.LoadPkcs12FromFile(certificate, configuration[PasswordSetting]);
            return loaded.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant();
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new HostsAddressException($"The certificate {certificate} cannot be used: {unreadable.Message}");
        }
    }

    private sealed class CameByHostsEntrance;
}

/// <summary>Hosts cannot be listened for as asked; one line that says why.</summary>
public sealed class HostsAddressException(string message) : Exception(message);

public static class HostDoors
{
    /// <summary>Hub and media of hosts open to the key alone, through either entrance; the hosts' entrance leads nowhere else.</summary>
    public static void UseHostDoors(this WebApplication app)
    {
        var keys = app.Services.GetRequiredService<HostKeys>();
        var logger = app.Services.GetRequiredService<ILogger<HostsEntrance>>();
        app.Use((context, next) =>
        {
            var ofHosts = context.Request.Path.StartsWithSegments(IHostServer.Path) || context.Request.Path.StartsWithSegments(IHostServer.MediaPath.TrimEnd('/'));
            if (ofHosts && keys.Admits(context)) return next();
            if (ofHosts)
            {
                logger.LogWarning("{Address} asked to film with a wrong key", context.Connection.RemoteIpAddress);
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return Task.CompletedTask;
            }

            if (!HostsEntrance.BroughtIn(context)) return next();
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
    }
}
