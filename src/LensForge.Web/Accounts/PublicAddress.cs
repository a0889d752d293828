using Microsoft.AspNetCore.HttpOverrides;

namespace LensForge.Web.Accounts;

/// <summary>
/// The name that a team reaches the pages by, where LENSFORGE_ADDRESS gives one: a proxy on this machine ends the encryption there and
/// passes requests on to loopback. Without it, pages answer to this machine's own names only.
/// </summary>
public sealed class PublicAddress
{
    public const string Setting = "LENSFORGE_ADDRESS";

    private static readonly string[] Own = ["localhost", "127.0.0.1", "[::1]"];

    /// <exception cref="ArgumentsRefusedException">The setting cannot be used; the message says why.</exception>
    public PublicAddress(string? wished)
    {
        if (string.IsNullOrEmpty(wished)) return;
        if (!Uri.TryCreate(wished, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps || address.PathAndQuery != "/" || address.HostNameType != UriHostNameType.Dns)
            throw new ArgumentsRefusedException($"{Setting} takes the https address of a name, such as https://film.example, not '{wished}'.");
        Origin = address;
    }

    /// <summary>Null where there is none.</summary>
    public Uri? Origin { get; }

    /// <summary>Where passkeys belong; they cannot belong to a bare IP address.</summary>
    public string PasskeyDomain => Origin?.Host ?? "localhost";

    public bool Answers(HostString host) => Own.Contains(host.Host) || (Origin is not null && host.Host.Equals(Origin.Host, StringComparison.OrdinalIgnoreCase));

    /// <summary>A link that can be sent to somebody.</summary>
    /// <param name="here">How this browser reached us.</param>
    public string Link(string path, string here) => new Uri(Origin ?? new Uri(here), path).ToString();

    /// <summary>The proxy's word on who asks and how they are encrypted; anybody else's is not taken.</summary>
    public void Use(WebApplication app)
    {
        if (Origin is not null) app.UseForwardedHeaders(new() { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = 1 });
    }
}
