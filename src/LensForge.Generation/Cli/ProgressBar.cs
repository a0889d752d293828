using System.Diagnostics;

namespace LensForge.Generation.Cli;

/// <summary>Frames done and time left, on one line of a terminal or, elsewhere, a line every ten per cent.</summary>
internal sealed class ProgressBar(TextWriter errors, int total)
{
    private const int Cells = 30;
    private readonly Lock _gate = new();
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly bool _terminal = !Console.IsErrorRedirected;
    private long _lastShown;
    private int _done, _lastTenth = -1;

    public void Advance()
    {
        lock (_gate)
        {
            _done++;
            var tenth = _done * 10 / total;
            if (_terminal ? Stopwatch.GetElapsedTime(_lastShown).TotalMilliseconds < 100 && _done < total : tenth == _lastTenth) return;
            (_lastShown, _lastTenth) = (Stopwatch.GetTimestamp(), tenth);
            var elapsed = Stopwatch.GetElapsedTime(_started);
            var left = elapsed / _done * (total - _done);
            var bar = new string('#', _done * Cells / total).PadRight(Cells, '.');
            errors.Write($"{(_terminal ? "\r" : "")}[{bar}] {_done} of {total} frames, {_done / elapsed.TotalSeconds:0.0} a second, {left:hh\\:mm\\:ss} left{(_terminal ? "   " : "\n")}");
        }
    }

    public void Done()
    {
        if (_terminal) errors.WriteLine();
    }
}
