using LensForge.Domain.Productions;

namespace LensForge.Domain.Board;

/// <summary>What people say of a shot beside its camera, a field at a time, so that two people may change two of them at once.</summary>
internal static class SayingDecider
{
    public const int LongestAction = 2000;
    public const int LongestNote = 2000;

    public static IReadOnlyList<ProductionEvent> Decide(Production state, ShapeBoard command) => command switch
    {
        RenumberShot change => Renumber(new(state, change.Shot), change.Number),
        DescribeShot change => Describe(new(state, change.Shot), change.Action),
        PeopleShot change => People(new(state, change.Shot), change.People),
        NoteShot change => Note(state, change),
        _ => throw new RefusedException($"Nothing can be said by {command.GetType().Name}."),
    };

    private static IReadOnlyList<ProductionEvent> Renumber(BoardShot shot, string? wanted)
    {
        var number = wanted is null ? null : CleanText.Line(wanted);
        if (number is { Length: 0 }) throw new RefusedException("A shot needs a number.");
        if (number is { Length: > ShotNumbering.Longest }) throw new RefusedException($"A shot's number has at most {ShotNumbering.Longest} characters.");
        if (number is not null && !number.All(letter => char.IsLetterOrDigit(letter) || letter is '-' or '.' or '_' or '/')) throw new RefusedException("A shot's number is made of letters, figures, and - . _ /");
        if (number == shot.OwnNumber) number = null;
        var printed = number ?? shot.OwnNumber;
        if (shot.Scene.Shots.FirstOrDefault(other => other.Id != shot.Id && other.Shot.Number.Equals(printed, StringComparison.OrdinalIgnoreCase)) is { } other)
            throw new RefusedException($"{(shot.State.Board.Omitted.Contains(other.Id) ? "An omitted" : "Another")} shot of the scene has the number {other.Shot.Number}. Give that one another number first.");
        return shot.State.Board.Of(shot.Id).Number == number ? [] : [new ShotRenumbered(shot.Id, number)];
    }

    private static IReadOnlyList<ProductionEvent> Describe(BoardShot shot, string? wanted)
    {
        var action = wanted is null ? null : CleanText.Text(wanted);
        if (action is { Length: > LongestAction }) throw new RefusedException($"What happens in a shot is told in at most {LongestAction} characters.");
        if (action == Unsaid(shot).Action) action = null;
        return shot.State.Board.Of(shot.Id).Action == action ? [] : [new ShotDescribed(shot.Id, action)];
    }

    private static IReadOnlyList<ProductionEvent> People(BoardShot shot, IReadOnlyList<string>? wanted)
    {
        var people = wanted?.Distinct().ToList();
        var here = new Restaging(shot.Planned.Shots).People;
        if (people?.FirstOrDefault(name => !here.Contains(name)) is { } stranger)
            throw new RefusedException($"{(CleanText.Line(stranger) is { Length: > 0 and < 80 } name ? name : "That person")} is not on the stage of this scene. Write them into the scene first, then plan its shots again.");
        if (people is not null && people.SequenceEqual(Unsaid(shot).Subjects)) people = null;
        var said = shot.State.Board.Of(shot.Id).People;
        return said is null ? people is null ? [] : [new ShotPeopled(shot.Id, people)] : people is not null && people.SequenceEqual(said) ? [] : [new ShotPeopled(shot.Id, people)];
    }

    // A note may be written on a shot that is omitted: why it is.
    private static IReadOnlyList<ProductionEvent> Note(Production state, NoteShot change)
    {
        if (!BoardShot.Known(state, change.Shot)) throw BoardShot.Nowhere(change.Shot);
        var note = change.Note is null ? null : CleanText.Text(change.Note);
        if (note is { Length: > LongestNote }) throw new RefusedException($"A note has at most {LongestNote} characters.");
        if (note is { Length: 0 }) note = null;
        return state.Board.Of(change.Shot).Note == note ? [] : [new ShotNoted(change.Shot, note)];
    }

    private static ShotLists.PlannedShot Unsaid(BoardShot shot) => shot.State.Board.Shaped.GetValueOrDefault(shot.Id)?.Shot ?? shot.Planned.Shots.First(one => one.Id == shot.Id).Shot;
}
