using System.Diagnostics;
using LensForge.Domain.Productions;
using LensForge.Web.EventStore;
using Microsoft.Extensions.Logging.Abstractions;
using EventLog = LensForge.Web.EventStore.EventLog;

namespace LensForge.Benchmarks;

/// <summary>Appends one by one with four writers, appends in batches of 100, and reading everything back, on a PostgreSQL of its own with fsync on.</summary>
public static class StoreBenchmark
{
    private const int Writers = 4;
    private const int Runs = 3;

    public static int Run(string[] args) => RunAsync(args.Length > 0 && int.TryParse(args[0], out var seconds) ? seconds : 5).GetAwaiter().GetResult();

    private static async Task<int> RunAsync(int seconds)
    {
        var root = Directory.CreateTempSubdirectory("lensforge-bench-").FullName;
        try
        {
            await using var postgres = await EmbeddedPostgres.StartAsync(PlaceOnDisk.Find(root), [AppContext.BaseDirectory], NullLogger.Instance);
            await using var database = new Database(postgres.ConnectionString);
            await StoreSchema.CreateAsync(database);
            var log = new EventLog(database);
            await WriteAsync(log, 1, 1);
            var runs = new List<(double PerSecond, List<double> Milliseconds)>();
            for (var run = 0; run < Runs; run++)
            {
                var before = CpuOf(root);
                runs.Add(await WriteAsync(log, seconds, 1));
                var (ours, servers) = (CpuOf(root).Ours - before.Ours, CpuOf(root).Server - before.Server);
                var appends = runs[^1].Milliseconds.Count;
                Console.WriteLine($"run {run + 1}: {runs[^1].PerSecond:n0} a second; processor time an append: {ours.TotalMicroseconds / appends:0} us here, {servers.TotalMicroseconds / appends:0} us in PostgreSQL");
            }

            var (single, latencies) = runs.OrderBy(run => run.PerSecond).ElementAt(Runs / 2);
            Console.WriteLine($"single appends, {Writers} writers, median of {Runs}: {single:n0} a second, p50 {Percentile(latencies, 50):0.00} ms, p99 {Percentile(latencies, 99):0.00} ms");
            var (batched, batches) = await WriteAsync(log, seconds, 100);
            Console.WriteLine($"batches of 100, {Writers} writers: {batched:n0} events a second, p99 {Percentile(batches, 99):0.00} ms");

            var clock = Stopwatch.StartNew();
            var reader = new LogReader(log, 0);
            var count = 0L;
            while (await reader.NextAsync(default) is { Count: > 0 } events)
            {
                foreach (var stored in events) count += stored.Body is FilmFailed ? 1 : 0;
            }

            Console.WriteLine($"rebuild: {count:n0} events read and parsed in {clock.Elapsed.TotalSeconds:0.00} s, {count / clock.Elapsed.TotalSeconds:n0} a second");
            return single >= 3000 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static async Task<(double PerSecond, List<double> Milliseconds)> WriteAsync(EventLog log, int seconds, int batch)
    {
        var clock = Stopwatch.StartNew();
        var work = await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            var took = new List<double>();
            while (clock.Elapsed.TotalSeconds < seconds)
            {
                var stream = Guid.CreateVersion7();
                for (var version = 0L; version < 10 * batch && clock.Elapsed.TotalSeconds < seconds; version += batch)
                {
                    var before = clock.Elapsed;
                    var events = Enumerable.Range(0, batch).Select(i => (object)new FilmFailed(stream, $"a reason of the usual length, number {version + i}, for nobody")).ToList();
                    await log.AppendAsync(new StreamAppend(stream, "benchmark", version, events));
                    took.Add((clock.Elapsed - before).TotalMilliseconds);
                }
            }

            return took;
        })));
        var all = work.SelectMany(took => took).Order().ToList();
        return (all.Count * batch / clock.Elapsed.TotalSeconds, all);
    }

    /// <summary>Processor time so far of this process and, where /proc tells, of the server with its children.</summary>
    private static (TimeSpan Ours, TimeSpan Server) CpuOf(string root)
    {
        var server = TimeSpan.Zero;
        if (OperatingSystem.IsLinux())
        {
            var postmaster = File.ReadLines(Path.Combine(PlaceOnDisk.Find(root).Postgres, "postmaster.pid")).First();
            foreach (var process in Process.GetProcesses())
            {
                using (process)
                {
                    try
                    {
                        var stat = File.ReadAllText($"/proc/{process.Id}/stat");
                        var parent = stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1];
                        if (parent == postmaster || process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) == postmaster) server += process.TotalProcessorTime;
                    }
                    catch (Exception gone) when (gone is IOException or InvalidOperationException)
                    {
                        // It ended meanwhile.
                    }
                }
            }
        }

        using var me = Process.GetCurrentProcess();
        return (me.TotalProcessorTime, server);
    }

    private static double Percentile(List<double> sorted, int percent) => sorted[Math.Min(sorted.Count - 1, sorted.Count * percent / 100)];
}
