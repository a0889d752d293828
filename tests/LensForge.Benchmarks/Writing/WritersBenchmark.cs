using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LensForge.Web.Live.Script;

namespace LensForge.Benchmarks.Writing;

/// <summary>
/// Writers in one script of feature length, each at a place of its own, five keys a second each: how long a key takes to be in the
/// texts of all others. The editors are the shipped collab code in one node process, on the same machine; the server is this process.
/// writers [WRITERS] [SECONDS] [KEYS A SECOND]
/// </summary>
public static class WritersBenchmark
{
    private const int Scenes = 400;

    public static async Task<int> Run(string[] args)
    {
        int Number(int at, int usual) => args.Length > at ? int.Parse(args[at], CultureInfo.InvariantCulture) : usual;
        var (writers, seconds, keys) = (Number(0, 30), Number(1, 30), Number(2, 5));
        using var stop = Stopping.ByKey();
        await using var web = await BenchmarkWeb.StartAsync(child: false);
        var production = (await web.ImportAsync(BenchmarkWeb.Script(Scenes))).Id;
        var cookies = new List<string>();
        while (cookies.Count < writers) cookies.Add(await web.JoinAsync(production, $"Writer {cookies.Count + 1}"));
        await using var swarm = new Peer("Writing/writers.mjs", string.Join('\n', cookies), Peer.LiveScript(web.Address, production), writers, keys, seconds);
        using var server = Process.GetCurrentProcess();
        var (began, own, database, memory) = (Stopwatch.StartNew(), TimeSpan.Zero, TimeSpan.Zero, 0L);
        JsonObject? done = null;
        while (await swarm.NextAsync(stop.Token) is { } said)
        {
            server.Refresh();
            memory = Math.Max(memory, server.WorkingSet64);
            switch ((string)said["stage"]!)
            {
                case "open":
                    Console.WriteLine($"{writers} writers are in a script of {said["units"]} characters; {keys} keys a second each for {seconds} s");
                    (began, own, database) = (Stopwatch.StartNew(), server.TotalProcessorTime, web.DatabaseTime());
                    break;
                case "typing":
                    Console.WriteLine($"after {said["second"]} s: {said["keys"]} keys, p99 {(double)said["p99"]!:0} ms");
                    break;
                case "done":
                    (own, database, done) = (server.TotalProcessorTime - own, web.DatabaseTime() - database, said);
                    break;
                default:
                    Console.WriteLine(said.ToJsonString());
                    break;
            }
        }

        if (done is null)
        {
            Console.WriteLine("The writers ended early.");
            return 1;
        }

        string Times(string name) => $"p50 {(double)done[name]!["p50"]!:0.0} ms, p99 {(double)done[name]!["p99"]!:0.0} ms, longest {(double)done[name]!["most"]!:0} ms ({done[name]!["count"]} times)";
        var took = began.Elapsed.TotalSeconds;
        var text = (await web.Get<ScriptRooms>().FindAsync(production))!;
        var kept = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.Script.Text.ToString()))) == (string)done["sha"]!;
        Console.WriteLine($"{done["keys"]} keys in {(double)done["seconds"]!:0} s");
        Console.WriteLine($"key to the others' texts: {Times("screens")}");
        Console.WriteLine($"key to its own saved:     {Times("saved")}");
        Console.WriteLine($"processor time: server {own.TotalSeconds / took:0.00} cores, PostgreSQL {database.TotalSeconds / took:0.00}, all editors (one node process) {(double)done["cpu"]! / (double)done["seconds"]!:0.00}; "
            + $"node came late by p99 {(double)done["loop"]!["p99"]!:0.0} ms; {(double)done["messages"]! / (double)done["seconds"]!:0} messages a second to the editors; server {memory / 1048576} MiB at most");
        Console.WriteLine((bool)done["same"]! && kept ? "All texts are the same, and the log's." : "The texts have PARTED.");
        return (bool)done["same"]! && kept ? 0 : 1;
    }
}
