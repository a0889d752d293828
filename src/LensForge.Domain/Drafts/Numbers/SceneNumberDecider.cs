using LensForge.Domain.Productions;

namespace LensForge.Domain.Drafts.Numbers;

internal static class SceneNumberDecider
{
    public static IReadOnlyList<ProductionEvent> Decide(Production state, ProductionCommand command) => command switch
    {
        LockSceneNumbers wish => Lock(state, wish),
        UnlockSceneNumbers => state.Numbers is null ? [] : [new SceneNumbersUnlocked()],
        _ => throw new RefusedException($"Scene numbers cannot do {command.GetType().Name}."),
    };

    private static IReadOnlyList<ProductionEvent> Lock(Production state, LockSceneNumbers wish)
    {
        if (wish.Scenes.Count == 0) throw new RefusedException("There is no scene to number. A scene begins with a heading such as INT. KITCHEN - DAY.");
        if (wish.Scenes.GroupBy(scene => scene.Number, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new RefusedException($"Two scenes have the number {twice.Key}. Change one of them in its heading, as #{twice.Key}A#, and lock again.");
        if (state.Numbers is not { } locked) return [new SceneNumbersLocked(wish.Words, wish.Scenes)];
        if (wish.Words < locked.Words || locked.Scenes.FirstOrDefault(old => !wish.Scenes.Any(scene => scene.Number == old.Number)) is not null)
            throw new RefusedException("The numbers were given anew meanwhile. Nothing was changed; try again.");
        var known = locked.Scenes.Select(scene => (scene.Number, scene.Line is null));
        return known.SequenceEqual(wish.Scenes.Select(scene => (scene.Number, scene.Line is null))) ? [] : [new SceneNumbersLocked(wish.Words, wish.Scenes)];
    }
}
