using LensForge.Domain;
using LensForge.Domain.History;
using LensForge.Domain.LiveText;
using LensForge.Domain.Looks;
using LensForge.Domain.Productions;
using LensForge.Web.EventStore;
using LensForge.Web.History;
using LensForge.Web.Live.Script;
using LensForge.Web.Projections;
using LensForge.Web.Tests.EventStore;
using LensForge.Web.Tests.LiveText;

namespace LensForge.Web.Tests.History;

public sealed class PastTests(PostgresFixture postgres)
{
    [Fact]
    public async Task a_production_is_seen_as_it_was_and_what_was_so_comes_back_as_a_new_event()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        var sheet = await web.ImportAsync();
        var (id, shot, desk, pasts, restore) = (sheet.Id, RunningWeb.FirstShot(sheet), web.Get<Decisions>(), web.Get<Pasts>(), web.Get<RestoreHandler>());
        await desk.DecideAsync(id, new GiveStop(shot, 8f), "ada");
        var then = await desk.DecideAsync(id, new ChooseProductionLook(Look.Noir), "ada");
        await desk.DecideAsync(id, new GiveStop(shot, 11f), "ben");
        await desk.DecideAsync(id, new GiveLens(shot, 85), "ben");
        await SeenAsync(web, await desk.DecideAsync(id, new ChooseProductionLook(Look.InkWash), "ben"));

        var past = (await pasts.AtAsync(id, then))!;
        Assert.Equal((then, Look.Noir, 8f, null), (past.Event, past.Sheet.LookBook.Production, past.Sheet.Directions.Of(shot).FStop, past.Sheet.Directions.Of(shot).LensMm));
        var changes = await CompareAsync(web, past);
        Assert.Equal(["lens of shot 1A: the size's own, 85 mm", "look of the production: Noir, Ink wash", "stop of shot 1A: f/8, f/11"], changes.Fields.Select(one => $"{one.Name.Replace(ChangeWords.Shot(shot.Value), "shot 1A", StringComparison.Ordinal)}: {one.Was}, {one.Became}").Order());
        Assert.Equal(2, Assert.Single(changes.Shots).Fields.Count);

        await restore.ShotAsync(id, then, shot, "cleo");
        var now = await web.UntilAsync(id, now => now.Directions.Of(shot).FStop == 8f);
        Assert.Equal((null, Look.InkWash), (now.Directions.Of(shot).LensMm, now.LookBook.Production));
        await restore.FieldAsync(id, then, new("look", ""), "cleo");
        Assert.True((await CompareAsync(web, past)).IsEmpty);
        Assert.Contains("so already", (await Assert.ThrowsAsync<RefusedException>(() => restore.FieldAsync(id, then, new("look", ""), "cleo"))).Message, StringComparison.Ordinal);

