namespace LensForge.Domain.Jobs;

/// <summary>What people and their productions have running, and when they last got a turn.</summary>
internal sealed class Shares
{
    private readonly Dictionary<string, Share> _people = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, Guid), Share> _productions = [];
    private long _clock;

    public (int Running, long Served) Of(string person) => Find(_people, person).Key;

    public (int Running, long Served) Of(string person, Guid production) => Find(_productions, (person, production)).Key;

    public void ServedAt(Turn turn)
    {
        Find(_people, turn.Person).ServedAt(turn.Served);
        Find(_productions, (turn.Person, turn.Production)).ServedAt(turn.Served);
        _clock = Math.Max(_clock, turn.Served);
    }

    public void Runs(RunningJob job)
    {
        Find(_people, job.Person).Running++;
        Find(_productions, (job.Person, job.Production)).Running++;
    }

    public void Start(WaitingJob job)
    {
        _clock++;
        Runs(new(job.Person, job.Production));
        ServedAt(new(job.Person, job.Production, _clock));
    }

    private static Share Find<TKey>(Dictionary<TKey, Share> shares, TKey key)
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
    }
}
