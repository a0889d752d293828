using System.Buffers.Binary;
using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using LensForge.Domain;
using LensForge.Domain.Hosts;
using LensForge.Domain.Productions;
using LensForge.Domain.Takes;
using LensForge.Web.Features.Films;
using LensForge.Web.Features.Takes;
using LensForge.Web.Live;
using LensForge.Web.Tests.EventStore;
using FilmWork = LensForge.Domain.Hosts.AssembleFilm;

namespace LensForge.Web.Tests.Hosts;

public sealed class FilmingTests(PostgresFixture postgres)
{
    [Fact]
    public async Task an_imported_script_is_drawn_filmed_chosen_and_joined_by_a_host_that_joined_by_address_and_key()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        await using var host = await FakeHost.JoinAsync(web.Address, web.JoinKey);
        var sheet = await web.ImportAsync();
        var shot = RunningWeb.FirstShot(sheet);
        Assert.Equal(2, sheet.Scenes.Count);

        var preview = web.Get<PreviewShotsHandler>();
        var take = Assert.Single(await preview.ShotAsync(sheet.Id, shot, "ada"));
        Assert.Empty(await preview.ShotAsync(sheet.Id, shot, "ben"));
        var order = await host.WorkAsync<FilmShot>();
        var film = Assert.IsType<FilmShot>(order.Work);
        Assert.Equal((take, 8, 4), (film.Take, film.Recipe.KeySteps, film.Recipe.FollowSteps));
        await host.FinishAsync(order);
        while ((await web.Get<LensForge.Web.Jobs.JobBook>().OpenAsync()).Count > 0) await host.FinishAsync(await host.WorkAsync());

        sheet = await web.UntilAsync(sheet.Id, now => now.Chosen(shot) is not null && now.Drawings.Count == now.ShotCount);
        Assert.Equal(TakeStage.Filmed, sheet.Take(take)!.Stage);

        var again = Assert.Single(await preview.ShotAgainAsync(sheet.Id, shot, "ada"));
        Assert.NotEqual(take, again);
        await host.FinishAsync(await host.WorkAsync<FilmShot>());
        sheet = await web.UntilAsync(sheet.Id, now => now.Chosen(shot)?.Id == again);
        Assert.NotEqual(sheet.Take(take)!.Recipe.Seed, sheet.Take(again)!.Recipe.Seed);
        await web.Get<ChooseTakeHandler>().RunAsync(take, "ada");
        Assert.Equal(take, web.Get<Projections.ProductionSheets>().Find(sheet.Id)!.Chosen(shot)!.Id);

        var joined = await web.Get<AssembleFilmHandler>().RunAsync(sheet.Id, null, "ada");
        Assert.Equal(joined, await web.Get<AssembleFilmHandler>().RunAsync(sheet.Id, null, "ben"));
        var joining = await host.WorkAsync<FilmWork>();
        Assert.Equal(sheet.ShotCount, ((FilmWork)joining.Work).Parts.Count);
        await host.FinishAsync(joining);
        sheet = await web.UntilAsync(sheet.Id, now => now.Films[joined].ClipHash is not null);

