using System.Collections.Immutable;
using LensForge.Domain.Board;
using LensForge.Domain.Productions;

namespace LensForge.Domain.Drafts;

/// <summary>What a new plan goes on from, shot by shot and scene by scene, the tray's among them.</summary>
/// <param name="Board">What people made of the shot list, carried on, and what of it was lost.</param>
/// <param name="Scenes">By the order of the scene in the new plan, or its place in the tray: where it comes from.</param>
public sealed record DraftSuccession(CarriedBoard Board, IReadOnlyDictionary<int, int> Scenes)
{
    // A new scene in an old place is not the one that was dropped there.
    private const float LeastLikeAside = 0.7f;

    public IReadOnlyDictionary<ShotId, ContinuedShot> Shots => Board.Continued;

    /// <param name="before">With a plan.</param>
    /// <param name="kept">What was followed through the live text; it is heeded only where it is about the plan before.</param>
    public static DraftSuccession Of(Production before, ShotPlan plan, WordsKept? kept = null)
    {
        var planned = before.Planned!;
        var (shots, scenes) = DraftComparison.Compare(planned.Plan, plan, kept?.Revision == planned.Revision ? kept : null);
        var (continued, from) = (new Dictionary<ShotId, ContinuedShot>(shots), new Dictionary<int, int>(scenes));
        Return(before, plan, continued, from);
        var book = SetAside(before, plan, continued, from);
        return new(BoardCarry.Of(before, plan, continued, from, book), from);
    }

    // Scenes that the plan before did not have and the tray has.
    private static void Return(Production before, ShotPlan plan, Dictionary<ShotId, ContinuedShot> continued, Dictionary<int, int> from)
    {
        if (before.Tray.IsEmpty) return;
        var fresh = plan with { Scenes = [.. plan.Scenes.Where(scene => !from.ContainsKey(scene.Ordinal))] };
        var (shots, scenes) = DraftComparison.Compare(plan with { Scenes = [.. before.Tray.Select(aside => aside.Scene)] }, fresh, leastLike: LeastLikeAside);
        foreach (var (shot, source) in shots) continued.TryAdd(shot, source);
        foreach (var (scene, place) in scenes) from[scene] = place;
    }

    // What people made of the shots of dropped scenes waits in the tray with them.
    private static ShotBook SetAside(Production before, ShotPlan plan, Dictionary<ShotId, ContinuedShot> continued, Dictionary<int, int> from)
    {
        var (gone, taken) = (from.Values.ToHashSet(), before.Tray.Select(aside => aside.Scene.Ordinal).ToHashSet());
        var book = ShotBook.None;
        var place = 0;
        var kept = continued.Values.Select(shot => shot.From).ToHashSet();
        foreach (var scene in before.StagedWithTray!.Scenes.Where(scene => !gone.Contains(scene.Ordinal)))
        {
            var left = scene.Shots.Where(shot => !kept.Contains(shot.Id)).ToList();
            if (left.Count == 0) continue;
            if (scene.Ordinal > 0)
            {
                do place--;
                while (!taken.Add(place));
            }

            var there = scene.Ordinal > 0 ? place : scene.Ordinal;
            from[there] = scene.Ordinal;
            foreach (var shot in left) continued[Tray.Under(shot.Id, there)] = new(shot.Id, []);
            book = book.Join(before.Board.Of(scene.Ordinal).Under(id => id.Scene == scene.Ordinal ? Tray.Under(id, there) : id, scene.Ordinal, there));
        }

        return book;
    }
}
