using System.Diagnostics;
using System.Text;

namespace LensForge.Browser.Tests;

/// <summary>The real program as a generation host of its own, as on another machine.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _said = new();
    private readonly List<(string Words, TaskCompletionSource Heard)> _awaited = [];

    public HostProcess(string join, string key, params string[] more)
    {
        var start = new ProcessStartInfo("dotnet", [LensForgeProcess.Host, "host", "--join", join, "--key", key, .. more]) { RedirectStandardError = true, RedirectStandardOutput = true };
        _process = new() { StartInfo = start };
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.Start();
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    public string Said
    {
        get
        {
            lock (_said) return _said.ToString();
        }
    }

    /// <summary>Returns when it has said a line with these words, from its start or from now on.</summary>
    public async Task SaysAsync(string words, bool anew = false)
    {
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_said)
        {
            if (!anew && _said.ToString().Contains(words, StringComparison.Ordinal)) return;
            _awaited.Add((words, heard));
        }

        await heard.Task.WaitAsync(TimeSpan.FromSeconds(120));
    }

    public async Task<int> ExitCodeAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return _process.ExitCode;
    }

    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        TestContext.Current.TestOutputHelper?.WriteLine(Said);
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        lock (_said)
        {
            _said.AppendLine(line);
            foreach (var (words, heard) in _awaited)
            {
                if (line.Contains(words, StringComparison.Ordinal)) heard.TrySetResult();
            }
        }
    }
}
