using System.Diagnostics;
using LensForge.Web.Features.Films;
using LensForge.Web.Features.Takes;
using LensForge.Web.Hosts;

namespace LensForge.Benchmarks;

/// <summary>Films a long film at 256x144 in one run and joins it, and looks every second at what web and host hold in memory. memory [--minutes N]</summary>
public static class MemoryBenchmark
{
    private const double Mib = 1024 * 1024;

    public static async Task<int> Run(string[] args)
    {
        var minutes = args is ["--minutes", var text] ? int.Parse(text) : 10;
        await using var web = await BenchmarkWeb.StartAsync(child: true);
        var sheet = await web.ImportAsync(BenchmarkWeb.Script(minutes * 6));
        var planned = sheet.Scenes.Sum(scene => scene.Shots.Sum(shot => shot.Stage.Length.Milliseconds)) / 1000.0;
        using var ended = new CancellationTokenSource();
        var sampling = SampleAsync(web, ended.Token);
        var clock = Stopwatch.StartNew();
        var filmed = 0.0;
        foreach (var scene in sheet.Scenes)
        {
            if (filmed >= minutes * 60) break;
            await web.Get<PreviewShotsHandler>().SceneAsync(sheet.Id, scene.Ordinal, web.Person);
            filmed += scene.Shots.Sum(shot => shot.Stage.Length.Milliseconds) / 1000.0;
        }

        Console.WriteLine($"{filmed / 60:0.0} minutes of film asked for, of {planned / 60:0.0} planned");
        await web.UntilAsync(sheet.Id, now => now.UnderWay == 0);
        var film = await web.Get<AssembleFilmHandler>().RunAsync(sheet.Id, null, web.Person);
        await web.UntilAsync(sheet.Id, now => now.Films[film] is { ClipHash: not null } or { Failure: not null });
        await ended.CancelAsync();
        var samples = await sampling;
        var failed = web.Sheets.Find(sheet.Id)!.Takes.Values.Sum(takes => takes.Count(take => take.Stage == Domain.Takes.TakeStage.Failed));
        Console.WriteLine($"filmed and joined in {clock.Elapsed.TotalMinutes:0.0} minutes; {failed} takes failed; {samples.Count} samples");
        Report("web", samples, sample => sample.Web);
        Report("host", samples, sample => sample.Host);
        Report("both", samples, sample => sample.Web + sample.Host);
        return failed == 0 && samples.Max(sample => sample.Web + sample.Host) < 1500 ? 0 : 1;
    }

    private static async Task<List<(double Minutes, double Web, double Host)>> SampleAsync(BenchmarkWeb web, CancellationToken stop)
    {
        var samples = new List<(double, double, double)>();
        var clock = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                samples.Add((clock.Elapsed.TotalMinutes, Resident(Environment.ProcessId), Resident(web.Get<ChildHost>().State.Process ?? 0)));
                if (samples.Count % 60 == 0) Console.WriteLine($"after {samples[^1].Item1:0} minutes: web {samples[^1].Item2:0} MiB, host {samples[^1].Item3:0} MiB");
            }
        }
        catch (OperationCanceledException)
        {
            // The film is done.
        }

        return samples;
    }

    /// <summary>MiB.</summary>
    private static double Resident(int id)
    {
        if (id == 0) return 0;
        try
        {
            using var process = Process.GetProcessById(id);
            return process.WorkingSet64 / Mib;
        }
        catch (ArgumentException)
        {
            return 0;
        }
    }

    /// <summary>The highest value, and the slope of the least-squares line through the last half.</summary>
    private static void Report(string what, List<(double Minutes, double Web, double Host)> samples, Func<(double, double Web, double Host), double> value)
    {
        var half = samples.Skip(samples.Count / 2).Select(sample => (X: sample.Minutes, Y: value(sample))).ToList();
        var (x, y) = (half.Average(point => point.X), half.Average(point => point.Y));
        var slope = half.Sum(point => (point.X - x) * (point.Y - y)) / half.Sum(point => (point.X - x) * (point.X - x));
        Console.WriteLine($"{what}: at most {samples.Max(value):0} MiB; last half {half.Min(point => point.Y):0} to {half.Max(point => point.Y):0} MiB, slope {slope:+0.0;-0.0} MiB a minute");
    }
}
