namespace LensForge.Domain.Jobs;

/// <param name="Priority">Among the jobs of one person, higher goes first.</param>
/// <param name="Order">Place in the line as asked for.</param>
/// <param name="Lifted">Its production has a deadline that is near.</param>
public readonly record struct WaitingJob(Guid Id, int Priority, string Person, Guid Production, long Order, bool Lifted = false);

public readonly record struct RunningJob(string Person, Guid Production);

/// <summary>When somebody last got a turn; higher is later.</summary>
public readonly record struct Turn(string Person, Guid Production, long Served);

/// <summary>
/// Whose work comes next: the person with the fewest jobs running, then the one whose last turn is longest past; within a person
/// the most urgent, then the same between productions; within a production in the order asked for. So somebody with one shot
/// waits for one of somebody else's thousand, not for all. A near deadline gives its production every second turn at most: what
/// anybody else waits for is at most doubled by it.
/// </summary>
public static class FairShare
{
    public static Guid? Next(IEnumerable<WaitingJob> waiting, IEnumerable<RunningJob> running, IEnumerable<Turn> turns) =>
        Order(waiting, running, turns).Select(job => (Guid?)job.Id).FirstOrDefault();

    /// <summary>The whole line, as it will be served if nothing is added.</summary>
    public static IEnumerable<WaitingJob> Order(IEnumerable<WaitingJob> waiting, IEnumerable<RunningJob> running, IEnumerable<Turn> turns)
    {
        var shares = new Shares();
        Turn? last = null;
        foreach (var turn in turns)
        {
            shares.ServedAt(turn);
            if (last is null || turn.Served >= last.Value.Served) last = turn;
        }

        foreach (var job in running) shares.Runs(job);

        var lines = new Lines(waiting);
        var lifted = last is { } latest && lines.IsLifted(latest.Production);
        while (lines.Any)
        {
            var job = lines.Take(shares, liftedOnly: !lifted && lines.AnyLifted);
            lifted = job.Lifted;
            shares.Start(job);
            yield return job;
        }
    }
}
