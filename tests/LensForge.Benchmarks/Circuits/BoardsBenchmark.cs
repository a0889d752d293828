using System.Diagnostics;
using System.Globalization;
using LensForge.Domain.Board;
using LensForge.Web.Features.Takes;

namespace LensForge.Benchmarks.Circuits;

/// <summary>
/// What open boards of 300 shots hold of the server's memory: so many circuits, opened as a browser opens them by one node process, the
/// server is this process. Afterwards one shot is said something of, and every board must have been sent it. boards [BOARDS] [SHOTS]
/// </summary>
public static class BoardsBenchmark
{
    // Open before the counting begins, so that what is made once is not counted.
    private const int First = 5;

    // A window of 1280x720 has so many scenes of five shots near, one window and a half before and after.
    private const int ScenesNear = 8;

    public static async Task<int> Run(string[] args)
    {
        var boards = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100;
        var shots = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 300;
        using var stop = Stopping.ByKey();
        await using var web = await BenchmarkWeb.StartAsync(child: false);
        var sheet = await LongBoard.MakeAsync(web, shots);
        var page = $"{web.Address.TrimEnd('/')}/productions/{sheet.Id}/board";
        var near = string.Join(',', sheet.Scenes.Take(ScenesNear).Select(scene => scene.Ordinal));
        await using var first = new Peer("Circuits/boards.mjs", web.Cookie, page, First, near);
        if (!await OpenAsync(first, stop.Token)) return 1;
        var (heap, resident) = Settled();
        await using var swarm = new Peer("Circuits/boards.mjs", web.Cookie, page, boards, near);
        if (!await OpenAsync(swarm, stop.Token)) return 1;
        var (heapThen, residentThen) = Settled();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{boards} boards of {sheet.ShotCount} shots: {(heapThen - heap) / 1e6 / boards:0.00} MB of managed heap each, {(residentThen - resident) / 1e6 / boards:0.00} MB of resident memory each (the process {resident / 1e6:0} MB before, {residentThen / 1e6:0} after)"));

        const string words = "Seen by every board";
        await swarm.SayAsync(words);
        await swarm.NextAsync(stop.Token);
        var clock = Stopwatch.StartNew();
        await web.Get<ShapeBoardHandler>().RunAsync(sheet.Id, new DescribeShot(sheet.Scenes[0].Shots[0].Id, words), web.Person);
        if (await swarm.NextAsync(stop.Token) is not { } seen || (string)seen["stage"]! != "seen") return 1;
        Console.WriteLine($"one change of a shot was with all {boards} after {clock.ElapsedMilliseconds} ms");
        return 0;
    }

    private static async Task<bool> OpenAsync(Peer swarm, CancellationToken stop)
    {
        while (await swarm.NextAsync(stop) is { } said)
        {
            Console.WriteLine(said.ToJsonString());
            if ((string)said["stage"]! == "open") return true;
            if ((string)said["stage"]! == "failed") return false;
        }

        return false;
    }

    private static (long Heap, long Resident) Settled()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        var heap = GC.GetTotalMemory(forceFullCollection: true);
        using var process = Process.GetCurrentProcess();
        return (heap, process.WorkingSet64);
    }
}
