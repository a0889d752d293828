using LensForge.Domain;
using LensForge.Domain.Notes;
using LensForge.Domain.Productions;
using LensForge.Web.Accounts;
using LensForge.Web.Accounts.Rights;
using LensForge.Web.EventStore;
using LensForge.Web.Projections;

namespace LensForge.Web.Features.Notes;

/// <summary>What guests by link say of what they are shown. They see what came by their link and the answers to it, nothing else that is said.</summary>
public sealed class GuestNotesHandler(Decisions desk, ProjectionService projections, ProductionSheets sheets, Access access, GuestBook book, PeopleDirectory people, TimeProvider clock)
{
    public const int LongestName = 60;

    /// <summary>What they call themselves; null while nothing asked them.</summary>
    public string? NameOf(Caller caller, Guid production) => Commenting(caller, production) is { } visit ? people.GuestName(visit.Visit) : null;

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<NoteSheet> Of(Caller caller, Guid production)
    {
        var links = access.OpenLinks(caller, production).Select(open => open.Visit.Link).ToHashSet();
        return links.Count == 0 ? [] : sheets.Find(production)?.Notes.FindAll(note => note.Link is { } link && links.Contains(link)) ?? [];
    }

    public async Task NameAsync(Caller caller, Guid production, string name, CancellationToken stop = default)
    {
        var clean = CleanText.Line(name);
        if (clean.Length is 0 or > LongestName) throw new RefusedException($"Say who you are, in up to {LongestName} characters, so that the people of the production know whom they answer.");
        await book.NameAsync(Demand(caller, production).Visit, clean, stop);
        await people.ReadAsync(stop);
    }

    public Task WriteAsync(Caller caller, Guid production, NoteSubject subject, string text, CancellationToken stop = default) =>
        RunAsync(caller, production, new WriteNote(Guid.CreateVersion7(), subject, text), stop);

    public Task AnswerAsync(Caller caller, Guid production, Guid note, string text, CancellationToken stop = default) =>
        RunAsync(caller, production, new AnswerNote(note, Guid.CreateVersion7(), text), stop);

    private async Task RunAsync(Caller caller, Guid production, NoteCommand command, CancellationToken stop)
    {
        var visit = Demand(caller, production);
        if (people.GuestName(visit.Visit) is null) throw new RefusedException("Say who you are first.");
        await projections.SeenAsync(await desk.DecideAsync(production, command, visit.Link, visit.Visit, clock.GetUtcNow(), stop), stop);
    }

    private GuestVisit? Commenting(Caller caller, Guid production) => access.OpenLinks(caller, production).LastOrDefault(open => open.Link.Comment).Visit;

    private GuestVisit Demand(Caller caller, Guid production) =>
        Commenting(caller, production) ?? throw new RefusedException("This link is for looking only, or is no longer good. Ask whoever sent it for one with comments.");
}
