using LensForge.Domain.People;
using LensForge.Domain.Productions;
using LensForge.Web.Media;
using LensForge.Web.Projections;

namespace LensForge.Web.Accounts.Rights;

/// <summary>
/// Who may see and do what now, from the sheets and the open sessions: asked at every request, message and drawing of a page, so that a
/// right that was taken away is gone with the next of them.
/// </summary>
public sealed class Access(ProductionSheets sheets, PeopleDirectory people, NamedMedia media, TimeProvider clock)
{
    /// <summary>Somebody with an account whose session was not ended.</summary>
    public bool IsPerson(Caller caller) => caller.Person is { } person && people.Holds(caller.Session, person, caller.Stamp);

    /// <summary>They came in by some door that is still open.</summary>
    public bool IsIn(Caller caller) => IsPerson(caller) || caller.Visits.Any(visit => LinkOf(visit) is not null);

    public Role? RoleOf(Caller caller, Guid production) => IsPerson(caller) ? sheets.Find(production)?.Team.RoleOf(caller.Person!) : null;

    public bool May(Caller caller, Guid production, Right right) => RoleOf(caller, production)?.May(right) == true;

    /// <summary>By an account or as a guest.</summary>
    public bool MayComment(Caller caller, Guid production) => May(caller, production, Right.Comment) || Links(caller, production).Any(link => link.Comment);

    public bool MayDownload(Caller caller, Guid production) => May(caller, production, Right.Read) || Links(caller, production).Any(link => link.Download);

    public bool IsGuest(Caller caller, Guid production) => !May(caller, production, Right.Read) && Links(caller, production).Any();

    /// <summary>The production as this caller may see it: whole, or narrowed to what their guest links show; null when not at all.</summary>
    public ProductionSheet? View(Caller caller, Guid production, bool guests = false)
    {
        if (sheets.Find(production) is not { } sheet) return null;
        if (May(caller, production, Right.Read)) return sheet;
        if (!guests || Links(caller, production).ToList() is not { Count: > 0 } links) return null;
        return GuestView.Narrow(sheet, links);
    }

    /// <summary>What they may read, the one last worked on first.</summary>
    public IReadOnlyList<ProductionSheet> Visible(Caller caller) =>
        IsPerson(caller) ? [.. sheets.List.Where(sheet => sheet.Team.May(caller.Person!, Right.Read))] : [];

    /// <summary>A file is seen by who may see a production that names it; a guest sees what the narrowed production shows.</summary>
    public bool SeesFile(Caller caller, string hash, bool download) => media.ProductionsOf(hash).Any(production =>
        May(caller, production, Right.Read)
        || ((!download || MayDownload(caller, production)) && View(caller, production, guests: true) is { } narrowed && GuestView.Files(narrowed).Contains(hash)));

    public bool SeesShot(Caller caller, Guid production, ShotId shot) =>
        May(caller, production, Right.Read) || View(caller, production, guests: true)?.Plan?.Find(shot) is not null;

    /// <param name="productions">What it is about.</param>
    public bool Admits(Caller caller, AccessRule rule, IReadOnlyCollection<Guid> productions) => rule.Access switch
    {
        OpenToAllAttribute or ForHostsAttribute => true,
        ForPeopleAttribute => IsPerson(caller),
        ForWhoeverIsInAttribute => IsIn(caller),
        NeedsAttribute needs => productions.Count > 0 && productions.All(production =>
            May(caller, production, needs.Right) || (rule.Guests && needs.Right == Right.Read && IsGuest(caller, production))),
        _ => false,
    };

    private GuestLink? LinkOf(GuestVisit visit) =>
        sheets.Find(visit.Production)?.Team.GuestLinks.GetValueOrDefault(visit.Link) is { } link && link.Open(clock.GetUtcNow()) ? link : null;

    /// <summary>The guest links of a production that this browser came by and that are still open.</summary>
    public IEnumerable<(GuestVisit Visit, GuestLink Link)> OpenLinks(Caller caller, Guid production) =>
        caller.Visits.Where(visit => visit.Production == production).Select(visit => (Visit: visit, Link: LinkOf(visit))).Where(open => open.Link is not null).Select(open => (open.Visit, open.Link!));

    private IEnumerable<GuestLink> Links(Caller caller, Guid production) => OpenLinks(caller, production).Select(open => open.Link);
}