        using var client = await web.SignInAsync();
        var download = await client.GetAsync($"/media/{sheet.Films[joined].ClipHash}.mp4?download=The%20Ferry");
        Assert.Equal(HttpStatusCode.OK, download.StatusCode);
        Assert.Contains("immutable", download.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal("The Ferry.mp4", download.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        using var part = new HttpRequestMessage(HttpMethod.Get, $"/media/{sheet.Take(take)!.ClipHash}.mp4");
        part.Headers.Range = new(4, 7);
        var range = await client.SendAsync(part);
        Assert.Equal(HttpStatusCode.PartialContent, range.StatusCode);
        Assert.Equal("ftyp", await range.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task the_first_shot_pressed_is_filmed_before_the_drawings_and_the_others_after_them()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        await using var host = await FakeHost.JoinAsync(web.Address, web.JoinKey);
        var sheet = await web.ImportAsync();
        var takes = await web.Get<PreviewShotsHandler>().FilmAsync(sheet.Id, "ada");
        var drawings = (sheet.ShotCount + 1) / 2;
        Assert.True(takes.Count > 1);
        var book = web.Get<LensForge.Web.Jobs.JobBook>();
        while ((await book.OpenAsync()).Count < drawings + takes.Count) await Task.Yield();

        var kinds = new List<Type>();
        for (var job = 0; job < drawings + takes.Count; job++)
        {
            var order = await host.WorkAsync();
            kinds.Add(order.Work.GetType());
            await host.FinishAsync(order);
        }

        Assert.Equal([typeof(FilmShot), .. Enumerable.Repeat(typeof(DrawStages), drawings), .. Enumerable.Repeat(typeof(FilmShot), takes.Count - 1)], kinds);
        sheet = await web.UntilAsync(sheet.Id, now => now.FilmedCount == takes.Count && now.Drawings.Count == now.ShotCount);
        Assert.All(sheet.Plan!.Shots, shot => Assert.True(sheet.Drawings.ContainsKey(shot.Id)));
    }

    [Fact]
    public async Task the_sample_is_filmed_once_when_it_is_opened_and_its_first_scenes_shortest_shot_first()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        await using var host = await FakeHost.JoinAsync(web.Address, web.JoinKey);
        var sheet = await web.ImportAsync(sample: true);
        var preview = web.Get<PreviewShotsHandler>();
        await preview.SampleOnceAsync(sheet.Id, "ada");
        await preview.SampleOnceAsync(sheet.Id, "ben");
        var takes = web.Get<Projections.ProductionSheets>().Find(sheet.Id)!.Takes.Values.SelectMany(takes => takes).ToList();
        Assert.Equal((sheet.ShotCount, "ada"), (takes.Count, Assert.Single(takes.Select(take => take.RequestedBy).Distinct())));
        var first = (FilmShot)(await host.WorkAsync<FilmShot>()).Work;
        Assert.Equal(sheet.Scenes[0].Shots.Min(shot => shot.Stage.Length.Milliseconds), first.Recipe.Stage.Length.Milliseconds);
    }

    [Fact]
    public async Task a_cancelled_take_stops_at_its_host_and_its_late_result_changes_nothing()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        await using var host = await FakeHost.JoinAsync(web.Address, web.JoinKey);
        var sheet = await web.ImportAsync();
        var take = (await web.Get<PreviewShotsHandler>().ShotAsync(sheet.Id, RunningWeb.FirstShot(sheet), "ada")).Single();
        var order = await host.WorkAsync<FilmShot>();
        await web.Get<CancelTakeHandler>().RunAsync(take, "ada");
        var told = await host.ToldAsync("Cancel");
        Assert.Equal(order.Job, told[0]!.GetValue<Guid>());
        Assert.False(await host.CallAsync<bool>("Heartbeat", order.Job, order.Fence));
        await host.FinishAsync(order);
        Assert.Equal(TakeStage.Cancelled, web.Get<Projections.ProductionSheets>().FindTake(take)!.Stage);

        var fresh = (await web.Get<PreviewShotsHandler>().ShotAsync(sheet.Id, RunningWeb.FirstShot(sheet), "ada")).Single();
        Assert.Equal(take, fresh);
        await host.FinishAsync(await host.WorkAsync<FilmShot>());
        await web.UntilAsync(sheet.Id, now => now.Take(take)!.Stage == TakeStage.Filmed);
    }

    [Fact]
    public async Task the_work_of_a_killed_host_moves_to_another_and_is_filmed_once()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        await using var doomed = await FakeHost.JoinAsync(web.Address, web.JoinKey);
        var sheet = await web.ImportAsync();
        var take = (await web.Get<PreviewShotsHandler>().ShotAsync(sheet.Id, RunningWeb.FirstShot(sheet), "ada")).Single();
        var lost = await doomed.WorkAsync<FilmShot>();
        doomed.Die();

