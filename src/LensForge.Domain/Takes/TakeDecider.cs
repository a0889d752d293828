using LensForge.Domain.Looks;

namespace LensForge.Domain.Takes;

/// <summary>Asking again for a take that is under way or done makes nothing; a cancelled or failed one is asked for anew.</summary>
public static class TakeDecider
{
    public static IReadOnlyList<TakeEvent> Decide(Take state, TakeCommand command) => (command, state.Stage) switch
    {
        (RequestTake, TakeStage.Requested or TakeStage.Filmed) => [],
        (RequestTake request, _) => [Request(request)],
        (_, TakeStage.None) => throw new RefusedException("There is no such take."),
        (RecordTake record, TakeStage.Requested) =>
            [new TakeFilmed(record.ClipHash, record.StillHash, state.Request!.Recipe.Frames, record.StepsRun, record.Seconds, record.Provider, record.StoppedAt)],
        (RecordTake, _) => [],
        (GiveUpTake giveUp, TakeStage.Requested) => [new TakeFailed(giveUp.Reason)],
        (GiveUpTake, _) => [],
        (StopTake stop, TakeStage.Requested) => Stop(state, stop),
        (StopTake, _) => throw new RefusedException("The take is not being filmed any more. Keep the step as a variant of its own."),
        (CancelTake, TakeStage.Requested) => [new TakeCancelled()],
        (CancelTake, TakeStage.Filmed) => throw new RefusedException("The take is already filmed."),
        (CancelTake, _) => [],
        _ => throw new RefusedException($"A take cannot do {command.GetType().Name}."),
    };

    private static IReadOnlyList<TakeEvent> Stop(Take state, StopTake stop)
    {
        var recipe = state.Request!.Recipe;
        if (!recipe.IsStill || recipe.IsRendered) throw new RefusedException("Only a key frame can be stopped at a step. Cancel the take instead.");
        if (stop.Step < 1 || stop.Step > recipe.KeyStepsWanted) throw new RefusedException($"The take has no step {stop.Step}: they go from 1 to {recipe.KeyStepsWanted}.");

        // Who stopped it first has said where.
        return state.StopAsked is not null || stop.Step == recipe.KeyStepsWanted ? [] : [new TakeStopAsked(stop.Step)];
    }

    private static TakeRequested Request(RequestTake request)
    {
        var recipe = request.Recipe;
        var enlarged = recipe.Quality is not null && Qualities.IsEnlarged(recipe.Width, recipe.Height);
        if (!enlarged && (recipe.Width is < 128 or > 1920 || recipe.Height is < 80 or > 1088 || recipe.Width % 16 != 0 || recipe.Height % 16 != 0))
            throw new RefusedException($"{recipe.Width}x{recipe.Height} is not a size that can be filmed: 960x540, 1920x1080, or 128x80 to 1920x1088 in multiples of 16.");
        if (recipe.IsRendered && recipe.LookInForce != Look.Naturalistic)
            throw new RefusedException("The reference renderer draws the naturalistic look only. Film the still instead.");
        if (recipe.KeySteps is < 1 or > 50 || recipe.FollowSteps is < 1 or > 50)
            throw new RefusedException("Steps go from 1 to 50.");
        OfferedLooks.Require(recipe.LookInForce);
        if (recipe.ModelHash.Length == 0)
            throw new RefusedException("No generation host has said yet which model it has.");
        foreach (var retake in recipe.Regions ?? []) retake.Region.Require(recipe.Width, recipe.Height, recipe.Pictures);
        if (recipe.IsRendered && recipe.Regions is { Count: > 0 }) throw new RefusedException("The reference renderer films no regions.");
        RequireKeyFrame(recipe);
        return new(request.Production, request.Shot, request.Revision, recipe, recipe.Fingerprint(), request.Room);
    }

    private static void RequireKeyFrame(Recipe recipe)
    {
        if (recipe.IsRendered && (recipe.Forks is { Count: > 0 } || recipe.StopStep is not null)) throw new RefusedException("The reference renderer has no steps to stop at or to fork from.");
        if (recipe.StopStep is { } stop && (stop < 1 || stop > recipe.KeySteps)) throw new RefusedException($"A key frame of {recipe.KeySteps} steps cannot be stopped after step {stop}.");
        var before = 0;
        foreach (var fork in recipe.Forks ?? [])
        {
            if (fork.Step <= before || fork.Step >= recipe.KeySteps) throw new RefusedException($"A key frame of {recipe.KeySteps} steps is forked after steps 1 to {recipe.KeySteps - 1}, each later than the last.");
            before = fork.Step;
        }
    }
}
