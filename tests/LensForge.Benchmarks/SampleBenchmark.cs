using System.Diagnostics;
using LensForge.Web.Features.Takes;
using LensForge.Web.Hosts;

namespace LensForge.Benchmarks;

/// <summary>A first start: from opening the sample production to its first finished shot and its last drawing. sample</summary>
public static class SampleBenchmark
{
    public static async Task<int> Run(string[] args)
    {
        await using var web = await BenchmarkWeb.StartAsync(child: true, sample: true);
        using (var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50)))
        {
            while (web.Get<HostRoster>().Joined.Count == 0 || web.Sheets.List is not [{ Plan: not null }]) await timer.WaitForNextTickAsync();
        }

        var sample = web.Sheets.List[0];
        var clock = Stopwatch.StartNew();
        await web.Get<PreviewShotsHandler>().SampleOnceAsync(sample.Id, web.Person);
        await web.UntilAsync(sample.Id, now => now.FilmedCount > 0);
        var filmed = clock.Elapsed.TotalSeconds;
        var shot = web.Sheets.Find(sample.Id)!.Takes.Values.SelectMany(takes => takes).First(take => take.ClipHash is not null);
        Console.WriteLine($"first finished shot after {filmed:0.0} s: {shot.Shot}, {shot.Frames} frames, filmed in {shot.Seconds:0.0} s");
        await web.UntilAsync(sample.Id, now => now.Drawings.Count == now.ShotCount);
        Console.WriteLine($"all {sample.ShotCount} drawings after {clock.Elapsed.TotalSeconds:0.0} s");
        return filmed <= 20 ? 0 : 1;
    }
}