        await using var other = await FakeHost.JoinAsync(web.Address, web.JoinKey);
        var found = await other.WorkAsync<FilmShot>();
        Assert.Equal(lost.Job, found.Job);
        Assert.True(found.Fence > lost.Fence);
        await other.CallAsync("Complete", new WorkResult(lost.Job, lost.Fence, null, [], 1, 1, "CPU"));
        Assert.Equal(TakeStage.Requested, web.Get<Projections.ProductionSheets>().FindTake(take)!.Stage);
        await other.FinishAsync(found);
        await other.FinishAsync(found);
        await web.UntilAsync(sheet.Id, now => now.Take(take)!.Stage == TakeStage.Filmed);
        var events = await web.Get<LensForge.Web.EventStore.EventLog>().ReadStreamAsync(take);
        Assert.Equal(["take_requested", "take_filmed"], events.Select(e => e.Type));
    }

    [Fact]
    public async Task a_take_that_fails_three_times_says_why()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        await using var host = await FakeHost.JoinAsync(web.Address, web.JoinKey);
        var sheet = await web.ImportAsync();
        var take = (await web.Get<PreviewShotsHandler>().ShotAsync(sheet.Id, RunningWeb.FirstShot(sheet), "ada")).Single();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var order = await host.WorkAsync<FilmShot>();
            await host.CallAsync("Fail", order.Job, order.Fence, "ffmpeg was not found");
        }

        sheet = await web.UntilAsync(sheet.Id, now => now.Take(take)!.Stage == TakeStage.Failed);
        Assert.Equal("ffmpeg was not found", sheet.Take(take)!.Reason);
    }

    [Fact]
    public async Task strangers_wrong_versions_and_wrong_files_are_refused()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        await Assert.ThrowsAsync<WebSocketException>(() => FakeHost.ConnectAsync(web.Address, "guess"));
        await using var host = await FakeHost.ConnectAsync(web.Address, web.JoinKey);
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.CallAsync("AskForWork"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.CallAsync("Join", FakeHost.Hello with { Version = "9.9.9" }));

        var answer = await host.PutAsync(new string('b', 64), [1, 2, 3]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.False(web.Get<LensForge.Web.Media.MediaStore>().Holds(new string('b', 64)));
        using var keyless = new HttpClient { BaseAddress = web.Address };
        Assert.Equal(HttpStatusCode.Unauthorized, (await keyless.PutAsync(IHostServer.MediaPath + new string('b', 64), new ByteArrayContent([1]))).StatusCode);
    }

    [Fact]
    public async Task viewers_see_the_steps_and_a_slow_one_gets_the_newest_not_the_next()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        await using var host = await FakeHost.JoinAsync(web.Address, web.JoinKey);
        var sheet = await web.ImportAsync();
        var take = (await web.Get<PreviewShotsHandler>().ShotAsync(sheet.Id, RunningWeb.FirstShot(sheet), "ada")).Single();
        var order = await host.WorkAsync<FilmShot>();
        using var viewer = new ClientWebSocket();
        viewer.Options.SetRequestHeader("Cookie", await TestCookie.ForAsync(web));
        await viewer.ConnectAsync(new Uri($"ws://{web.Address.Authority}/live/frames?take={take}"), default);

        var stream = await host.OpenNewsAsync();
        await host.TellAsync(stream, new(order.Job, order.Fence, 0, 1, 8, 1, 100, 9.5, [1]));
        Assert.Equal(1, (await NextAsync(viewer)).Step);
        for (var step = 2; step <= 6; step++) await host.TellAsync(stream, new(order.Job, order.Fence, 0, step, 8, step, 100, 9.5, [1]));
        while (web.Get<LatestFrames>().Newest(take)?.Step != 6) await host.CallAsync<bool>("Heartbeat", order.Job, order.Fence);
        await viewer.SendAsync(new byte[1], WebSocketMessageType.Binary, true, default);
        Assert.Equal(6, (await NextAsync(viewer)).Step);
        var entry = web.Get<QueueBoard>().Find(take);
        Assert.True(entry is null or { Step: 6, SecondsLeft: 9.5 });
    }

    private static async Task<(int Step, int Size)> NextAsync(ClientWebSocket viewer)
    {
        var buffer = new byte[1 << 16];
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var message = await viewer.ReceiveAsync(buffer.AsMemory(), patience.Token);
        var length = BinaryPrimitives.ReadInt32LittleEndian(buffer);
        using var header = JsonDocument.Parse(buffer.AsMemory(4, length));
        return (header.RootElement.GetProperty("step").GetInt32(), message.Count - 4 - length);
    }
}
