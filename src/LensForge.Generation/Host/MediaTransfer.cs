using System.Net;
using System.Security.Cryptography;
using LensForge.Domain.Hosts;

namespace LensForge.Generation.Host;

/// <summary>Carries finished files to the web and fetches what a film is joined from; files are named by their SHA-256.</summary>
public sealed class MediaTransfer(HttpClient http)
{
    /// <summary>Uploads a file. A repeat is harmless.</summary>
    /// <returns>The SHA-256 of the file, lower-case hex.</returns>
    /// <exception cref="HttpRequestException">The web refused or is gone.</exception>
    public async Task<string> UploadAsync(string path, CancellationToken cancellation)
    {
        string hash;
        await using (var file = File.OpenRead(path)) hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation));
        await using var content = File.OpenRead(path);
        await SendAsync(hash, new StreamContent(content), cancellation);
        return hash;
    }

    /// <inheritdoc cref="UploadAsync(string, CancellationToken)"/>
    public async Task<string> UploadAsync(byte[] content, CancellationToken cancellation)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        await SendAsync(hash, new ByteArrayContent(content), cancellation);
        return hash;
    }

    public async Task DownloadAsync(string hash, string path, CancellationToken cancellation)
    {
        using var response = await http.GetAsync(IHostServer.MediaPath + hash, HttpCompletionOption.ResponseHeadersRead, cancellation);
        response.EnsureSuccessStatusCode();
        await using var file = File.Create(path);
        await response.Content.CopyToAsync(file, cancellation);
    }

    private async Task SendAsync(string hash, HttpContent content, CancellationToken cancellation)
    {
        using var response = await http.PutAsync(IHostServer.MediaPath + hash, content, cancellation);
        if (response.IsSuccessStatusCode) return;
        var reason = await response.Content.ReadAsStringAsync(cancellation);
        throw new HttpRequestException(
            response.StatusCode == HttpStatusCode.InsufficientStorage ? "The disk of the web server is full. Free some space and film again." : $"The web refused a file ({(int)response.StatusCode}): {reason}");
    }
}
