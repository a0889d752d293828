using System.Diagnostics;
using System.Text.Json.Nodes;

namespace LensForge.Benchmarks;

/// <summary>A node process with many clients. It says what it does in lines of JSON, each with its "stage".</summary>
internal sealed class Peer : IAsyncDisposable
{
    private readonly Process _node;

    /// <param name="script">Below the benchmarks' folder.</param>
    /// <param name="cookie">A sign-in; of several people one in a line.</param>
    public Peer(string script, string cookie, params object[] words)
    {
        var start = new ProcessStartInfo("node", ["--experimental-websocket", "--no-warnings", Path.Combine(Folder(), script), .. words.Select(word => FormattableString.Invariant($"{word}"))])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["LENSFORGE_COOKIE"] = cookie },
        };
        _node = Process.Start(start)!;
    }

    /// <summary>Of the script that people write in a production.</summary>
    public static string LiveScript(string address, Guid production) =>
        $"{address.TrimEnd('/').Replace("http:", "ws:", StringComparison.Ordinal)}/live/script?production={production}";

    /// <summary>The next thing it says; null when it has ended.</summary>
    public async Task<JsonObject?> NextAsync(CancellationToken stop = default) => await _node.StandardOutput.ReadLineAsync(stop) is { } line ? JsonNode.Parse(line)!.AsObject() : null;

    public async Task SayAsync(string line)
    {
        await _node.StandardInput.WriteLineAsync(line);
        await _node.StandardInput.FlushAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_node.HasExited) _node.Kill();
        await _node.WaitForExitAsync();
        _node.Dispose();
    }

    private static string Folder()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "LensForge.sln"))) return Path.Combine(at.FullName, "tests", "LensForge.Benchmarks");
        throw new DirectoryNotFoundException("LensForge.sln was not found above the benchmarks.");
    }
}
