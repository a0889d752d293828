using System.Diagnostics;

namespace LensForge.Benchmarks;

/// <summary>Processor time of a PostgreSQL server with a data folder below a folder, its children and those that have ended among it.</summary>
internal static class PostgresTime
{
    // Ticks of /proc, 100 a second on every Linux of today.
    private const double TicksPerSecond = 100;

    public static TimeSpan Of(string root)
    {
        var file = Path.Combine(root, "postgres", "postmaster.pid");
        if (!File.Exists(file)) return TimeSpan.Zero;
        var master = File.ReadLines(file).First().Trim();
        var ticks = 0.0;
        foreach (var process in Process.GetProcessesByName("postgres"))
        {
            using (process)
            {
                try
                {
                    var stat = File.ReadAllText($"/proc/{process.Id}/stat");
                    var words = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
                    if (process.Id.ToString() == master) ticks += double.Parse(words[13]) + double.Parse(words[14]);
                    if (process.Id.ToString() == master || words[1] == master) ticks += double.Parse(words[11]) + double.Parse(words[12]);
                }
                catch (IOException)
                {
                    // It has ended meanwhile.
                }
            }
        }

        return TimeSpan.FromSeconds(ticks / TicksPerSecond);
    }
}
