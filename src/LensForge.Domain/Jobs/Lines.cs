namespace LensForge.Domain.Jobs;

/// <summary>What waits, by person and production.</summary>
internal sealed class Lines
{
    private readonly Dictionary<string, Dictionary<Guid, Queue<WaitingJob>>> _people;
    private int _lifted;

    public Lines(IEnumerable<WaitingJob> waiting)
    {
        _people = waiting.GroupBy(job => job.Person, StringComparer.Ordinal).ToDictionary(
            person => person.Key,
            person => person.GroupBy(job => job.Production).ToDictionary(
                production => production.Key,
                production => new Queue<WaitingJob>(production.OrderByDescending(job => job.Priority).ThenBy(job => job.Order))),
            StringComparer.Ordinal);
        _lifted = _people.Values.SelectMany(person => person.Values).SelectMany(queue => queue).Count(job => job.Lifted);
    }

    public bool Any => _people.Count > 0;

    public bool AnyLifted => _lifted > 0;

    public bool IsLifted(Guid production) => _people.Values.Any(person => person.TryGetValue(production, out var queue) && queue.Peek().Lifted);

    /// <summary>Takes the next out of the line.</summary>
    public WaitingJob Take(Shares shares, bool liftedOnly)
    {
        bool Counts(Queue<WaitingJob> queue) => !liftedOnly || queue.Peek().Lifted;
        var person = _people.Where(line => line.Value.Values.Any(Counts))
            .MinBy(line => (shares.Of(line.Key), line.Value.Values.Where(Counts).Min(queue => queue.Peek().Order))).Key;
        var own = _people[person];
        var production = own.Where(line => Counts(line.Value))
            .MinBy(line => (-line.Value.Peek().Priority, shares.Of(person, line.Key), line.Value.Peek().Order)).Key;
        var job = own[production].Dequeue();
        if (job.Lifted) _lifted--;
        if (own[production].Count == 0) own.Remove(production);
        if (own.Count == 0) _people.Remove(person);
        return job;
    }
}
