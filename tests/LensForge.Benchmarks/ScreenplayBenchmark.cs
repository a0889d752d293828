using System.Globalization;
using System.Text;
using LensForge.Domain.Screenplays;

namespace LensForge.Benchmarks;

/// <summary>Targets: a feature of 120 pages in under 50 ms, any 5 MB in under 2 s of processor time.</summary>
public static class ScreenplayBenchmark
{
    public static void Run(string[] arguments)
    {
        const string scene = "INT. HOUSE {0} - KITCHEN - NIGHT\n\nANNA sits at the table. A *cold* cup stands before her, and the rain goes on outside.\n\nANNA\n(quietly)\nYou said that you would be here by nine, and now look at it.\n\nBOB\nI know what I said.\n\nHe takes off his coat. A WAITER (30s) looks in. [[check]]\n\n";
        var text = new StringBuilder();
        for (var i = 0; text.Length < ScreenplayReader.LargestFile - 1000; i++)
        {
            text.AppendFormat(CultureInfo.InvariantCulture, scene, i);
        }

        var feature = text.ToString(0, 540 * 300);
        Measure("feature", "a.fountain", feature, 20);
        Measure("5 MB of scenes", "a.fountain", text.ToString(), 2);
        foreach (var unit in (string[])["*a ", "a* ", "[[", "/*", "[[a]] ", "*a* ", "(", "  \n", "BOB\n", "BOB\n(x\n", "A", "_a ", "INT. A - DAY\n", "A-", "BOB\n\n", "x\n\n", "王", "- ", "INT. A - DAY - "])
        {
            Measure($"5 MB of \"{unit.Replace("\n", "\\n", StringComparison.Ordinal)}\"", "a.fountain", new StringBuilder().Insert(0, unit, 5_000_000 / Encoding.UTF8.GetByteCount(unit)).ToString(), 1);
        }

        Measure("5 MB of Final Draft", "a.fdx", $"<FinalDraft><Content>{new StringBuilder().Insert(0, "<Paragraph Type=\"Action\"><Text>He waits for ANNA.</Text></Paragraph>", 70_000)}</Content></FinalDraft>", 1);
    }

    private static void Measure(string what, string name, string text, int times)
    {
        var content = Encoding.UTF8.GetBytes(text);
        var best = TimeSpan.MaxValue;
        var result = "";
        for (var i = 0; i < times; i++)
        {
            var before = Environment.CpuUsage.TotalTime;
            try
            {
                var script = ScreenplayReader.Read(name, content);
                result = $"{script.Pages} pages, {script.Scenes.Count} scenes";
            }
            catch (ScreenplayRefusedException refused)
            {
                result = refused.Message;
            }

            var spent = Environment.CpuUsage.TotalTime - before;
            best = spent < best ? spent : best;
        }

        Console.WriteLine($"{what}: {best.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture)} ms ({result})");
    }
}
