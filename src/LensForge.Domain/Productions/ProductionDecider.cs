using LensForge.Domain.Board;
using LensForge.Domain.Drafts;
using LensForge.Domain.People;
using LensForge.Domain.Reviews;

namespace LensForge.Domain.Productions;

/// <summary>From what is so and what is wanted to what happens. A repeat makes nothing; an impossible pair is refused.</summary>
public static class ProductionDecider
{
    public const int LongestName = 200;

    public static IReadOnlyList<ProductionEvent> Decide(Production state, ProductionCommand command) => command switch
    {
        OpenProduction open => Open(state, open),
        _ when !state.IsOpen => throw new RefusedException("There is no such production."),
        ImportScript import => Import(state, import),
        PlanShots plan => Plan(state, plan),
        RecordDrawings record => Draw(state, record),
        OfferReference or RecordReference or GiveUpReference => ReferenceDecider.Decide(state, command),
        RecastCharacter or LeaveToScript or AskTurnaround or RecordTurnaround or GiveUpTurnaround => CastDecider.Decide(state, command),
        ChooseProductionLook or ChooseSceneLook or ChooseShotLook => LookDecider.Decide(state, command),
        ShapeBoard shape => BoardDecider.Decide(state, shape),
        DirectShot direct => DirectionDecider.Decide(state, direct),
        FoundProduction or InviteMember or RevokeInvitation or JoinByInvitation or GiveRole or RemoveMember or ForgetMember or MakeGuestLink or RevokeGuestLink => TeamDecider.Decide(state, command),
        DesignPlace or LeavePlace or ChoosePalette or AskSetPicture or RecordSetPicture or GiveUpSetPicture
            or OfferPlaceReference or RecordPlaceReference or GiveUpPlaceReference => PlaceDecider.Decide(state, command),
        Drafts.Numbers.LockSceneNumbers or Drafts.Numbers.UnlockSceneNumbers => Drafts.Numbers.SceneNumberDecider.Decide(state, command),
        Drafts.Revisions.StartRevision start => Drafts.Revisions.RevisionDecider.Decide(state, start),
        Jobs.SetDeadline set => Jobs.Deadline.Decide(state, set),
        MarkShot or JudgeShot or KeepTake => ReviewDecider.Decide(state, command),
        History.TakeBack or History.RestorePast or History.RestoreWords or History.NameMoment or History.LeaveTakeToLatest => History.HistoryDecider.Decide(state, command),
        ChooseTake choose => Choose(state, choose),
        AssembleFilm assemble => Assemble(state, assemble),
        RecordFilm record => Film(state, record.Film) is { ClipHash: null, Cancelled: false } ? [new FilmAssembled(record.Film, record.ClipHash)] : [],
        GiveUpFilm giveUp => Film(state, giveUp.Film).Open ? [new FilmFailed(giveUp.Film, giveUp.Reason)] : [],
        CancelFilm cancel => Film(state, cancel.Film).Open ? [new FilmCancelled(cancel.Film)] : [],
        _ => throw new RefusedException($"A production cannot do {command.GetType().Name}."),
    };

    private static IReadOnlyList<ProductionEvent> Open(Production state, OpenProduction open)
    {
        if (state.IsOpen) return [];
        var name = CleanText.Line(open.Name);
        if (name.Length == 0) throw new RefusedException("A production needs a name.");
        if (name.Length > LongestName) throw new RefusedException($"The name is longer than {LongestName} characters.");
        return open.Founder is { } founder ? [new ProductionOpened(name, open.Sample), new ProductionFounded(founder)] : [new ProductionOpened(name, open.Sample)];
    }

    private static IReadOnlyList<ProductionEvent> Import(Production state, ImportScript import)
    {
        if (import.Bytes.Length == 0) throw new RefusedException("The script is empty.");
        if (state.Script?.TextHash == import.TextHash) return [];
        var name = CleanText.Line(import.FileName);
        return [new ScriptImported(name.Length == 0 ? "script.fountain" : name, import.TextHash, ScriptSource.From(import.Bytes), import.Paper)];
    }

    private static IReadOnlyList<ProductionEvent> Plan(Production state, PlanShots plan)
    {
        if (state.Script is null) throw new RefusedException("Import a script before planning its shots.");
        if (plan.Plan.TextHash != state.Script.TextHash)
            throw new RefusedException("The script was imported anew meanwhile; this plan belongs to the old one.");
        if (state.Planned?.Plan is { } current && current.TextHash == plan.Plan.TextHash && current.Seed == plan.Plan.Seed) return [];
        if (state.Planned is not { } before) return [new ShotListPlanned(1, plan.Plan, Words: plan.Words)];
        var (board, scenes) = DraftSuccession.Of(state, plan.Plan, plan.Kept);
        return [new ShotListPlanned(before.Revision + 1, plan.Plan, board.Continued, scenes, board.Book, board.Lost.Count == 0 ? null : board.Lost, plan.Words)];
    }

    private static IReadOnlyList<ProductionEvent> Draw(Production state, RecordDrawings record)
    {
        if (state.Planned?.Revision != record.Revision) return [];
        var news = record.Drawings.Where(drawing => !state.Drawings.TryGetValue(drawing.Key, out var hash) || hash != drawing.Value).ToDictionary();
        return news.Count == 0 ? [] : [new StagesDrawn(record.Revision, news)];
    }

    private static IReadOnlyList<ProductionEvent> Choose(Production state, ChooseTake choose)
    {
        if (state.Staged?.Find(choose.Shot) is null) throw new RefusedException($"There is no shot {choose.Shot} in the current plan.");
        return state.Chosen.TryGetValue(choose.Shot, out var take) && take == choose.Take ? [] : [new TakeChosen(choose.Shot, choose.Take)];
    }

    private static IReadOnlyList<ProductionEvent> Assemble(Production state, AssembleFilm assemble)
    {
        if (assemble.Cut.Parts.Count == 0) throw new RefusedException("There is no shot to join.");
        if (assemble.Cut.Parts.All(part => part.ClipHash is null && part.StillHash is null))
            throw new RefusedException("Nothing is filmed or drawn yet: press Preview first.");
        return state.Films.TryGetValue(assemble.Film, out var film) && film is { Failure: null, Cancelled: false } ? [] : [new FilmRequested(assemble.Film, assemble.Cut)];
    }

    private static FilmState Film(Production state, Guid id) =>
        state.Films.TryGetValue(id, out var film) ? film : throw new RefusedException("Nobody asked for this film.");
}
