using System.Text.Json;
using System.Text.Json.Nodes;
using LensForge.Domain.Board;
using LensForge.Domain.Notes;
using LensForge.Domain.Productions;
using LensForge.Domain.Takes;
using LensForge.Web.EventStore;
using LensForge.Web.Features.Notes;
using LensForge.Web.Features.Takes;
using LensForge.Web.Features.Takes.Rooms;
using LensForge.Web.Projections;

namespace LensForge.Benchmarks.Killing;

/// <summary>
/// The server that is killed, with people's deeds on its board in the same process: fields of shots, notes, votes in a denoise room, takes.
/// Every deed is said in a line once its handler has returned, which is when a page would show it; at its start it says what the log has.
/// </summary>
internal static class Deeds
{
    private const string Words = "Deed ";

    /// <summary>Until its input ends, or it is killed.</summary>
    /// <param name="next">Number of the next deed.</param>
    public static async Task<int> RunAsync(string folder, string address, bool films, int next)
    {
        await using var web = await BenchmarkWeb.StartAsync(films, folder: folder, address: address);
        await web.Get<ProjectionService>().SeenAsync(await web.Get<EventLog>().LastSequenceAsync());
        var sheet = web.Sheets.List.FirstOrDefault() ?? await web.ImportAsync(BenchmarkWeb.Script(4));
        Say(Kept(web, sheet.Id));
        var ended = Task.Run(Console.In.ReadToEnd);
        var room = sheet.Rooms.Keys.FirstOrDefault();
        for (var deed = next; !ended.IsCompleted; deed++)
        {
            room = await DoAsync(web, sheet.Id, deed, films, room);
            await Task.WhenAny(ended, Task.Delay(50));
        }

        return 0;
    }

    private static async Task<Guid> DoAsync(BenchmarkWeb web, Guid production, int deed, bool films, Guid room)
    {
        var sheet = web.Sheets.Find(production)!;
        var shots = sheet.Scenes.SelectMany(scene => scene.Shots).Select(shot => shot.Id).ToList();
        var shot = shots[2 + deed % 5];
        await web.Get<ShapeBoardHandler>().RunAsync(production, new DescribeShot(shot, Words + deed), web.Person);
        Say(new { did = "field", shot = shot.ToString(), deed });
        if (deed % 2 == 0) Say(new { did = "note", note = await web.Get<TakeNoteHandler>().WriteAsync(production, new OnShot(shot), Words + deed, null, null, web.Person) });
        if (!films) return room;
        if (room == default) Say(new { did = "room", room = room = await web.Get<DenoiseRoomHandler>().OpenAsync(production, shots[1], 2, web.Person) });
        if (deed % 3 == 0 && sheet.Rooms.GetValueOrDefault(room) is { } open)
        {
            var variant = open.State.Variants[deed / 3 % open.State.Variants.Count].Take;
            await web.Get<DenoiseRoomHandler>().VoteAsync(room, variant, web.Person);
            Say(new { did = "vote", take = variant, deed });
        }

        if (sheet.TakesOf(shots[0]).LastOrDefault() is not { Stage: TakeStage.Requested })
        {
            foreach (var take in await web.Get<PreviewShotsHandler>().ShotAgainAsync(production, shots[0], web.Person)) Say(new { did = "take", take });
        }

        return room;
    }

    private static object Kept(BenchmarkWeb web, Guid production)
    {
        var sheet = web.Sheets.Find(production)!;
        var takes = sheet.Takes.Values.SelectMany(takes => takes).ToList();
        return new
        {
            stage = "kept",
            production,
            cookie = web.Cookie,
            fields = sheet.Board.Said.Where(said => said.Value.Action?.StartsWith(Words, StringComparison.Ordinal) == true).ToDictionary(said => said.Key.ToString(), said => int.Parse(said.Value.Action![Words.Length..], System.Globalization.CultureInfo.InvariantCulture)),
            notes = sheet.Notes.Select(note => note.Id),
            rooms = sheet.Rooms.Keys,
            variants = sheet.Rooms.Values.SelectMany(room => room.State.Variants).Select(variant => variant.Take),
            vote = sheet.Rooms.Values.Select(room => room.State.Votes.GetValueOrDefault(web.Person)).FirstOrDefault(),
            takes = takes.Select(take => take.Id),
            filmed = takes.Count(take => take.Stage == TakeStage.Filmed),
        };
    }

    private static void Say(object fact)
    {
        Console.Out.WriteLine(JsonSerializer.Serialize(fact));
        Console.Out.Flush();
    }
}
