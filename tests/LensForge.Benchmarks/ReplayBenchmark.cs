using System.Diagnostics;
using System.Globalization;
using LensForge.Domain.LiveText;
using LensForge.Web.EventStore;
using LensForge.Web.History;

/// <summary>`replay [EVENTS]`: the live text of a feature's life folded from its events as they are written in the log, without the database.</summary>
public static class ReplayBenchmark
{
    public static void Run(string[] args)
    {
        var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 200_000;
        var chance = new Random(1);
        var script = LiveScript.Fold([new ScriptBegun(string.Concat(Enumerable.Repeat("INT. KITCHEN - NIGHT\n\nThe clock has stopped.\n\n", 3300)), null)]);
        var begun = script;
        var written = new List<byte[]>(count);
        for (var i = 0; i < count; i++)
        {
            var at = chance.Next(script.Text.Length);
            var changes = i % 5 == 0 ? ChangeSet.Replacing(script.Text.Length, at, Math.Min(script.Text.Length, at + 2), "") : ChangeSet.Replacing(script.Text.Length, at, at, "x");
            var edited = new ScriptEdited(script.Version, changes, "k3v9q0w1z");
            written.Add(System.Text.Encoding.UTF8.GetBytes(EventTypes.Write(edited)));
            script = LiveScript.Apply(script, edited);
        }

        foreach (var events in (int[])[count, 1000])
        {
            var times = new List<double>();
            for (var round = 0; round < 5; round++)
            {
                var from = events == count ? begun : LiveScript.At(begun.Version, begun.Text);
                var before = Environment.CpuUsage.TotalTime;
                var folded = written.Take(events).Aggregate(from, (state, json) => LiveScript.Apply(state, (ScriptEvent)EventTypes.Read("script_edited", json)));
                times.Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
                if (events == count && folded.Text.ToString() != script.Text.ToString()) throw new InvalidOperationException("The replay has another text.");
            }

            Console.WriteLine($"{events} events on a text of {script.Text.Length} units: {times.Order().ElementAt(2):0} ms of CPU");
        }

        Measure("who wrote each character", () => written.Aggregate(Blame.None.Apply(new ScriptBegun(begun.Text.ToString(), null), null), (blame, json) => blame.Apply((ScriptEvent)EventTypes.Read("script_edited", json), "ada")).Runs().Count);
        Measure("lines of the timeline", () =>
        {
            var chronicle = new Chronicle();
            chronicle.Apply(new(1, Guid.Empty, Guid.Empty, 1, "script_begun", DateTimeOffset.UnixEpoch, null, System.Text.Encoding.UTF8.GetBytes(EventTypes.Write(new ScriptBegun(begun.Text.ToString(), null)))));
            for (var i = 0; i < written.Count; i++)
                chronicle.Apply(new(i + 2, Guid.Empty, Guid.Empty, i + 2, "script_edited", DateTimeOffset.UnixEpoch.AddSeconds(i), $"person {i / 50 % 30}", written[i]));
            return chronicle.Lines.Count;
        });

        void Measure(string what, Func<int> deed)
        {
            var times = new List<double>();
            var made = 0;
            for (var round = 0; round < 5; round++)
            {
                var before = Environment.CpuUsage.TotalTime;
                made = deed();
                times.Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
            }

            Console.WriteLine($"{count} events, {what}: {times.Order().ElementAt(2):0} ms of CPU ({made})");
        }
    }
}
