using LensForge.Domain;
using LensForge.Domain.Hosts;
using LensForge.Domain.Jobs;
using LensForge.Domain.People;
using LensForge.Web.EventStore;
using LensForge.Web.Features.Takes;
using LensForge.Web.Jobs;
using LensForge.Web.Live;
using LensForge.Web.Tests.EventStore;
using LensForge.Web.Tests.Hosts;

namespace LensForge.Web.Tests.Rooms;

public sealed class DeadlineTests(PostgresFixture postgres)
{
    [Fact]
    public async Task a_near_deadline_lifts_its_production_and_only_owners_and_directors_set_it()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        await using var host = await FakeHost.JoinAsync(web.Address, web.JoinKey);
        var sheet = await web.ImportAsync();
        await web.AdmitAsync(sheet.Id, "pat", Role.Producer);
        await web.AdmitAsync(sheet.Id, "dan", Role.Director);
        var desk = web.Get<Decisions>();
        var soon = DateTimeOffset.UtcNow.AddHours(3);
        await Assert.ThrowsAsync<RefusedException>(() => desk.DecideAsync(sheet.Id, new SetDeadline(soon, "pat"), "pat"));
        var book = web.Get<JobBook>();
        await web.Get<PreviewShotsHandler>().FilmAsync(sheet.Id, "ada");
        Assert.All(await book.OpenAsync(), job => Assert.False(job.Lifted));
        await desk.DecideAsync(sheet.Id, new SetDeadline(soon, "dan"), "dan");
        await web.UntilAsync(sheet.Id, now => now.Deadline == soon);
        while ((await book.OpenAsync()).Any(job => !job.Lifted)) await Task.Yield();
        await desk.DecideAsync(sheet.Id, new SetDeadline(DateTimeOffset.UtcNow.AddDays(3), "dan"), "dan");
        while ((await book.OpenAsync()).Any(job => job.Lifted)) await Task.Yield();
    }

    [Fact]
    public async Task a_waiting_take_is_told_when_it_will_begin_once_such_work_was_measured_and_never_before()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        await using var host = await FakeHost.JoinAsync(web.Address, web.JoinKey);
        var sheet = await web.ImportAsync();
        var takes = await web.Get<PreviewShotsHandler>().FilmAsync(sheet.Id, "ada");
        var board = web.Get<QueueBoard>();
        var (one, two) = (await host.WorkAsync<FilmShot>(), await host.WorkAsync<FilmShot>());
        // The board is told of what runs a moment after the host is; the drawings, which are done by now, took no time that would not be known.
        IReadOnlyList<QueueEntry> line;
        do await Task.Yield();
        while ((line = [.. board.Entries]).Count(entry => entry.Running && entry.Kind == nameof(FilmShot)) < 2);
        Assert.All(line.Where(entry => !entry.Running), entry => Assert.Null(entry.StartsIn));
        await host.FinishAsync(one);
        await host.FinishAsync(two);
        _ = await host.WorkAsync<FilmShot>();
        while (!board.Entries.Any(entry => entry is { Position: 1, StartsIn: not null })) await Task.Yield();
        Assert.True(takes.Count > 2);
    }
}
