using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LensForge.Benchmarks.Killing;

/// <summary>A server in a process of its own, on data and an address that outlive it.</summary>
internal sealed class KilledServer(string folder, string address, bool films) : IAsyncDisposable
{
    private Process? _process;
    private Task _reading = Task.CompletedTask;

    /// <summary>Returns when it has said what its log has, and what of the acknowledged is missing there.</summary>
    public async Task<(JsonObject Kept, IReadOnlyList<string> Missing)> StartAsync(Ledger ledger, CancellationToken stop)
    {
        string[] program = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(KilledServer).Assembly.Location] : [];
        var process = _process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. program, "kills", "server", folder, address, $"{films}", $"{ledger.Next}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var kept = JsonNode.Parse(await process.StandardOutput.ReadLineAsync(stop) ?? throw new InvalidOperationException("The server ended before it was open."))!.AsObject();
        var missing = ledger.Missing(kept);
        _reading = Task.Run(async () =>
        {
            // To the end of the pipe, and only whole lines: what was said before the kill was acknowledged.
            while (await process.StandardOutput.ReadLineAsync(CancellationToken.None) is { } line)
            {
                try
                {
                    ledger.Hear(JsonNode.Parse(line)!.AsObject());
                }
                catch (JsonException)
                {
                    // Cut off in the middle of saying it.
                }
            }
        }, stop);
        return (kept, missing);
    }

    /// <summary>kill -9 of the web, and of nothing else.</summary>
    public async Task KillAsync()
    {
        _process!.Kill(entireProcessTree: false);
        await _process.WaitForExitAsync();
        await _reading;
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is null) return;
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        await _reading;
        _process.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
