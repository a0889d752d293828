using System.Globalization;
using LensForge.Domain.Rooms;
using LensForge.Domain.Takes;
using LensForge.Web.Components;
using LensForge.Web.Live;
using LensForge.Web.Projections;

namespace LensForge.Web.Features.Takes.Rooms;

/// <summary>One picture to choose from, as a room shows it.</summary>
/// <param name="Origin">"seed 4711", "forked from A after step 3".</param>
/// <param name="Status">"step 5 of 8", "stopped at step 3 of 8", "waits, 2nd in line, begins in about 4 s".</param>
/// <param name="Voters">Names, in order.</param>
/// <param name="Mine">Whoever looks has voted for it.</param>
/// <param name="Step">Steps of its picture that are done.</param>
public sealed record VariantView(string Name, TakeSheet Take, string Origin, string Status, IReadOnlyList<string> Voters, bool Mine, bool Chosen, bool Running, int Step)
{
    public bool Filmed => Take.Stage == TakeStage.Filmed;

    /// <summary>Steps that can be kept or gone on from.</summary>
    public int LastStep => Take.Recipe.KeyStepsWanted;

    public static IReadOnlyList<VariantView> Of(ProductionSheet sheet, RoomSheet room, Func<Guid, QueueEntry?> queue, string? me, Func<string, string> nameOf) =>
        [.. room.State.Variants.Select(variant => sheet.Take(variant.Take) is { } take ? Of(room, variant, take, queue(variant.Take), me, nameOf) : null).OfType<VariantView>()];

    private static VariantView Of(RoomSheet room, Variant variant, TakeSheet take, QueueEntry? entry, string? me, Func<string, string> nameOf)
    {
        var voters = room.State.Votes.Where(vote => vote.Value == take.Id).Select(vote => vote.Key).ToList();
        return new(
            variant.Name, take, OriginOf(room, variant, take), StatusOf(take, entry), [.. voters.Select(nameOf).Order(StringComparer.CurrentCulture)],
            me is not null && voters.Contains(me), room.State.Chosen == take.Id, entry is { Running: true },
            take.Stage == TakeStage.Filmed ? take.Recipe.KeyStepsWanted : entry is { Running: true } ? entry.Step : 0);
    }

    private static string OriginOf(RoomSheet room, Variant variant, TakeSheet take)
    {
        var of = variant.Of is { } origin ? room.State.Find(origin)?.Name : null;
        return variant.Origin switch
        {
            VariantOrigin.Fork => $"forked from {of} after step {variant.Step}",
            VariantOrigin.Kept => $"step {variant.Step} of {of}",
            _ => $"seed {take.Recipe.Seed}",
        };
    }

    private static string StatusOf(TakeSheet take, QueueEntry? entry) => take.Stage switch
    {
        TakeStage.Requested when entry is { Running: true, Steps: > 0 } => $"step {entry.Step} of {entry.Steps}",
        TakeStage.Requested when entry is { Running: true } => "starting",
        TakeStage.Requested when entry is not null => QueueWords.Waits(entry),
        TakeStage.Requested => "asked for",
        TakeStage.Filmed => (take.StoppedAt is { } stopped ? $"stopped at step {stopped} of {take.Recipe.KeySteps}" : $"{take.Recipe.KeySteps} steps")
            + string.Create(CultureInfo.InvariantCulture, $", ran {take.StepsRun} in {take.Seconds:0.0} s"),
        TakeStage.Failed => $"failed: {take.Reason}",
        _ => "cancelled",
    };
}
