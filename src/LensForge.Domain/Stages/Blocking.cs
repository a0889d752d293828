using System.Numerics;
using LensForge.Domain.Cast;
using LensForge.Domain.Grammar;
using LensForge.Domain.ShotLists;

namespace LensForge.Domain.Stages;

/// <summary>Somebody on their mark, carried from shot to shot of a scene.</summary>
internal sealed class Placement(string character, Appearance looks, Mark mark)
{
    public string Character => character;

    public Appearance Looks => looks;

    public Vector3 Position { get; set; } = mark.Position;

    public float Facing { get; set; } = mark.FacingDegrees;

    public float Seat { get; set; } = mark.SeatHeight;

    public FigureAction Rest { get; set; } = mark.SeatHeight > 0 ? FigureAction.Sit : FigureAction.Stand;

    public Expression Feeling { get; set; }

    public string? Prop { get; set; }

    public bool Present { get; set; } = true;

    public Body Body => Body.Of(looks, Rest, Position, Facing, Seat);
}

/// <summary>Puts the people of a scene on the marks of its set: the principal pair across the line, the others about them, open to the camera.</summary>
internal static class Blocking
{
    public const int MostFigures = 14;
    private const float Elbow = 0.68f;

    public static List<Placement> Place(SetPlan plan, IReadOnlyList<(string Character, Appearance Looks)> people, IReadOnlySet<string> seated, IReadOnlySet<string> lying)
    {
        var placed = new List<Placement>();
        var driving = plan.Kind == SetKind.CarInterior;
        var standing = new Queue<Mark>(plan.Standing);
        var seats = new Queue<Mark>(plan.Seated);
        var principals = people.Take(2).Select(person => person.Character).ToHashSet();
        var pairSits = plan.Seated.Count >= principals.Count;
        foreach (var (character, looks) in people.Take(MostFigures))
        {
            var sits = driving || (seated.Contains(character) && (!principals.Contains(character) || pairSits));
            Mark? mark = null;
            if (sits) mark = Next(seats);
            // Others stand behind a pair that sits, not between it and the camera.
            if (mark is null && !driving) mark = principals.Contains(character) || !placed.Exists(other => other.Seat > 0) ? Next(standing) : Behind(placed.Find(other => other.Seat > 0)!);
            if (mark is null && (driving || sits)) mark = Next(seats);
            if (mark is null && driving) continue;
            var placement = new Placement(character, looks, mark ?? Spare(plan, placed));
            if (lying.Contains(character)) LieDown(plan, placement);
            if (driving && placed.Count == 0) placement.Rest = FigureAction.Drive;
            placed.Add(placement);
        }

        if (placed.Count > 1 && placed[0].Seat > 0 != placed[1].Seat > 0 && placed.TrueForAll(person => person.Rest is FigureAction.Sit or FigureAction.Stand))
        {
            var (sitting, upright) = placed[0].Seat > 0 ? (placed[0], placed[1]) : (placed[1], placed[0]);
            if (Across(plan, sitting, [.. placed.Where(other => other != upright)]) is { } free) (upright.Position, upright.Facing) = (free.Position, free.FacingDegrees);
        }

        Open(plan, placed);
        return placed;

        Mark? Behind(Placement sitting)
        {
            while (Next(standing) is { } mark)
                if (mark.Position.Z <= sitting.Position.Z + 0.3f) return mark;
            return null;
        }

        Mark? Next(Queue<Mark> marks)
        {
            while (marks.TryDequeue(out var mark))
                if (placed.All(other => Apart(other.Position, mark.Position) >= 0.5f)) return mark;
            return null;
        }
    }

    // Whoever stands before somebody who sits stands across from them and not before the camera.
    private static Mark? Across(SetPlan plan, Placement sitting, List<Placement> placed) =>
        plan.Standing.Where(mark => mark.Position.X * sitting.Position.X < 0 && mark.Position.Z <= sitting.Position.Z + 0.3f && placed.All(other => Apart(other.Position, mark.Position) >= 0.5f))
            .OrderBy(mark => Apart(mark.Position, sitting.Position)).Cast<Mark?>().FirstOrDefault();

    public static void LieDown(SetPlan plan, Placement placement)
    {
        placement.Rest = FigureAction.Lie;
        var bed = plan.Kind is SetKind.Bedroom ? new Vector3(0.1f, 0, -0.95f) : plan.Kind is SetKind.HospitalRoom ? new Vector3(0, 0, -0.75f) : (Vector3?)null;
        if (bed is not { } mattress)
        {
            placement.Seat = 0;
            placement.Facing = placement.Position.X < 0 ? 75 : -75;
            return;
        }

        placement.Position = mattress;
        placement.Facing = 0;
        placement.Seat = plan.Kind == SetKind.Bedroom ? 0.5f : 0.62f;
    }

