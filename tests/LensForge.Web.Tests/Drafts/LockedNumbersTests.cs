using System.Text;
using LensForge.Domain;
using LensForge.Domain.LiveText;
using LensForge.Domain.People;
using LensForge.Web.Features.Productions;
using LensForge.Web.Live.Script;
using LensForge.Web.Projections;
using LensForge.Web.Tests.EventStore;
using LensForge.Web.Tests.LiveText;

namespace LensForge.Web.Tests.Drafts;

/// <summary>Locked scene numbers and revisions, in the room, on the board, in files, and after a restart.</summary>
public sealed class LockedNumbersTests(PostgresFixture postgres)
{
    private const string New = "INT. CELLAR - NIGHT\n\nBen looks for a second lamp among the jars.\n\n";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task an_inserted_scene_has_a_letter_a_removed_one_is_omitted_and_no_number_moves()
    {
        var web = await RunningWeb.StartAsync(postgres);
        try
        {
            var sheet = await web.ImportAsync(RunningWeb.Script + "\n\nINT. HALL - DAY\n\nADA puts the lamp down and sleeps.\n");
            await web.Get<SceneNumbers>().LockAsync(sheet.Id, "ada", Stop);
            Assert.False(await web.Get<PlanAgainHandler>().IsAheadAsync(sheet.Id, Stop));
            await using (var ada = await (await ScriptWindow.OpenAsync(web.Address, await TestCookie.ForAsync(web), sheet.Id)).JoinAsync("ada-1"))
            {
                var (coast, hall) = (At(ada, "EXT. COAST"), At(ada, "INT. HALL"));
                await PushAsync(ada, ChangeSet.Replacing(ada.Text.Length, coast, hall, New));
            }

            Assert.Equal(["1", "2 OMITTED", "2A", "3"], await ToldAsync(web, sheet.Id));
            var file = await web.Get<SceneNumbers>().TextAsync(sheet.Id, Stop);
            Assert.Contains(".OMITTED #2#", file, StringComparison.Ordinal);
            Assert.Contains("INT. CELLAR - NIGHT #2A#", file, StringComparison.Ordinal);

            await web.Get<PlanAgainHandler>().RunAsync(sheet.Id, "ada", Stop);
            web = await web.AgainAsync();
            var after = web.Get<ProductionSheets>().Find(sheet.Id)!;
            Assert.Equal(["1", "2A", "3"], after.Scenes.Select(scene => scene.Number));
            Assert.Equal("2A-A", after.Scenes[1].Shots[0].Shot.Number);
            Assert.False(await web.Get<PlanAgainHandler>().IsAheadAsync(sheet.Id, Stop));

            // Given for good: the next one in the same gap leaves 2A alone. The file that was given away comes back unchanged.
            await using (var ada = await (await ScriptWindow.OpenAsync(web.Address, await TestCookie.ForAsync(web), sheet.Id)).JoinAsync("ada-2"))
                await PushAsync(ada, ChangeSet.Replacing(ada.Text.Length, At(ada, "INT. CELLAR"), At(ada, "INT. CELLAR"), New.Replace("CELLAR", "STAIRS", StringComparison.Ordinal)), "ada-2");
            Assert.Equal(["1", "2 OMITTED", "A2A", "2A", "3"], await ToldAsync(web, sheet.Id));
            var round = await web.Get<ReviseScriptHandler>().CompareAsync(sheet.Id, new("given.fountain", Encoding.UTF8.GetBytes(await web.Get<SceneNumbers>().TextAsync(sheet.Id, Stop))), "ada", Stop);
            Assert.Empty(round.Difference.Changes);

            await web.Get<SceneNumbers>().UnlockAsync(sheet.Id, "ada", Stop);
            Assert.Equal(["1", "2", "3", "4"], await ToldAsync(web, sheet.Id));
        }
        finally
        {
            await web.DisposeAsync();
        }
    }

    [Fact]
    public async Task a_revision_marks_what_was_changed_since_and_is_there_after_a_restart()
    {
        var web = await RunningWeb.StartAsync(postgres);
        try
        {
            var sheet = await web.ImportAsync();
            var marks = web.Get<RevisionMarks>();
            await marks.StartAsync(sheet.Id, "Blue", "ada", Stop);
            Assert.Empty((await marks.OfAsync(sheet.Id, Stop)).Ranges);
            await using (var ada = await (await ScriptWindow.OpenAsync(web.Address, await TestCookie.ForAsync(web), sheet.Id)).JoinAsync("ada-1"))
            {
                var at = At(ada, "The ferry has");
                await PushAsync(ada, ChangeSet.Replacing(ada.Text.Length, at, at + 9, "That boat"));
            }

            web = await web.AgainAsync();
            marks = web.Get<RevisionMarks>();
            var told = await marks.OfAsync(sheet.Id, Stop);
            var text = (await web.Get<ScriptRooms>().FindAsync(sheet.Id, Stop))!.Script.Text.ToString();
            Assert.Equal("That boat", text[told.Ranges[0]..told.Ranges[^1]]);
            Assert.Equal(("Blue", 1, "Pink"), (told.Revisions[0].Colour, told.Revisions[0].Pages, told.Next));

            await marks.StartAsync(sheet.Id, "Pink", "ada", Stop);
            told = await marks.OfAsync(sheet.Id, Stop);
            Assert.Empty(told.Ranges);
            Assert.Equal([1, 0], told.Revisions.Select(one => one.Pages));
        }
        finally
        {
            await web.DisposeAsync();
        }
    }

    [Fact]
    public async Task only_writers_lock_numbers_and_begin_revisions()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        var sheet = await web.ImportAsync();
        await web.AdmitAsync(sheet.Id, "pia", Role.Producer);
        await Assert.ThrowsAsync<RefusedException>(() => web.Get<SceneNumbers>().LockAsync(sheet.Id, "pia", Stop));
        await Assert.ThrowsAsync<RefusedException>(() => web.Get<RevisionMarks>().StartAsync(sheet.Id, "Blue", "pia", Stop));
    }

    private static int At(ScriptWindow window, string words) => window.Text.ToString().IndexOf(words, StringComparison.Ordinal);

    private static async Task PushAsync(ScriptWindow window, ChangeSet change, string client = "ada-1")
    {
        await window.PushAsync(new ScriptUpdate(change, client));
        await window.UntilAsync("taken");
    }

    // As the script room is told.
    private static async Task<IReadOnlyList<string>> ToldAsync(RunningWeb web, Guid production)
    {
        var live = (await web.Get<ScriptRooms>().FindAsync(production, Stop))!;
        var outline = ScriptOutline.Of(live.Script.Text.ToString(), live.Script.Version, null, await web.Get<SceneNumbers>().OfAsync(production, live, stop: Stop));
        return [.. outline.Scenes.Select(scene => (scene.Line, Told: scene.Number)).Concat(outline.Omitted.Select(scene => (scene.Line, Told: $"{scene.Number} {scene.Says}"))).OrderBy(scene => scene.Line).ThenBy(scene => !scene.Told.Contains("OMITTED", StringComparison.Ordinal)).Select(scene => scene.Told)];
    }
}