        // What was brought back can be taken back by whoever brought it.
        await web.Get<TakeBackHandler>().RunAsync(id, false, "cleo", new HashSet<long>());
        Assert.Equal(Look.InkWash, (await desk.ProductionAsync(id)).State.LookBook.Production);
    }

    [Fact]
    public async Task a_scenes_words_come_back_under_the_hands_of_somebody_who_types_and_lose_nothing_of_theirs()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        var sheet = await web.ImportAsync();
        var (id, scripts) = (sheet.Id, web.Get<ScriptRooms>());
        var then = (await scripts.ExchangeAsync(id, RunningWeb.Script, "ada", null)).Sequence;
        then = Math.Max(then, await web.Get<EventLog>().LastSequenceAsync());
        await using var ben = await (await ScriptWindow.OpenAsync(web.Address, await TestCookie.ForAsync(web), id)).JoinAsync("ben");
        await scripts.ExchangeAsync(id, text => text.Replace("The ferry has not come back.", "Go to bed.", StringComparison.Ordinal).Replace("KITCHEN - NIGHT", "KITCHEN - DAY", StringComparison.Ordinal), "ada", null);
        await SeenAsync(web, await web.Get<EventLog>().LastSequenceAsync());
        var past = (await web.Get<Pasts>().AtAsync(id, then))!;
        var changed = Assert.Single((await CompareAsync(web, past)).Scenes);
        Assert.Equal((2, 2), (changed.Removed, changed.Added));

        // Ben sends what he typed on the text before it came back, in the other scene.
        var at = ben.Text.ToString().IndexOf("Ada walks", StringComparison.Ordinal);
        await ben.PushAsync(new ScriptUpdate(ChangeSet.Replacing(ben.Text.Length, at, at, "It is cold. "), "ben"));
        await web.Get<RestoreHandler>().WordsAsync(id, then, 1, "cleo");
        var text = await UntilAsync(web, id, words => words.Contains("It is cold.", StringComparison.Ordinal));
        Assert.Contains("KITCHEN - NIGHT", text, StringComparison.Ordinal);
        Assert.Contains("The ferry has not come back.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Go to bed.", text, StringComparison.Ordinal);
        Assert.Contains("so already", (await Assert.ThrowsAsync<RefusedException>(() => web.Get<RestoreHandler>().WordsAsync(id, then, 1, "cleo"))).Message, StringComparison.Ordinal);
        Assert.Contains("There is no such production", (await Assert.ThrowsAsync<RefusedException>(() => web.Get<RestoreHandler>().WordsAsync(id, then, 1, "stranger"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task the_timeline_says_who_did_what_and_makes_one_line_of_many_keystrokes()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        var sheet = await web.ImportAsync();
        var (id, shot, desk) = (sheet.Id, RunningWeb.FirstShot(sheet), web.Get<Decisions>());
        var text = RunningWeb.Script;
        for (var i = 0; i < 50; i++) await web.Get<ScriptRooms>().ExchangeAsync(id, text += "x", "ben", null);
        await desk.DecideAsync(id, new GiveStop(shot, 8f), "ada");
        await desk.DecideAsync(id, new GiveStop(shot, 11f), "ada");
        await desk.DecideAsync(id, new NameMoment("Before the rewrite", 3), "ada");
        await web.Get<TakeBackHandler>().RunAsync(id, false, "ada", new HashSet<long>());
        await SeenAsync(web, await web.Get<EventLog>().LastSequenceAsync());
        var lines = await web.Get<Chronicles>().LinesAsync(id);

        var words = Assert.Single(lines, line => line is { Kind: TimelineKind.Words, By: "ben" });
        Assert.Equal(50, words.Count);
        Assert.Contains(lines, line => line is { By: "ada", Became: "f/11", Count: 2 });
        Assert.Contains(lines, line => line is { By: "ada", Was: "f/11", Became: "f/8" } && line.Said.StartsWith("took back: stop of", StringComparison.Ordinal));
        Assert.Contains(lines, line => line is { Kind: TimelineKind.Moments, Said: "Before the rewrite" });
        Assert.Equal(lines.Select(line => line.First), lines.Select(line => line.First).Order());
    }

    [Fact]
    public async Task who_wrote_what_is_said_in_runs_that_cover_the_text_and_follow_it()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        var sheet = await web.ImportAsync();
        var (id, scripts, blame) = (sheet.Id, web.Get<ScriptRooms>(), web.Get<ScriptBlame>());
        await scripts.ExchangeAsync(id, RunningWeb.Script, "ada", null);
        await scripts.ExchangeAsync(id, text => text + "\nAda sleeps.\n", "ada", null);
        await blame.OfAsync(id);
        var live = await scripts.ExchangeAsync(id, text => text + "\nBen wakes.\n", "ben", "a file");
        var said = await blame.OfAsync(id);
        Assert.Equal(live.Script.Version, said.Version);
        Assert.Equal(live.Script.Text.Length, said.Runs.Where((_, at) => at % 2 == 0).Sum());
        Assert.Equal([new("From the imported file", "imported"), new("ada", "typed"), new("ben", "imported")], said.Authors);
        Assert.Equal(2, said.Runs[^1]);
    }

    private static Task SeenAsync(RunningWeb web, long sequence) => web.Get<ProjectionService>().SeenAsync(sequence);

    private static async Task<Comparison> CompareAsync(RunningWeb web, Past then)
    {
        var now = (await web.Get<Pasts>().AtAsync(then.Sheet.Id, 0))!;
        return await web.Get<Histories>().AskAsync(then.Sheet.Id, history => Comparison.Between(then, now, key => history.Now(key, then.Version)));
    }

    private static async Task<string> UntilAsync(RunningWeb web, Guid production, Func<string, bool> wished)
    {
        var reached = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        async Task LookAsync()
        {
            if ((await web.Get<ScriptRooms>().TextAsync(production)).Text is var text && wished(text)) reached.TrySetResult(text);
        }

        using var watching = web.Get<ScriptRooms>().Watch(production, TimeSpan.Zero, LookAsync);
        await LookAsync();
        return await reached.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }
}