    /// <summary>The free place to stand that is nearest to somebody.</summary>
    public static Mark NearestStanding(SetPlan plan, Placement placement, IReadOnlyList<Placement> all) =>
        plan.Standing.Where(mark => all.All(other => other == placement || Apart(other.Position, mark.Position) >= Elbow) && MathF.Sign(mark.Position.X) == MathF.Sign(placement.Position.X))
            .OrderBy(mark => Apart(mark.Position, placement.Position))
            .Append(new Mark(placement.Position, placement.Facing, 0)).First();

    public static Mark? NearestSeat(SetPlan plan, Placement placement, IReadOnlyList<Placement> all) =>
        plan.Seated.Where(mark => all.All(other => other == placement || Apart(other.Position, mark.Position) >= 0.5f) && (mark.Position.X == 0 || MathF.Sign(mark.Position.X) == MathF.Sign(placement.Position.X)))
            .OrderBy(mark => Apart(mark.Position, placement.Position))
            .Cast<Mark?>().FirstOrDefault();

    /// <summary>Keeps a destination inside the set and out of everybody else.</summary>
    public static Vector3 Free(SetPlan plan, Placement placement, Vector3 wanted, IReadOnlyList<Placement> all)
    {
        var low = plan.Min + new Vector3(0.45f, 0, 0.45f);
        var high = plan.Max - new Vector3(0.45f, 0, plan.Enclosed ? 1.1f : 4f);
        var spot = Vector3.Clamp(wanted, low, high) with { Y = 0 };
        foreach (var other in all)
        {
            if (other == placement || !other.Present) continue;
            var gap = spot - other.Position with { Y = 0 };
            var distance = gap.Length();
            if (distance >= Elbow) continue;
            var back = placement.Position - other.Position with { Y = 0 };
            var away = back.LengthSquared() > 1e-4f ? Vector3.Normalize(back) : Vector3.UnitZ;
            spot = other.Position with { Y = 0 } + away * (Elbow + 0.02f);
        }

        return spot;
    }

    public static float Apart(Vector3 a, Vector3 b) => new Vector2(a.X - b.X, a.Z - b.Z).Length();

    // A horseshoe behind and beside the pair, open to the camera; what is nearest to the middle is taken first.
    private static Mark Spare(SetPlan plan, List<Placement> placed)
    {
        var middle = placed.Count > 1 ? (placed[0].Position.Z + placed[1].Position.Z) / 2 : 0;
        Vector3? best = null;
        var bestCost = float.MaxValue;
        var reach = MathF.Min(plan.Max.X - 0.45f, 3.2f);
        for (var row = 0; row < 6; row++)
        {
            var z = MathF.Max(plan.Min.Z + 0.45f, middle - 0.75f - row * 0.7f + 0.7f);
            for (var column = -8; column <= 8; column++)
            {
                var spot = new Vector3(column * reach / 8, 0, z + (MathF.Abs(column) > 5 ? 0.35f : 0));
                var nearest = placed.Count == 0 ? 9 : placed.Min(other => Apart(other.Position, spot));
                if (nearest < Elbow && row < 5) continue;
                var cost = MathF.Abs(spot.X) * 0.6f + (middle - spot.Z) * 0.9f + MathF.Max(0, Elbow - nearest) * 20 + (MathF.Abs(spot.X) < 0.35f && row == 0 ? 3 : 0);
                if (cost >= bestCost) continue;
                bestCost = cost;
                best = spot;
            }
        }

        return new(best ?? new Vector3(0, 0, plan.Min.Z + 0.5f), 0, 0);
    }

    // Everyone but a pair that faces each other turns to the middle of the group, a little open to the camera.
    private static void Open(SetPlan plan, List<Placement> placed)
    {
        if (placed.Count == 0) return;
        var centre = placed.Aggregate(Vector3.Zero, (sum, person) => sum + person.Position) / placed.Count;
        for (var i = 0; i < placed.Count; i++)
        {
            var person = placed[i];
            if (person.Rest is FigureAction.Lie or FigureAction.Drive || plan.Kind == SetKind.CarInterior) continue;
            if (person.Seat > 0)
            {
                // On a bench the body turns half-way to the neighbour.
                if (placed.Count > 1 && MathF.Abs(person.Facing) < 1) person.Facing = person.Position.X < centre.X ? 22 : -22;
                continue;
            }

            if (placed.Count == 1) { person.Facing = person.Position.X <= 0 ? 52 : -52; continue; }
            if (i < 2)
            {
                person.Facing = Body.HeadingTo(person.Position, placed[1 - i].Position);
                continue;
            }

            var towards = centre - person.Position;
            towards.Z = MathF.Max(towards.Z, -0.25f) + 0.4f;
            person.Facing = Body.HeadingTo(Vector3.Zero, towards);
        }
    }
}
