using System.Security.Cryptography;
using System.Text;
using LensForge.Domain.Productions;
using LensForge.Domain.Takes;

namespace LensForge.Domain.Rooms;

/// <summary>The recipes of variants, and of the take that follows the chosen one: everything that was done in a room can be filmed again from them.</summary>
public static class VariantRecipes
{
    /// <summary>The nth room of a shot.</summary>
    public static Guid RoomId(Guid production, ShotId shot, int number) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"room {production:N} {shot} {number}")).AsSpan(0, 16));

    /// <summary>The key frame of a clip alone, painted as the clip would paint it.</summary>
    public static Recipe KeyFrame(Recipe clip) => clip with { Kind = TakeKind.Still };

    /// <summary>The variant up to the step, then by another seed.</summary>
    /// <exception cref="RefusedException">It has no such step to go on from.</exception>
    public static Recipe Fork(Recipe variant, int step, ulong seed)
    {
        Require(variant);
        if (step < 1 || step > variant.KeyStepsWanted || step >= variant.KeySteps)
            throw new RefusedException($"A fork goes on from steps 1 to {Math.Min(variant.KeyStepsWanted, variant.KeySteps - 1)} of this variant: after the last there is nothing left to go another way.");
        return variant with { Forks = [.. (variant.Forks ?? []).Where(fork => fork.Step < step), new(step, seed)], StopStep = null };
    }

    /// <summary>The variant as it was after the step.</summary>
    /// <exception cref="RefusedException">It has no such step.</exception>
    public static Recipe Keep(Recipe variant, int step)
    {
        Require(variant);
        if (step < 1 || step > variant.KeyStepsWanted) throw new RefusedException($"The variant has no step {step}: they go from 1 to {variant.KeyStepsWanted}.");
        if (step == variant.KeyStepsWanted) throw new RefusedException($"Step {step} is the variant itself. Choose an earlier one.");
        return variant with { Forks = variant.Forks?.Where(fork => fork.Step < step).ToList() is { Count: > 0 } forks ? forks : null, StopStep = step };
    }

    /// <summary>The rest of the shot, whose key frame must be that picture.</summary>
    /// <param name="still">Hash of the variant's picture as it was delivered.</param>
    public static Recipe Rest(Recipe variant, string still) => variant with { Kind = null, KeyStill = still };

    private static void Require(Recipe variant)
    {
        if (!variant.IsStill || variant.IsRendered) throw new RefusedException("That is not the key frame of a variant.");
    }
}
