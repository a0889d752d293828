using LensForge.Domain.Cast;

namespace LensForge.Domain.Productions;

/// <summary>The part of the production's decisions that is about its cast.</summary>
internal static class CastDecider
{
    public static IReadOnlyList<ProductionEvent> Decide(Production state, ProductionCommand command) => command switch
    {
        RecastCharacter recast => Recast(state, recast),
        LeaveToScript leave => state.Recast.ContainsKey(leave.Character) ? [new CharacterLeftToScript(leave.Character)] : [],
        AskTurnaround ask => Ask(state, ask),
        RecordTurnaround record => state.Turnarounds.GetValueOrDefault(record.Looks) == TurnaroundState.Asked ? [new TurnaroundRendered(record.Looks, record.Views)] : [],
        GiveUpTurnaround giveUp => state.Turnarounds.GetValueOrDefault(giveUp.Looks) == TurnaroundState.Asked ? [new TurnaroundFailed(giveUp.Looks, giveUp.Reason)] : [],
        _ => throw new RefusedException($"A cast cannot do {command.GetType().Name}."),
    };

    private static IReadOnlyList<ProductionEvent> Recast(Production state, RecastCharacter recast)
    {
        if (state.Planned is not { Plan: var plan }) throw new RefusedException("Import a script first: nobody is cast yet.");
        var bible = new CastBible(PaletteCast.Of(plan, state.Palette), state.Recast);
        if (bible.Find(recast.Character) is not { } before) throw new RefusedException($"There is nobody called {recast.Character} in the script.");
        if (before.Equals(recast.Member)) return [];
        Check(recast.Member.Looks);
        foreach (var change in recast.Member.Costumes)
            if (change.FromScene < 2 || change.FromScene > plan.Scenes.Count) throw new RefusedException($"There is no scene {change.FromScene} to change costume in.");
        return recast.Member.Equals(bible.Proposed(recast.Character)) && state.Recast.ContainsKey(recast.Character)
            ? [new CharacterLeftToScript(recast.Character)]
            : [new CharacterRecast(recast.Character, recast.Member)];
    }

    private static void Check(Appearance looks)
    {
        Within("The height", looks.HeightMetres, AppearanceRanges.Height, " m");
        Within("The build", looks.Girth, AppearanceRanges.Girth, "");
        Within("The shoulders", looks.Shoulders, AppearanceRanges.Shoulders, "");
        Within("The head", looks.HeadScale, AppearanceRanges.HeadScale, "");
        Within("The nose", looks.Nose, AppearanceRanges.Nose, "");
        Within("The jaw", looks.Jaw, AppearanceRanges.Jaw, "");
        Within("The eyes", looks.Eyes, AppearanceRanges.Eyes, "");
    }

    private static void Within(string what, float value, (float Least, float Most) range, string unit)
    {
        if (!(value >= range.Least && value <= range.Most))
            throw new RefusedException(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{what} goes from {range.Least:0.##} to {range.Most:0.##}{unit}."));
    }

    private static IReadOnlyList<ProductionEvent> Ask(Production state, AskTurnaround ask)
    {
        var key = TurnaroundKey.Of(ask.Appearance);
        return state.Turnarounds.TryGetValue(key, out var known) && known != TurnaroundState.Failed ? [] : [new TurnaroundRequested(key, ask.Character, ask.Appearance)];
    }
}
