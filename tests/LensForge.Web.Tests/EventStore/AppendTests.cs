using LensForge.Domain.Productions;
using LensForge.Web.EventStore;

namespace LensForge.Web.Tests.EventStore;

public sealed class AppendTests(PostgresFixture postgres)
{
    private static readonly ProductionOpened Opened = new("The Lighthouse", false);

    [Fact]
    public async Task what_was_appended_is_read_back_in_order_with_who_and_when()
    {
        var log = await postgres.EmptyLogAsync();
        var stream = Guid.NewGuid();
        var first = await log.AppendAsync(new StreamAppend(stream, "production", 0, [Opened]), "ada");
        var second = await log.AppendAsync(new StreamAppend(stream, "production", 1, [new TakeChosen(new("1-1A"), stream), new FilmFailed(stream, "disk full")]), "ben");
        var events = await log.ReadStreamAsync(stream);
        Assert.Equal(new Appended(1, 1), first);
        Assert.Equal(new Appended(3, 3), second);
        Assert.Equal([Opened, new TakeChosen(new("1-1A"), stream), new FilmFailed(stream, "disk full")], events.Select(e => e.Body));
        Assert.Equal(["ada", "ben", "ben"], events.Select(e => e.User));
        Assert.All(events, e => Assert.InRange(e.Recorded, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(5)));
    }

    [Fact]
    public async Task an_append_to_a_version_that_is_past_is_refused_and_leaves_nothing()
    {
        var log = await postgres.EmptyLogAsync();
        var stream = Guid.NewGuid();
        await log.AppendAsync(new StreamAppend(stream, "production", 0, [Opened]));
        var refused = await Assert.ThrowsAsync<WrongVersionException>(() => log.AppendAsync(new StreamAppend(stream, "production", 0, [Opened])));
        Assert.Equal(1, refused.Actual);
        await Assert.ThrowsAsync<WrongVersionException>(() => log.AppendAsync(new StreamAppend(stream, "production", 7, [Opened])));
        Assert.Single(await log.ReadStreamAsync(stream));
    }

    [Fact]
    public async Task a_batch_with_one_wrong_version_appends_nothing_at_all()
    {
        var log = await postgres.EmptyLogAsync();
        var (good, bad) = (Guid.NewGuid(), Guid.NewGuid());
        await Assert.ThrowsAsync<WrongVersionException>(() => log.AppendAsync(
            [new StreamAppend(good, "production", 0, [Opened]), new StreamAppend(bad, "production", 3, [Opened])]));
        Assert.Empty(await log.ReadStreamAsync(good));
    }

    [Fact]
    public async Task eight_writers_on_one_stream_all_get_their_turn_without_a_hole()
    {
        var log = await postgres.EmptyLogAsync();
        var stream = Guid.NewGuid();
        await Parallel.ForEachAsync(Enumerable.Range(0, 8), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (writer, stop) =>
        {
            for (var i = 0; i < 25; i++)
                await log.AppendAsync(new StreamAppend(stream, "production", StreamAppend.Any, [new FilmFailed(stream, $"{writer}")]), null, stop);
        });
        var events = await log.ReadStreamAsync(stream);
        Assert.Equal(Enumerable.Range(1, 200).Select(i => (long)i), events.Select(e => e.Version));
    }

    [Fact]
    public async Task eight_deciders_on_one_production_lose_nothing_and_double_nothing()
    {
        var log = await postgres.EmptyLogAsync();
        var desk = new Decisions(log);
        var production = Guid.NewGuid();
        await Parallel.ForEachAsync(Enumerable.Range(0, 8), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (_, stop) =>
        {
            await desk.DecideAsync(production, new OpenProduction("The Lighthouse", Founder: "ada"), "ada", stop);
            await desk.DecideAsync(production, new ImportScript("a.fountain", "INT. ROOM - DAY"u8.ToArray()), "ada", stop);
        });
        var events = await log.ReadStreamAsync(production);
        Assert.Equal(["production_opened", "production_founded", "script_imported"], events.Select(e => e.Type));
    }

    [Fact]
    public async Task a_reader_waits_for_a_stalled_appender_and_skips_nothing()
    {
        var log = await postgres.EmptyLogAsync();
        await using var stalled = await log.Database.Source.OpenConnectionAsync();
        var transaction = await stalled.BeginTransactionAsync();
        await EventLog.AppendWithinAsync(stalled, new(Guid.NewGuid(), "production", 0, [new ProductionOpened("slow", false)]));
        await log.AppendAsync(new StreamAppend(Guid.NewGuid(), "production", 0, [new ProductionOpened("fast", false)]));

        var reader = new LogReader(log, 0);
        var next = reader.NextAsync(default);
        await Task.WhenAny(next, log.LastSequenceAsync());
        Assert.False(next.IsCompleted);

        await transaction.CommitAsync(default);
        Assert.Equal(["slow", "fast"], (await next).Select(e => ((ProductionOpened)e.Body).Name));
    }

    [Fact]
    public async Task a_number_that_was_rolled_back_is_passed_over()
    {
        var log = await postgres.EmptyLogAsync();
        await using (var failed = await log.Database.Source.OpenConnectionAsync())
        {
            await using var transaction = await failed.BeginTransactionAsync();
            await EventLog.AppendWithinAsync(failed, new(Guid.NewGuid(), "production", 0, [Opened]));
        }

        await log.AppendAsync(new StreamAppend(Guid.NewGuid(), "production", 0, [Opened]));
        Assert.Equal([2L], (await new LogReader(log, 0).NextAsync(default)).Select(e => e.Sequence));
    }

    [Fact]
    public async Task a_long_dump_delays_no_reader_even_across_a_gap()
    {
        var log = await postgres.EmptyLogAsync();
        var stop = TestContext.Current.CancellationToken;
        await using var dump = await log.Database.Source.OpenConnectionAsync(stop);
        await using var open = await dump.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, stop);
        await dump.ExecuteAsync("lock table lensforge.mt_events in access share mode; select count(*) from lensforge.mt_events", stop);
        await using (var failed = await log.Database.Source.OpenConnectionAsync(stop))
        {
            await using var transaction = await failed.BeginTransactionAsync(stop);
            await EventLog.AppendWithinAsync(failed, new(Guid.NewGuid(), "production", 0, [Opened]), null, stop);
        }

        await log.AppendAsync(new StreamAppend(Guid.NewGuid(), "production", 0, [Opened]), null, stop);
        var events = await new LogReader(log, 0).NextAsync(stop).WaitAsync(TimeSpan.FromSeconds(5), stop);
        Assert.Single(events);
    }

    [Fact]
    public async Task a_follower_sees_every_event_of_many_writers_once_and_in_order()
    {
        var log = await postgres.EmptyLogAsync();
        var seen = new List<long>();
        var follower = new LogFollower(log, "test", 0, (events, _) =>
        {
            seen.AddRange(events.Select(e => e.Sequence));
            return Task.CompletedTask;
        }, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var running = follower.RunAsync(stop.Token);
        await Parallel.ForEachAsync(Enumerable.Range(0, 6), new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (_, token) =>
        {
            for (var i = 0; i < 50; i++)
                await log.AppendAsync(new StreamAppend(Guid.NewGuid(), "production", 0, [Opened, Opened]), null, token);
        });
        await follower.WaitForAsync(await log.LastSequenceAsync(stop.Token), stop.Token);
        Assert.Equal(600, seen.Count);
        Assert.Equal(seen.Order().Distinct(), seen);
        await stop.CancelAsync();
        await running;
    }
}
