namespace LensForge.Benchmarks;

internal static class Stopping
{
    /// <summary>Cancelled by the first Ctrl+C, so that what was started ends in its order; the second ends at once.</summary>
    public static CancellationTokenSource ByKey()
    {
        var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, key) =>
        {
            key.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        };
        return stop;
    }
}
