using System.Net;

namespace LensForge.Web.Accounts;

/// <summary>The pages are not encrypted, so they are listened for on this machine only.</summary>
public static class Loopback
{
    public static void Demand(IConfigurationManager configuration)
    {
        var addresses = (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Concat(configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"] ?? ""));
        foreach (var address in addresses.Where(address => address.Length > 0 && !IsLoopback(address))) throw new AddressRefusedException(address);
        foreach (var ports in (string[])["http_ports", "https_ports"])
        {
            if (string.IsNullOrEmpty(configuration["urls"]) && configuration[ports] is { Length: > 0 } port) throw new AddressRefusedException($"every address, port {port}");
        }
    }

    public static bool IsLoopback(string address) =>
        address.Contains("://unix:", StringComparison.Ordinal)
        || (Uri.TryCreate(address.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var uri)
            && (uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip))));
}

public sealed class AddressRefusedException(string address) : Exception(
    $"LensForge does not listen on {address}: its pages are not encrypted, so whoever can listen on that network would get passwords and pictures. "
    + "Keep it on 127.0.0.1 and reach it from elsewhere through a tunnel, for instance: ssh -L 5170:127.0.0.1:5170 this-machine");
