using System.Net.WebSockets;
using System.Text.Json.Nodes;
using LensForge.Domain.LiveText;
using LensForge.Web.EventStore;
using LensForge.Web.Live.Script;
using LensForge.Web.Tests.EventStore;

namespace LensForge.Web.Tests.LiveText;

public sealed class ScriptSocketTests(PostgresFixture postgres)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task two_windows_write_at_once_and_have_one_text_that_the_log_has_too()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        var production = (await web.ImportAsync()).Id;
        await using var ada = await (await ScriptWindow.OpenAsync(web.Address, await TestCookie.ForAsync(web), production)).JoinAsync("ada-1");
        await using var ben = await (await ScriptWindow.OpenAsync(web.Address, await TestCookie.ForAsync(web), production)).JoinAsync("ben-1");
        Assert.Equal(RunningWeb.Script, ada.Text.ToString());
        for (var i = 0; i < 20; i++)
        {
            // Ben has not seen what Ada did in this round.
            await ada.PushAsync(new ScriptUpdate(ChangeSet.Replacing(ada.Text.Length, 0, 0, $"a{i} "), "ada-1"));
            await ben.PushAsync(new ScriptUpdate(ChangeSet.Replacing(ben.Text.Length, ben.Text.Length, ben.Text.Length, $" b{i}"), "ben-1"));
            await ada.UntilVersionAsync(2 * (i + 1));
            await ben.UntilVersionAsync(2 * (i + 1));
            Assert.Equal(ada.Text.ToString(), ben.Text.ToString());
        }

        var kept = (await web.Get<ScriptRooms>().FindAsync(production, Stop))!;
        Assert.Equal(ada.Text.ToString(), kept.Script.Text.ToString());
        Assert.Equal(ada.Event, await web.Get<EventLog>().LastSequenceAsync(Stop));
    }

    [Fact]
    public async Task after_a_new_start_everything_acknowledged_is_there_and_what_is_sent_again_is_taken_once()
    {
        await using var first = await RunningWeb.StartAsync(postgres);
        var production = (await first.ImportAsync()).Id;
        var window = await (await ScriptWindow.OpenAsync(first.Address, await TestCookie.ForAsync(first), production)).JoinAsync("ada-1");
        await window.TypeAsync(0, "FADE IN:\n\n");
        var step = new ScriptUpdate(ChangeSet.Replacing(window.Text.Length, 0, 0, "x"), "ada-1");
        await window.PushAsync(step);
        await window.UntilAsync("taken");
        var text = window.Text.ToString();
        await window.DisposeAsync();

        await using var second = await first.AgainAsync();
        await using var back = await ScriptWindow.OpenAsync(second.Address, await TestCookie.ForAsync(second), production);
        await back.SayAsync(new() { ["t"] = "join", ["client"] = "ada-1", ["version"] = 1, ["text"] = true });
        await back.UntilAsync("doc");
        Assert.Equal(text, back.Text.ToString());

        // The answer was lost, so the window sends the step again, on the version that it had.
        await back.SayAsync(new() { ["t"] = "push", ["version"] = 1, ["updates"] = new JsonArray(new JsonArray(System.Text.Json.JsonSerializer.SerializeToNode(step.Changes), 0)) });
        await back.UntilAsync("taken");
        Assert.Equal(text, (await second.Get<ScriptRooms>().FindAsync(production, Stop))!.Script.Text.ToString());
    }

    [Fact]
    public async Task a_hundred_windows_are_let_in_and_the_next_is_told_so()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        var production = (await web.ImportAsync()).Id;
        var windows = new List<ScriptWindow>();
        for (var i = 0; i < ScriptRoom.MostMembers; i++) windows.Add(await (await ScriptWindow.OpenAsync(web.Address, await TestCookie.ForAsync(web), production)).JoinAsync($"w{i}"));
        await using var late = await ScriptWindow.OpenAsync(web.Address, await TestCookie.ForAsync(web), production);
        await late.SayAsync(new() { ["t"] = "join", ["client"] = "late", ["version"] = -1, ["text"] = true });
        Assert.Equal(100, (int)(await late.UntilAsync("full"))["limit"]!);

        await windows[3].TypeAsync(0, "still ");
        await windows[7].UntilVersionAsync(1);
        Assert.StartsWith("still ", windows[7].Text.ToString(), StringComparison.Ordinal);
        foreach (var window in windows) await window.DisposeAsync();
    }

    [Fact]
    public async Task cursors_go_where_the_words_went()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        var production = (await web.ImportAsync()).Id;
        await using var ada = await (await ScriptWindow.OpenAsync(web.Address, await TestCookie.ForAsync(web), production)).JoinAsync("ada-1");
        await using var ben = await (await ScriptWindow.OpenAsync(web.Address, await TestCookie.ForAsync(web), production)).JoinAsync("ben-1");
        await ada.TypeAsync(0, "12345");
        await ben.SayAsync(new() { ["t"] = "see", ["version"] = 0, ["a"] = 10, ["h"] = 12 });
        var seen = await ada.UntilAsync("see");
        Assert.Equal((15, 17), ((int)seen["a"]!, (int)seen["h"]!));
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("{\"t\":\"push\",\"version\":0,\"updates\":[]}")]
    [InlineData("{\"t\":\"join\",\"client\":\"\",\"version\":-1,\"text\":true}")]
    [InlineData("{\"t\":\"join\"}")]
    public async Task what_is_no_message_is_refused_in_words_and_harms_nobody(string message)
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        var production = (await web.ImportAsync()).Id;
        await using var ada = await (await ScriptWindow.OpenAsync(web.Address, await TestCookie.ForAsync(web), production)).JoinAsync("ada-1");
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", await TestCookie.ForAsync(web));
        await socket.ConnectAsync(new($"ws://{web.Address.Authority}/live/script?production={production}"), Stop);
        await socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, Stop);
        var buffer = new byte[4096];
        var answer = await socket.ReceiveAsync(buffer.AsMemory(), Stop);
        Assert.Equal("refused", (string)JsonNode.Parse(buffer.AsSpan(0, answer.Count))!["t"]!);
        await ada.TypeAsync(0, "y");
    }

    [Fact]
    public async Task a_step_of_another_text_is_refused_and_nobody_else_is_harmed()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        var production = (await web.ImportAsync()).Id;
        await using var ada = await (await ScriptWindow.OpenAsync(web.Address, await TestCookie.ForAsync(web), production)).JoinAsync("ada-1");
        await using var eve = await (await ScriptWindow.OpenAsync(web.Address, await TestCookie.ForAsync(web), production)).JoinAsync("eve-1");
        await eve.PushAsync(new ScriptUpdate(ChangeSet.Replacing(5, 0, 5, ""), "eve-1"));
        Assert.Contains("text of 5", (string)(await eve.UntilAsync("refused"))["reason"]!, StringComparison.Ordinal);
        await ada.TypeAsync(0, "y");
        Assert.Equal("y" + RunningWeb.Script, (await web.Get<ScriptRooms>().FindAsync(production, Stop))!.Script.Text.ToString());
    }

    [Fact]
    public async Task strangers_are_not_let_in()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        var production = (await web.ImportAsync()).Id;
        await Assert.ThrowsAsync<WebSocketException>(() => ScriptWindow.OpenAsync(web.Address, "lensforge=no", production));
        var cookie = await TestCookie.ForAsync(web);
        await Assert.ThrowsAsync<WebSocketException>(() => ScriptWindow.OpenAsync(web.Address, cookie, Guid.NewGuid()));
    }

    [Fact]
    public async Task a_long_history_is_read_from_its_last_kept_text_and_old_versions_can_be_had()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        var production = (await web.ImportAsync()).Id;
        await using var ada = await (await ScriptWindow.OpenAsync(web.Address, await TestCookie.ForAsync(web), production)).JoinAsync("ada-1");
        for (var i = 0; i < 12; i++)
        {
            var text = ada.Text;
            // A second between two steps, so that each is an event.
            var steps = Enumerable.Range(0, 200).Select(n => new ScriptUpdate(ChangeSet.Replacing(text.Length + n, 0, 0, "z"), "ada-1", n * 1000)).ToArray();
            await ada.PushAsync(steps);
            await ada.UntilAsync("taken");
        }

        var stream = ScriptLog.StreamOf(production);
        var log = new ScriptLog(web.Get<EventLog>());
        var now = await log.ReadAsync(stream, stop: Stop);
        Assert.Equal((2400, 2401), (now.Script.Version, now.StreamVersion));
        Assert.True(now.Script.Floor >= ScriptLog.KeepEvery);
        Assert.Equal(new string('z', 2400) + RunningWeb.Script, now.Script.Text.ToString());
        Assert.Equal(new string('z', 700) + RunningWeb.Script, (await log.ReadAsync(stream, 700, Stop)).Script.Text.ToString());
        Assert.Equal(1700, (await log.SinceAsync(stream, now.Script, 700, Stop)).Sum(edited => edited.Count));
    }
}
