using System.Diagnostics;

namespace LensForge.Web.Backups;

/// <summary>What is being done, for whoever waits: one line that renews itself on a terminal, and one line a task elsewhere.</summary>
public sealed class BackupProgress(TextWriter console, bool terminal)
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(200);

    private readonly Stopwatch _since = Stopwatch.StartNew();
    private string _task = "";
    private int _width;

    public void Begin(string task)
    {
        Clear();
        _task = task;
        if (terminal) Show(task);
        else console.WriteLine(task);
    }

    /// <param name="whole">0 where it is not known.</param>
    public void At(long done, long whole, string unit)
    {
        if (!terminal || _since.Elapsed < Often) return;
        _since.Restart();
        Show(whole > 0 ? $"{_task}: {done:N0} of {whole:N0} {unit}, {100 * done / whole} %" : $"{_task}: {done:N0} {unit}");
    }

    public void Clear()
    {
        if (terminal && _width > 0) console.Write($"\r{new string(' ', _width)}\r");
        _width = 0;
    }

    private void Show(string line)
    {
        console.Write($"\r{line.PadRight(_width)}");
        _width = Math.Max(_width, line.Length);
        console.Flush();
    }
}
