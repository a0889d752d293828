using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Playwright;

namespace LensForge.Browser.Tests;

/// <summary>The real web program with a data folder of its own, which can be killed and started again on the same address.</summary>
public sealed class LensForgeProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(120);

    private readonly StringBuilder _said = new();
    private readonly string _data;
    private readonly string _seed;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly SemaphoreSlim _signingIn = new(1);
    private Process? _process;

    private LensForgeProcess(string seed, IReadOnlyDictionary<string, string> settings, string data)
    {
        (_seed, _settings, _data) = (seed, settings, data);
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
    }

    public string Address { get; }

    public string Data => _data;

    /// <summary>Works once for every start.</summary>
    public string SignInLink { get; private set; } = "";

    public string Said
    {
        get
        {
            lock (_said) return _said.ToString();
        }
    }

    /// <summary>The local person's cookies, once a window signed in.</summary>
    public string? SignedIn { get; private set; }

    /// <summary>The setting of a server without a generation host.</summary>
    public static IReadOnlyDictionary<string, string> NoHost { get; } = new Dictionary<string, string> { ["LENSFORGE_HOST"] = "off" };

    public static string Root { get; } = FindRoot();

    public static string Web { get; } = Path.Combine(Root, "src", "LensForge.Web", "bin", "Release", "net10.0", "LensForge.Web.dll");

    /// <summary>The executable of hosts and command line.</summary>
    public static string Host => Environment.GetEnvironmentVariable("LENSFORGE_HOST_EXECUTABLE") is { Length: > 0 } chosen
        ? chosen
        : Path.Combine(Root, "src", "LensForge.Generation", "bin", "Release", "net10.0", "LensForge.Generation.dll");

    /// <param name="seed">"off", or the folder whose scripts are there at the first start.</param>
    /// <param name="settings">Environment variables of its own.</param>
    /// <param name="data">Its data folder, when it is there already.</param>
    public static async Task<LensForgeProcess> StartAsync(string seed = "off", IReadOnlyDictionary<string, string>? settings = null, string? data = null)
    {
        var server = new LensForgeProcess(seed, settings ?? new Dictionary<string, string>(), data ?? NewFolder());
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>A name for a data folder that is not there yet.</summary>
    public static string NewFolder() => Path.Combine(Path.GetTempPath(), $"lensforge-browser-{Guid.NewGuid():N}");

    /// <summary>The same program with another task, on the same data, to its end.</summary>
    public Task<(int Code, string Output, string Errors)> RunAsync(params string[] words) => RunOnAsync(_data, words);

    /// <summary>The program with a task, on some data folder, to its end.</summary>
    public static Task<(int Code, string Output, string Errors)> RunOnAsync(string data, params string[] words) =>
        RunToEndAsync(new("dotnet", [Web, .. words]) { Environment = { ["LENSFORGE_DATA"] = data } });

    public static async Task<(int Code, string Output, string Errors)> RunToEndAsync(ProcessStartInfo start)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(StartPatience);
        return (process.ExitCode, await output, await errors);
    }

    public async Task StartAgainAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Web, "--urls", Address])
        {
            WorkingDirectory = Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(Web)))),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LENSFORGE_DATA"] = _data;
        start.Environment["LENSFORGE_SEED"] = _seed;
        start.Environment["LENSFORGE_HOST"] = Host;
        foreach (var (name, value) in _settings) start.Environment[name] = value;
        var signIn = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = _process = new() { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Exited += (_, _) => signIn.TrySetException(new InvalidOperationException($"The web ended before it was open:\n{Said}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        SignInLink = await signIn.Task.WaitAsync(StartPatience);

        void Hear(string? line)
        {
            if (line is null) return;
            lock (_said) _said.AppendLine(line);
            var at = line.IndexOf("http", StringComparison.Ordinal);
            if (at >= 0 && line.Contains("/sign-in?key=", StringComparison.Ordinal)) signIn.TrySetResult(line[at..].Trim());
        }
    }

    /// <summary>Signs the local person in by the link, which works once: in the first window; returns at once when that was done.</summary>
    /// <param name="window">Opens a window that nobody is signed in with.</param>
    public async Task SignInAsync(Func<Task<IPage>> window)
    {
        await _signingIn.WaitAsync();
        try
        {
            if (SignedIn is not null) return;
            var page = await window();
            await page.GotoAsync(SignInLink);
            SignedIn = await page.Context.StorageStateAsync();
            await page.Context.CloseAsync();
        }
        finally
        {
            _signingIn.Release();
        }
    }

    /// <summary>kill -9: no word of farewell, no orderly end of anything.</summary>
    public async Task KillAsync()
    {
        _process!.Kill(entireProcessTree: false);
        await _process.WaitForExitAsync();
    }

    /// <summary>Process ids of the generation hosts that joined this address.</summary>
    public IReadOnlyList<int> Hosts() =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), out var id) ? id : 0)
            .Where(id => id > 0 && Words(id) is [_, .., var key] words && key.Length > 0 && words.Contains("host") && words.Contains(Address) && !words[0].EndsWith("nice", StringComparison.Ordinal)),
    ];

    public static void Kill(int process) => Process.GetProcessById(process).Kill();

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false } process)
        {
            // As Ctrl+C would, so that its PostgreSQL and its host end with it.
            if (kill(process.Id, 15) != 0) process.Kill(entireProcessTree: true);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        _process?.Dispose();
        _signingIn.Dispose();
        if (Directory.Exists(_data)) Directory.Delete(_data, recursive: true);
    }

    private static string[] Words(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline").Split('\0', StringSplitOptions.RemoveEmptyEntries);
        }
        catch (IOException)
        {
            return [];
        }
        catch (UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string FindRoot()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "LensForge.sln"))) return at.FullName;
        throw new DirectoryNotFoundException("LensForge.sln was not found above the tests.");
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int kill(int process, int signal);
}
