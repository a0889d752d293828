using System.Collections.Immutable;
using LensForge.Domain.Productions;

namespace LensForge.Domain.Board;

/// <summary>The parts of a shot book that are about one scene.</summary>
internal static class ShotBookScenes
{
    public static ShotBook Of(this ShotBook book, int scene) => new(
        book.Shaped.Where(shot => shot.Key.Scene == scene).ToImmutableDictionary(),
        book.Orders.Where(order => order.Key == scene).ToImmutableDictionary(),
        [.. book.Omitted.Where(shot => shot.Scene == scene)],
        book.Merged.Where(shot => shot.Key.Scene == scene).ToImmutableDictionary(),
        book.Said.Where(shot => shot.Key.Scene == scene).ToImmutableDictionary());

    /// <summary>The same of shots with other ids.</summary>
    public static ShotBook Under(this ShotBook book, Func<ShotId, ShotId> id, int scene, int there)
    {
        return new(
            book.Shaped.ToImmutableDictionary(shot => id(shot.Key), shot => Shaped(shot.Value)!),
            book.Orders.ToImmutableDictionary(order => order.Key == scene ? there : order.Key, order => order.Value.ConvertAll(shot => id(shot))),
            [.. book.Omitted.Select(id)],
            book.Merged.ToImmutableDictionary(shot => id(shot.Key), shot => new MergedShot(id(shot.Value.Into), Shaped(shot.Value.Before), Shaped(shot.Value.Whole))),
            book.Said.ToImmutableDictionary(shot => id(shot.Key), shot => shot.Value));

        ShapedShot? Shaped(ShapedShot? shaped) => shaped is null ? null : shaped with { Beside = shaped.Beside is { } beside ? id(beside) : null };
    }

    /// <summary>Two books about different scenes as one.</summary>
    public static ShotBook Join(this ShotBook book, ShotBook other) => new(
        book.Shaped.AddRange(other.Shaped), book.Orders.AddRange(other.Orders), book.Omitted.Union(other.Omitted), book.Merged.AddRange(other.Merged), book.Said.AddRange(other.Said));
}
