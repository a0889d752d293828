using LensForge.Domain.Looks;

namespace LensForge.Domain.Productions;

/// <summary>The part of the production's decisions that is about the look of its pictures.</summary>
internal static class LookDecider
{
    public static IReadOnlyList<ProductionEvent> Decide(Production state, ProductionCommand command) => command switch
    {
        ChooseProductionLook choose => state.LookBook.Production == choose.Look ? [] : [new ProductionLookChosen(Offered(choose.Look))],
        ChooseSceneLook choose => Choose(state, choose),
        ChooseShotLook choose => Choose(state, choose),
        _ => throw new RefusedException($"A look cannot do {command.GetType().Name}."),
    };

    private static IReadOnlyList<ProductionEvent> Choose(Production state, ChooseSceneLook choose)
    {
        if (state.Planned?.Plan.Scenes.Any(scene => scene.Ordinal == choose.Scene) != true) throw new RefusedException($"There is no scene {choose.Scene} in the current plan.");
        return Own(state.LookBook.Scenes.TryGetValue(choose.Scene, out var own), own) == choose.Look ? [] : [new SceneLookChosen(choose.Scene, Offered(choose.Look))];
    }

    private static IReadOnlyList<ProductionEvent> Choose(Production state, ChooseShotLook choose)
    {
        if (state.Staged?.Find(choose.Shot) is null) throw new RefusedException($"There is no shot {choose.Shot} in the current plan.");
        return Own(state.LookBook.Shots.TryGetValue(choose.Shot, out var own), own) == choose.Look ? [] : [new ShotLookChosen(choose.Shot, Offered(choose.Look))];
    }

    private static Look? Own(bool has, Look own) => has ? own : null;

    private static Look Offered(Look look)
    {
        OfferedLooks.Require(look);
        return look;
    }

    private static Look? Offered(Look? look) => look is { } one ? Offered(one) : null;
}
