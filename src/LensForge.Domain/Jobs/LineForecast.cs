namespace LensForge.Domain.Jobs;

/// <summary>When each job of a line will be taken up and done, by what such jobs took on this machine. One that nothing like was ever done makes all behind it unknown.</summary>
public static class LineForecast
{
    /// <param name="running">Seconds that each job in work still takes; null where that is unknown.</param>
    /// <param name="line">Seconds that each waiting job takes, in order; null where that is unknown.</param>
    /// <param name="slots">Jobs done at once.</param>
    /// <returns>Seconds until each waiting job begins; null where that is unknown.</returns>
    public static IReadOnlyList<double?> Starts(IReadOnlyList<double?> running, IReadOnlyList<double?> line, int slots)
    {
        if (slots < 1) return [.. line.Select(_ => (double?)null)];

        // Free ends of work, soonest first; what has no known end frees no slot that can be counted on.
        var free = new PriorityQueue<double, double>();
        foreach (var left in running.Take(slots))
            if (left is { } seconds) free.Enqueue(seconds, seconds);
        for (var idle = running.Count; idle < slots; idle++) free.Enqueue(0, 0);
        var starts = new List<double?>(line.Count);
        foreach (var takes in line)
        {
            if (!free.TryDequeue(out var at, out _))
            {
                starts.Add(null);
                continue;
            }

            starts.Add(at);
            if (takes is { } seconds) free.Enqueue(at + seconds, at + seconds);
        }

        return starts;
    }
}
