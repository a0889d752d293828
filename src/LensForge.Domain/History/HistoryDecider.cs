using LensForge.Domain.Productions;

namespace LensForge.Domain.History;

/// <summary>The part of the production's decisions that is about its own past.</summary>
internal static class HistoryDecider
{
    public const int LongestName = 80;

    public static IReadOnlyList<ProductionEvent> Decide(Production state, ProductionCommand command) => command switch
    {
        TakeBack take => [new ChangeTakenBack(take.Change, take.Again, take.Events)],
        RestorePast restore => [new PastRestored(restore.Event, CleanText.Line(restore.What))],
        RestoreWords restore => [new PastRestored(restore.Event, CleanText.Line(restore.What))],
        NameMoment name => Name(name),
        LeaveTakeToLatest leave => state.Chosen.ContainsKey(leave.Shot) ? [new TakeLeftToLatest(leave.Shot)] : [],
        _ => throw new RefusedException($"A history cannot do {command.GetType().Name}."),
    };

    private static IReadOnlyList<ProductionEvent> Name(NameMoment command)
    {
        var name = CleanText.Line(command.Name);
        if (name.Length is 0 or > LongestName) throw new RefusedException($"A moment needs a name of up to {LongestName} characters.");
        return command.Event < 1 ? throw new RefusedException("There is no such event.") : [new MomentNamed(name, command.Event)];
    }
}
