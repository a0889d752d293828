namespace LensForge.Generation.Host;

/// <summary>A child host lives as long as the web that started it: that web holds our standard input open, and however it ends, the input ends.</summary>
public static class ParentLife
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    /// <summary>Cancelled when the parent is gone. Whoever then does not end within seconds, deep in native code, is ended.</summary>
    public static CancellationTokenSource Watch(Stream input, CancellationToken cancellation)
    {
        var gone = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        new Thread(() =>
        {
            Drain(input);
            gone.Cancel();
            Thread.Sleep(Farewell);
            Environment.Exit(Cli.CommandLine.Done);
        }) { IsBackground = true, Name = "parent" }.Start();
        return gone;
    }

    private static void Drain(Stream input)
    {
        try
        {
            var nothing = new byte[64];
            while (input.Read(nothing) > 0)
            {
            }
        }
        catch (IOException)
        {
            // As good as its end.
        }
    }
}
