using System.Diagnostics;
using LensForge.Web.EventStore;

namespace LensForge.Web.Projections;

/// <summary>`rebuild`: makes every projection anew from the log and says what was read.</summary>
public static class Rebuild
{
    public static async Task RunAsync(IServiceProvider services, TextWriter console, CancellationToken stop = default)
    {
        var log = services.GetRequiredService<EventStore.EventLog>();
        var sheets = services.GetRequiredService<ProductionSheets>();
        var clock = Stopwatch.StartNew();
        sheets.Clear();
        var reader = new LogReader(log, 0);
        var count = 0L;
        while (await reader.NextAsync(stop) is { Count: > 0 } events)
        {
            foreach (var stored in events) sheets.Apply(stored);
            count += events.Count;
        }

        await console.WriteLineAsync($"{count} events read in {clock.Elapsed.TotalSeconds:0.00} s; {sheets.List.Count} {(sheets.List.Count == 1 ? "production" : "productions")}.");
    }
}
