using System.Diagnostics;
using LensForge.Web.Jobs;
using Microsoft.AspNetCore.Hosting.Server;

namespace LensForge.Web.Hosts;

public enum ChildStage { Off, Starting, Running, Resting }

/// <param name="LastWords">The last lines it wrote, newest last.</param>
/// <param name="Process">Its number while it runs.</param>
public sealed record ChildState(ChildStage Stage, int Restarts, string Explanation, IReadOnlyList<string> LastWords, int? Process = null);

/// <summary>
/// The generation host that comes along: a process of its own at low priority, so that a crash in native code or a full load never
/// takes the pages down. When it ends it is started again, after a pause that grows while it keeps ending early.
/// </summary>
public sealed class ChildHost(
    IServer server, HostsEntrance entrance, IHostApplicationLifetime life, HostKeys keys, HostDispatch dispatch, JobBook book, IConfiguration configuration, ILogger<ChildHost> logger) : BackgroundService
{
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly Queue<string> _lastWords = new();

    public ChildState State { get; private set; } = new(ChildStage.Off, 0, "Not started.", []);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await WaitForStartAsync(stoppingToken);
        if (FindProgram() is not { } program) return;
        var address = entrance.PageAddresses(server).FirstOrDefault(url => url.StartsWith("http://", StringComparison.Ordinal));
        if (address is null)
        {
            Show(ChildStage.Off, 0, "There is no plain http address on this machine that it could join.");
            return;
        }

        var pause = TimeSpan.FromSeconds(1);
        for (var restarts = 0; !stoppingToken.IsCancellationRequested; restarts++)
        {
            // What an earlier child of ours held, before a kill -9, waits again at once.
            if (restarts == 0) await book.ReleaseAsync(dispatch.ChildName, stoppingToken);
            else await book.ShortenAsync(dispatch.ChildName, TimeSpan.Zero, stoppingToken);
            Show(ChildStage.Starting, restarts, "Starting.");
            var clock = Stopwatch.StartNew();
            var ending = await RunAsync(program, address, restarts, stoppingToken);
            if (stoppingToken.IsCancellationRequested) return;
            pause = clock.Elapsed > Settled ? TimeSpan.FromSeconds(1) : TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));
            Show(ChildStage.Resting, restarts, $"{ending} It is started again in {pause.TotalSeconds:0} s.");
            logger.LogWarning("The generation host ended. {Explanation} Its last words: {Words}", State.Explanation, string.Join(" | ", State.LastWords.TakeLast(3)));
            await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<string> RunAsync(IReadOnlyList<string> program, string address, int restarts, CancellationToken stop)
    {
        try
        {
            using var process = new Process { StartInfo = Command(program, address) };
            process.OutputDataReceived += (_, line) => Hear(line.Data);
            process.ErrorDataReceived += (_, line) => Hear(line.Data);
            process.Start();
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            if (OperatingSystem.IsWindows()) process.PriorityClass = ProcessPriorityClass.BelowNormal;
            Show(ChildStage.Running, restarts, $"Process {process.Id}.", process.Id);
            try
            {
                await process.WaitForExitAsync(stop);
                return $"It ended with code {process.ExitCode}.";
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                return "Stopped with the web.";
            }
        }
        catch (System.ComponentModel.Win32Exception refused)
        {
            return $"{program[0]} could not be started: {refused.Message}.";
        }
    }

    private ProcessStartInfo Command(IReadOnlyList<string> program, string address)
    {
        var nice = OperatingSystem.IsWindows() ? [] : new[] { "nice", "-n", "10" };
        string[] words = [.. nice, .. program, "host", "--join", address, "--child"];
        return new(words[0], words[1..])
        {
            // Not among the arguments, which everybody on this machine can read.
            Environment = { ["LENSFORGE_HOST_KEY"] = keys.Child },

            // Open as long as we live, however we end: that is how the child knows.

            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
    }

    // LENSFORGE_HOST: a program, a .dll, or "off". Else LensForge.Generation beside us, or in its own build folder.
    private IReadOnlyList<string>? FindProgram()
    {
        var chosen = configuration["LENSFORGE_HOST"];
        if (chosen == "off")
        {
            Show(ChildStage.Off, 0, "Switched off by LENSFORGE_HOST.");
            return null;
        }

        var name = "LensForge.Generation" + (OperatingSystem.IsWindows() ? ".exe" : "");
        var built = AppContext.BaseDirectory.Replace("LensForge.Web", "LensForge.Generation", StringComparison.Ordinal);
        var program = chosen is { Length: > 0 } ? chosen : new[] { Path.Combine(AppContext.BaseDirectory, name), Path.Combine(built, name) }.FirstOrDefault(File.Exists);
        if (program is not null) return program.EndsWith(".dll", StringComparison.Ordinal) ? ["dotnet", program] : [program];
        Show(ChildStage.Off, 0, "LensForge.Generation is not built. Build the solution, or name the program in LENSFORGE_HOST.");
        logger.LogError("{Explanation}", State.Explanation);
        return null;
    }

    private void Hear(string? line)
    {
        if (string.IsNullOrWhiteSpace(line)) return;
        lock (_lastWords)
        {
            _lastWords.Enqueue(line);
            while (_lastWords.Count > 20) _lastWords.Dequeue();
        }

        logger.LogInformation("Host: {Line}", line);
    }

    private void Show(ChildStage stage, int restarts, string explanation, int? process = null)
    {
        lock (_lastWords) State = new(stage, restarts, explanation, [.. _lastWords], process);
    }

    private async Task WaitForStartAsync(CancellationToken stop)
    {
        var started = new TaskCompletionSource();
        await using var onStart = life.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
