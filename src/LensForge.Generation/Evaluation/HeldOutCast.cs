using System.Numerics;
using LensForge.Domain.Cast;
using LensForge.Domain.Grammar;
using LensForge.Domain.Stages;

namespace LensForge.Generation.Evaluation;

/// <summary>
/// The held-out cast and the frames it appears in. Characters are designed in companies of ten, as a production designs its cast (no two alike within one);
/// between companies likeness is left to chance. Each appears on other sets, in other light, sizes and poses, always in the same costume.
/// </summary>
public static class HeldOutCast
{
    public const int Characters = 50;
    public const ulong CastSeed = 9_100_000, StageSeed = 9_200_000;
    private const int Company = 10;
    private const float Edge = 0.9f;

    /// <param name="Who">Numbers of the cast, in the order of the stage's figures.</param>
    public sealed record CastShot(HeldOutShot Shot, IReadOnlyList<int> Who);

    public static IReadOnlyList<Appearance> Design(int count, ulong seed = CastSeed)
    {
        var cast = new List<Appearance>();
        for (var i = 0; i < count; i++) cast.Add(CastDesigner.Random(new Chance(seed + (ulong)i), [.. cast.Skip(i / Company * Company)]));
        return cast;
    }

    /// <summary>Frames with <paramref name="together"/> people each, in which everybody appears <paramref name="rounds"/> times, each time in other company.</summary>
    public static IReadOnlyList<CastShot> Frames(IReadOnlyList<Appearance> cast, int together, int rounds, ulong seed = StageSeed)
    {
        var shots = new List<CastShot>();
        var next = seed + (ulong)together * 100_000;
        for (var round = 0; round < rounds; round++)
        {
            var order = Shuffle(cast.Count, new Chance(seed + (ulong)(together * 100 + round)));
            for (var first = 0; first + together <= order.Length; first += together)
            {
                int[] who = order[first..(first + together)];
                ShotStage stage;
                do stage = RandomStages.SampleShot(next++, [.. who.Select(i => cast[i])]).Stage;
                while (!Shows(stage, together));
                shots.Add(new(new($"cast {together}-{shots.Count + 1}", stage, 0, next), who));
            }
        }
        return shots;
    }

    /// <summary>Whether everybody's head is in the frame, nearer than twelve metres, in air that does not hide people.</summary>
    private static bool Shows(ShotStage stage, int people)
    {
        if (stage.Figures.Count != people || stage.Insert is not null || stage.Set.Weather is Weather.Fog or Weather.Snow) return false;
        var camera = stage.CameraStart;
        var forward = Vector3.Normalize(camera.Target - camera.Position);
        if (MathF.Abs(forward.Y) > 0.8f) return false;
        var right = Vector3.Normalize(Vector3.Cross(forward, Vector3.UnitY));
        var up = Vector3.Cross(right, forward);
        foreach (var figure in stage.Figures)
        {
            var to = Body.Of(figure).Head - camera.Position;
            var depth = Vector3.Dot(to, forward);
            var half = depth * 18 / camera.LensMm;
            if (depth is < 0.4f or > 12 || MathF.Abs(Vector3.Dot(to, right)) > Edge * half || MathF.Abs(Vector3.Dot(to, up)) > Edge * half * 9 / 16) return false;
        }
        return true;
    }

    private static int[] Shuffle(int count, Chance chance)
    {
        var order = Enumerable.Range(0, count).ToArray();
        for (var i = count - 1; i > 0; i--)
        {
            var j = chance.Below(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }
        return order;
    }
}
