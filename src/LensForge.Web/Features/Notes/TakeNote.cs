using LensForge.Domain;
using LensForge.Domain.Notes;
using LensForge.Web.Accounts;
using LensForge.Web.EventStore;
using LensForge.Web.Live.Script;
using LensForge.Web.Projections;

namespace LensForge.Web.Features.Notes;

/// <summary>Writes, answers and settles notes in the name of a member; names that are mentioned are kept as ids.</summary>
public sealed class TakeNoteHandler(Decisions desk, ProjectionService projections, ProductionSheets sheets, PeopleDirectory people, ScriptRooms scripts)
{
    public async Task<Guid> WriteAsync(Guid production, NoteSubject subject, string text, NoteDrawing? drawing, string? assignee, string user, CancellationToken stop = default)
    {
        var note = Guid.CreateVersion7();
        await desk.DemandAsync(production, typeof(WriteNote), user, stop);
        if (sheets.Find(production) is { } sheet) Require(sheet, subject);
        if (subject is OnWords words) subject = await FoundAsync(production, words, stop);
        await RunAsync(production, new WriteNote(note, subject, Kept(production, text), drawing, assignee), user, stop);
        return note;
    }

    public Task AnswerAsync(Guid production, Guid note, string text, string user, CancellationToken stop = default) =>
        RunAsync(production, new AnswerNote(note, Guid.CreateVersion7(), Kept(production, text)), user, stop);

    public Task RewordAsync(Guid production, Guid note, Guid? reply, string text, string user, CancellationToken stop = default) =>
        RunAsync(production, new RewordNote(note, reply, Kept(production, text)), user, stop);

    /// <summary>Takes back, resolves, reopens, gives as a to-do.</summary>
    public async Task RunAsync(Guid production, NoteCommand command, string user, CancellationToken stop = default)
    {
        if (command is AssignNote { To: { } to } && sheets.Find(production)?.Team.RoleOf(to) is null) throw new RefusedException("They are not in this production.");
        await projections.SeenAsync(await desk.DecideAsync(production, command, user, stop), stop);
    }

    /// <exception cref="RefusedException">What the note is about is not there.</exception>
    public static void Require(ProductionSheet sheet, NoteSubject subject)
    {
        var there = subject switch
        {
            OnScene scene => sheet.Scenes.Any(one => one.Ordinal == scene.Scene),
            OnShot shot => sheet.Plan?.Find(shot.Shot) is not null,
            OnTake take => sheet.Take(take.Take) is { StillHash: not null } filmed && (take.Frame ?? 0) < Math.Max(1, filmed.Frames),
            _ => true,
        };
        if (!there) throw new RefusedException("What the note is about is not there any more. Load the page again.");
    }

    // In the text as it is now, so that what was written in the meantime is not looked for afterwards.
    private async Task<OnWords> FoundAsync(Guid production, OnWords words, CancellationToken stop)
    {
        if (await scripts.FindAsync(production, stop) is not { Script: var script } || words.Version < script.Floor || words.Version > script.Version || words.From < 0)
            throw new RefusedException("The script has changed a lot since these words were marked. Mark them again.");
        var anchor = script.Since(words.Version).Aggregate(WordAnchor.On(words.Quote, words.From), (so, edited) => so.Map(edited.Changes));
        if (anchor.Changed || anchor.Range is not { } range || range.To > script.Text.Length || script.Text.Slice(range.From, range.To) != words.Quote)
            throw new RefusedException("These words were changed while you marked them. Mark them again.");
        return words with { Version = script.Version, From = range.From };
    }

    private string Kept(Guid production, string text) =>
        NoteText.Encode(text, sheets.Find(production)?.Team.Members.Keys.Select(member => (member, people.NameOf(member))) ?? []);
}
