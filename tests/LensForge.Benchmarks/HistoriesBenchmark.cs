using System.Diagnostics;
using LensForge.Domain.Tests.LiveText;

/// <summary>`histories COUNT [FIRST]`: random histories of the live text, C# beside npm's @codemirror/collab; ends with what parted.</summary>
public static class HistoriesBenchmark
{
    private const int Lot = 2000;

    public static void Run(string[] args)
    {
        var count = args.Length > 0 ? int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 1000;
        var first = args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 1;
        var script = Path.Combine(Environment.CurrentDirectory, "tests", "LensForge.Domain.Tests", "LiveText", "npm", "histories.mjs");
        var clock = Stopwatch.StartNew();
        var (ran, parted) = (0, new List<string>());
        for (var at = first; at < first + count && parted.Count == 0; at += Lot)
        {
            var (done, failures) = NpmPeer.Run(script, at, Math.Min(Lot, first + count - at));
            ran += done;
            parted.AddRange(failures);
            Console.WriteLine($"{ran} histories, {parted.Count} parted, {clock.Elapsed.TotalSeconds:0} s");
        }

        foreach (var failure in parted) Console.WriteLine(failure);
    }
}
