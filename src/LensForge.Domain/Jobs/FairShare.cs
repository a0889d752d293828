namespace LensForge.Domain.Jobs;

/// <param name="Priority">Higher goes first, whoever asked.</param>
/// <param name="Order">Place in the line as asked for.</param>
public readonly record struct WaitingJob(Guid Id, int Priority, string Person, Guid Production, long Order);

public readonly record struct RunningJob(string Person, Guid Production);

/// <summary>When somebody last got a turn; higher is later.</summary>
public readonly record struct Turn(string Person, Guid Production, long Served);

/// <summary>
/// Whose work comes next. Among the most urgent: the person with the fewest jobs running, then the one whose last turn is longest
/// past; within a person the same between productions; within a production in the order asked for. So somebody with one shot
/// waits for one of somebody else's thousand, not for all.
/// </summary>
public static class FairShare
{
    public static Guid? Next(IEnumerable<WaitingJob> waiting, IEnumerable<RunningJob> running, IEnumerable<Turn> turns) =>
        Order(waiting, running, turns).Select(job => (Guid?)job.Id).FirstOrDefault();

    /// <summary>The whole line, as it will be served if nothing is added.</summary>
    public static IEnumerable<WaitingJob> Order(IEnumerable<WaitingJob> waiting, IEnumerable<RunningJob> running, IEnumerable<Turn> turns)
    {
        var people = new Dictionary<string, Share>(StringComparer.Ordinal);
        var productions = new Dictionary<(string, Guid), Share>();
        var clock = 0L;
        foreach (var turn in turns)
        {
            ShareOf(people, turn.Person).ServedAt(turn.Served);
            ShareOf(productions, (turn.Person, turn.Production)).ServedAt(turn.Served);
            clock = Math.Max(clock, turn.Served);
        }

        foreach (var job in running)
        {
            ShareOf(people, job.Person).Running++;
            ShareOf(productions, (job.Person, job.Production)).Running++;
        }

        foreach (var urgency in waiting.GroupBy(job => job.Priority).OrderByDescending(group => group.Key))
        {
            var lines = urgency.GroupBy(job => job.Person, StringComparer.Ordinal).ToDictionary(
                person => person.Key,
                person => person.GroupBy(job => job.Production).ToDictionary(production => production.Key, production => new Queue<WaitingJob>(production.OrderBy(job => job.Order))),
                StringComparer.Ordinal);
            while (lines.Count > 0)
            {
                var person = lines.MinBy(line => (ShareOf(people, line.Key).Key, line.Value.Values.Min(queue => queue.Peek().Order))).Key;
                var production = lines[person].MinBy(line => (ShareOf(productions, (person, line.Key)).Key, line.Value.Peek().Order)).Key;
                var job = lines[person][production].Dequeue();
                if (lines[person][production].Count == 0) lines[person].Remove(production);
                if (lines[person].Count == 0) lines.Remove(person);
                clock++;
                ShareOf(people, person).Start(clock);
                ShareOf(productions, (person, production)).Start(clock);
                yield return job;
            }
        }
    }

    private static Share ShareOf<TKey>(Dictionary<TKey, Share> shares, TKey key)
        where TKey : notnull
    {
        if (!shares.TryGetValue(key, out var share)) shares[key] = share = new();
        return share;
    }

    private sealed class Share
    {
        public int Running { get; set; }

        public long Served { get; private set; }

        public (int Running, long Served) Key => (Running, Served);

        public void ServedAt(long served) => Served = Math.Max(Served, served);

        public void Start(long clock)
        {
            Running++;
            Served = clock;
        }
    }
}
