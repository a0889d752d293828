using LensForge.Domain.Jobs;

namespace LensForge.Domain.Tests.Jobs;

/// <summary>Of random lines of many people: nobody waits for all of somebody else's work, with deadlines or without. A failure names its seed.</summary>
public sealed class FairnessPropertyTests
{
    [Fact]
    public void one_persons_two_hundred_shots_never_block_anothers_one()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var line = RandomLine.Draw(random, people: 1 + random.Next(6), most: 40, lifted: false);
            var waiting = line.Waiting
                .Concat(Enumerable.Range(0, 200).Select(order => RandomLine.Job(random, 10_000 + order, "ada", RandomLine.Productions[0], priority: random.Next(40))))
                .Append(RandomLine.Job(random, 20_000, "ben", RandomLine.Productions[random.Next(4)], 0)).ToList();
            var people = waiting.Select(job => job.Person).Distinct().Count();
            var order = FairShare.Order(waiting, line.Running, line.Turns).ToList();
            Assert.Equal(waiting.Count, order.Count);

            // Whoever has nothing in work waits for one turn of each of the others at most, however much those asked for and how urgent it is.
            Assert.True(order.FindIndex(job => job.Person == "ben") < people, $"seed {seed}: {order.FindIndex(job => job.Person == "ben")} before ben, {people} people");
        }
    }

    [Fact]
    public void a_persons_first_job_comes_before_anybodys_second_when_nobody_has_any_in_work()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var line = RandomLine.Draw(random, people: 2 + random.Next(5), most: 30, lifted: false);
            var people = line.Waiting.Select(job => job.Person).Distinct().Count();
            var first = FairShare.Order(line.Waiting, [], line.Turns).Take(people).Select(job => job.Person).ToList();
            Assert.True(first.Distinct().Count() == people, $"seed {seed}: {string.Join(' ', first)}");
        }
    }

    [Fact]
    public void deadlines_lift_their_production_and_at_most_double_what_anybody_else_waits_for()
    {
        var lifted = 0;
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var line = RandomLine.Draw(random, people: 2 + random.Next(5), most: 30, lifted: true);
            var plain = Places(line.Waiting.Select(job => job with { Lifted = false }), line);
            var with = Places(line.Waiting, line);
            var pressed = line.Waiting.Where(job => job.Lifted).Select(job => job.Person).ToHashSet();
            foreach (var job in line.Waiting.Where(job => !pressed.Contains(job.Person)))
                Assert.True(with[job.Id] <= 2 * plain[job.Id] + 1, $"seed {seed}: place {plain[job.Id]} became {with[job.Id]}");
            var order = FairShare.Order(line.Waiting, line.Running, line.Turns).Take(2).ToList();
            if (order.Any(job => job.Lifted)) lifted++;
            Assert.True(pressed.Count == 0 || order.Any(job => job.Lifted), $"seed {seed}: the deadline lifted nothing");
        }

        Assert.True(lifted > 200);
    }

    [Fact]
    public void the_line_is_the_same_whoever_looks_and_in_whatever_order_it_is_read()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            var line = RandomLine.Draw(random, people: 4, most: 20, lifted: true);
            var shuffled = line.Waiting.ToArray();
            random.Shuffle(shuffled);
            Assert.Equal(FairShare.Order(line.Waiting, line.Running, line.Turns), FairShare.Order(shuffled, line.Running.Reverse(), line.Turns.Reverse()));
        }
    }

    private static Dictionary<Guid, int> Places(IEnumerable<WaitingJob> waiting, RandomLine line) =>
        FairShare.Order(waiting, line.Running, line.Turns).Index().ToDictionary(job => job.Item.Id, job => job.Index);

    private sealed record RandomLine(IReadOnlyList<WaitingJob> Waiting, IReadOnlyList<RunningJob> Running, IReadOnlyList<Turn> Turns)
    {
        public static readonly Guid[] Productions = [.. Enumerable.Range(1, 4).Select(number => new Guid(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]))];

        public static WaitingJob Job(Random random, int order, string person, Guid production, int priority, bool lifted = false)
        {
            var bytes = new byte[16];
            random.NextBytes(bytes);
            return new(new(bytes), priority, person, production, order, lifted);
        }

        public static RandomLine Draw(Random random, int people, int most, bool lifted)
        {
            var pressed = lifted ? Productions[random.Next(4)] : Guid.Empty;
            var names = Enumerable.Range(0, people).Select(number => $"p{number}").ToArray();
            var waiting = new List<WaitingJob>();
            foreach (var name in names)
            {
                for (var count = 1 + random.Next(most); count > 0; count--)
                {
                    var production = Productions[random.Next(4)];
                    waiting.Add(Job(random, waiting.Count, name, production, random.Next(4) == 0 ? 30 : 0, production == pressed));
                }
            }

            return new(
                waiting,
                [.. names.Where(_ => random.Next(3) == 0).Select(name => new RunningJob(name, Productions[random.Next(4)]))],
                [.. names.Index().Where(_ => random.Next(2) == 0).Select(name => new Turn(name.Item, Productions[random.Next(4)], 1 + name.Index))]);
        }
    }
}
