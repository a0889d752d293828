using LensForge.Domain.Jobs;

namespace LensForge.Domain.Tests.Jobs;

public sealed class FairShareTests
{
    private static readonly Guid Heist = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Opera = new("00000000-0000-0000-0000-000000000002");

    [Fact]
    public void one_shot_of_ben_waits_for_one_of_ada_not_for_her_hundred()
    {
        var waiting = Line("ada", Heist, 100, 0).Append(Job("ben", Opera, 500));
        var order = FairShare.Order(waiting, [new("ada", Heist)], []).Select(job => job.Person).ToList();
        Assert.Equal("ben", order[0]);
    }

    [Fact]
    public void with_a_single_slot_people_take_turns()
    {
        var waiting = Line("ada", Heist, 5, 0).Concat(Line("ben", Opera, 2, 100)).ToList();
        Assert.Equal(["ben", "ada", "ben", "ada", "ada", "ada", "ada"], FairShare.Order(waiting, [], [new("ada", Heist, 7), new("ben", Opera, 3)]).Select(job => job.Person));
    }

    [Fact]
    public void a_persons_productions_take_turns_too()
    {
        var waiting = Line("ada", Heist, 3, 0).Concat(Line("ada", Opera, 2, 100));
        Assert.Equal([Heist, Opera, Heist, Opera, Heist], FairShare.Order(waiting, [], []).Select(job => job.Production));
    }

    [Fact]
    public void of_one_persons_work_the_urgent_goes_first()
    {
        var waiting = Line("ada", Heist, 3, 0).Append(Job("ada", Heist, 50) with { Priority = 5 });
        Assert.Equal(50, FairShare.Order(waiting, [new("ada", Heist)], []).First().Order);
    }

    [Fact]
    public void shots_of_one_production_come_in_the_order_asked_for() =>
        Assert.Equal(Enumerable.Range(0, 9).Select(i => (long)i), FairShare.Order(Line("ada", Heist, 9, 0).Reverse(), [], []).Select(job => job.Order));

    [Fact]
    public void nothing_waiting_gives_nothing() => Assert.Null(FairShare.Next([], [new("ada", Heist)], []));

    private static IEnumerable<WaitingJob> Line(string person, Guid production, int count, int from) =>
        Enumerable.Range(from, count).Select(order => Job(person, production, order));

    private static WaitingJob Job(string person, Guid production, int order) => new(new Guid(order, 1, 1, [1, 1, 1, 1, 1, 1, 1, 1]), 0, person, production, order);
}
