using System.Numerics;
using LensForge.Domain.Grammar;
using LensForge.Domain.ShotLists;

namespace LensForge.Domain.Stages;

/// <summary>Where a camera stands, what it aims at and through which lens.</summary>
internal readonly record struct Placed(Vector3 Position, Vector3 Target, float LensMm, Vector3 Subject);

/// <summary>Places a camera for a planned shot among figures that are already on their marks.</summary>
internal sealed class CameraPlacement(SetPlan plan, LineOfAction line, IReadOnlyList<StagedFigure> figures, float sway)
{
    private const float Nearest = 0.45f;
    private static readonly float[] Turns = [0, 8, -8, 16, -16, 26, -26, 38, -38, 52, -52, 68, 84];

    private float Gap => plan.CameraGap;

    private readonly Body[] _bodies = [.. figures.Select(figure => Body.Of(figure))];

    /// <summary>One figure, seen from near its eye-line, with room where it looks.</summary>
    /// <param name="partner">Whom the subject speaks to: the camera keeps to one side of the two of them as well.</param>
    public Placed Single(int subject, ShotSize size, CameraAngle angle, float lensMm, int? partner = null)
    {
        var body = _bodies[subject];
        var between = PairLine(subject, partner);
        var figure = figures[subject];
        var gaze = Flat(figure.LookAt - body.Head, Body.Heading(figure.FacingDegrees));
        var facing = Body.Heading(figure.FacingDegrees);
        // Whoever looks at a neighbour on the same bench is taken from the front, not from over the neighbour's shoulder.
        var off = Framing.OffEyeLine(size) + (Vector3.Dot(gaze, facing) < 0.5f ? 26 : 0);
        if (figure.Action == FigureAction.Lie) gaze = facing;
        var frame = Framing.FrameHeight(size, body);
        Placed? best = null;
        var bestCost = float.MaxValue;
        foreach (var side in new[] { 1f, -1f })
        {
            foreach (var turn in Turns)
            {
                if (off + turn is < 10 or > 150) continue;
                var direction = Turned(gaze, side * (off + turn));
                if (plan.Kind == SetKind.CarInterior && direction.Z < 0.72f) continue;
                var placed = Along(body.Eyes, direction, Framing.Elevation(angle, size), frame, lensMm, out var squeezed);
                // Under a low ceiling the camera comes down rather than into the face.
                if (squeezed > 0.2f && angle != CameraAngle.Eye) placed = Along(body.Eyes, direction, Framing.Elevation(CameraAngle.Eye, size), frame, lensMm, out squeezed);
                var cost = MathF.Abs(turn) / 40f + squeezed * 2 + Obstruction(placed.Position, body, subject) * 3;
                cost += WrongSide(placed.Position);
                if (between is { } own && own.SideOf(placed.Position) < 0.08f) cost += 20;
                if (cost >= bestCost) continue;
                bestCost = cost;
                best = placed;
            }
        }

        return Compose(best ?? Along(body.Eyes, line.CameraSide, 0, frame, lensMm, out _), body, gaze, size);
    }

    /// <summary>The subject past the shoulder of the one it looks at; null where there is no room for it.</summary>
    public Placed? OverShoulder(int subject, int near, ShotSize size, CameraAngle angle, float lensMm)
    {
        var body = _bodies[subject];
        var other = _bodies[near];
        var across = (other.Head - body.Head) with { Y = 0 };
        var apart = across.Length();
        if (apart is < 0.6f or > 3.4f || plan.Kind == SetKind.CarInterior || figures[near].Action == FigureAction.Lie) return null;
        var along = across / apart;
        if (Vector3.Dot(Body.Heading(figures[near].FacingDegrees), -along) < 0.3f) return null;
        var frame = Framing.FrameHeight(size, body);
        var between = PairLine(subject, near) ?? line;
        foreach (var lens in LensesFrom(lensMm))
        {
            var distance = Lens.DistanceFor(frame, lens);
            if (distance < apart + 0.55f) continue;
            Placed? best = null;
            var bestCost = float.MaxValue;
            for (var degrees = 3f; degrees <= 60f; degrees += 1f)
            {
                var direction = Turned(along, degrees);
                if (line.SideOf(body.Head + direction * distance) < line.SideOf(body.Head)) direction = Turned(along, -degrees);
                var position = body.Eyes + direction * distance;
                position.Y = MathF.Max(body.Eyes.Y + 0.04f, other.Head.Y - 0.02f) + (angle == CameraAngle.High ? 0.35f : angle == CameraAngle.Low ? -0.3f : 0);
                if (!Inside(position) || line.SideOf(position) < 0.08f || between.SideOf(position) < 0.05f) continue;
                var (_, right, _) = Lens.Axes(position, body.Head);
                var looks = MathF.Sign(Vector3.Dot(along, right));
                var target = Lens.Aim(position, lens, body.Eyes, -0.24f * looks, Framing.EyeLine(size));
                var shoulder = Lens.Project(position, target, lens, 0, other.Head);
                if (shoulder.Z < Nearest) continue;
                var cost = MathF.Abs(shoulder.X * looks - 0.82f) + Obstruction(position, body, subject, near) * 3;
                if (cost >= bestCost) continue;
                bestCost = cost;
                best = new(position, target, lens, body.Eyes);
            }

            if (best is not null && bestCost < 0.5f) return best;
        }

        return null;
    }

    /// <summary>Several figures within the frame, from across the line.</summary>
    public Placed Group(IReadOnlyList<int> subjects, ShotSize size, CameraAngle angle, float lensMm)
    {
        var bodies = subjects.Select(index => _bodies[index]).ToArray();
        var tallest = bodies.MaxBy(body => body.Top);
        var least = Framing.FrameHeight(size, tallest);
        var low = Framing.LowestPart(bodies.Length > 1 && size > ShotSize.Medium && size != ShotSize.Insert ? ShotSize.Medium : size);
        var points = new List<Vector3>();
        foreach (var body in bodies)
        {
            foreach (var x in (ReadOnlySpan<float>)[-0.22f, 0.22f])
            {
                points.Add(body.Crown + new Vector3(x, 0.06f, 0));
                points.Add(body.Head with { X = body.Head.X + x, Y = body.Top * low });
            }
        }

        var min = points.Aggregate(Vector3.Min);
        var max = points.Aggregate(Vector3.Max);
        var centre = (min + max) / 2;
        Placed? best = null;
        var bestCost = float.MaxValue;
        var limits = plan.Kind == SetKind.CarInterior ? 14f : 90f;
        foreach (var turn in Turns)
        {
            var swing = sway * 11 + turn * 0.55f;
            if (MathF.Abs(swing) > limits) continue;
            var direction = Turned(line.CameraSide, swing);
            foreach (var lens in LensesFrom(lensMm))
            {
                var placed = Fit(points, centre, direction, Framing.Elevation(angle, size), least, lens, size, out var squeezed);
                var cost = MathF.Abs(turn) / 60f + squeezed * 4 + MathF.Abs(lens - lensMm) / lensMm * 0.5f + WrongSide(placed.Position);
                for (var i = 0; i < subjects.Count; i++) cost += Obstruction(placed.Position, bodies[i], subjects[i], -1) * (i < 2 ? 2 : 0.6f);
                if (cost < bestCost) { bestCost = cost; best = placed; }
                if (squeezed <= 0) break;
            }
        }

        return best!.Value;
    }

    /// <summary>The set itself: from a corner, low and wide.</summary>
    public Placed Place(ShotSize size, CameraAngle angle, float lensMm)
    {
        if (plan.Kind == SetKind.CarInterior) return Along(new(0, 1.0f, 0), Vector3.UnitZ, 2, 1.5f, lensMm, out _);
        var side = plan.WideSide != 0 ? plan.WideSide : sway < 0 ? -1f : 1f;
        var wide = MathF.Min(lensMm, plan.Enclosed ? 24 : 28);
        var height = angle switch { CameraAngle.High => plan.Enclosed ? plan.Max.Y - 0.35f : 3.6f, CameraAngle.Low => 0.55f, CameraAngle.Overhead => plan.Max.Y - 0.3f, _ => plan.Enclosed ? 1.4f : size == ShotSize.ExtremeWide ? 1.9f : 1.3f };
        var reach = MathF.Min(plan.Max.Z - Gap, size == ShotSize.ExtremeWide ? 8.6f : 6.2f);
        var position = new Vector3(side * MathF.Min(plan.Max.X * 0.72f, 3.4f), height, reach);
        var target = new Vector3(-side * MathF.Min(plan.Max.X * 0.18f, 0.8f), plan.Enclosed ? 1.15f : 1.7f, MathF.Max(plan.Min.Z * 0.3f, -2f));
        return new(position, target, wide, Vector3.Zero);
    }

    /// <summary>A thing on the table or in the hands, from above and in front.</summary>
    public Placed Insert(Vector3 thing, int? holder, float lensMm)
    {
        var away = holder is { } index ? Turned(Body.Heading(figures[index].FacingDegrees), 0) : line.CameraSide;
        if (line.SideOf(thing + away) <= line.SideOf(thing) + 0.2f) away = Flat(away * 0.4f + line.CameraSide, line.CameraSide);
        var direction = Vector3.Normalize(away * 0.82f + Vector3.UnitY * 0.57f);
        var lens = MathF.Min(MathF.Max(lensMm, 50), 65);
        var position = thing + direction * 0.52f;
        if (plan.Enclosed) position = Vector3.Clamp(position, plan.Min + new Vector3(Gap), plan.Max - new Vector3(Gap));
        return new(position, thing, lens, thing);
    }

    /// <summary>What somebody sees.</summary>
    public Placed Eyes(int who, Vector3 towards, float lensMm)
    {
        var eyes = _bodies[who].Eyes;
        var direction = Flat(towards - eyes, Body.Heading(figures[who].FacingDegrees));
        var position = eyes + direction * 0.1f;
        var target = (towards - position).Length() < 0.4f ? position + direction : towards;
        return new(position, target, MathF.Min(lensMm, 35), target);
    }

    public bool Inside(Vector3 position)
    {
        var gap = new Vector3(Gap, 0, Gap);
        var low = plan.Min + gap;
        var high = plan.Max - gap;
        return position.X >= low.X && position.X <= high.X && position.Z >= low.Z && position.Z <= high.Z && position.Y >= 0.25f && position.Y <= plan.Max.Y - 0.15f;
    }

    private static IEnumerable<float> LensesFrom(float lensMm)
    {
        yield return lensMm;
        for (var i = Framing.Lenses.Length - 1; i >= 0; i--) if (Framing.Lenses[i] < lensMm) yield return Framing.Lenses[i];
        foreach (var lens in Framing.Lenses) if (lens > lensMm) yield return lens;
    }

    // Stands off along a direction; where the room is too small, a shorter lens keeps the size, and at last the camera moves in.
    private Placed Along(Vector3 from, Vector3 direction, float elevation, float frame, float lensMm, out float squeezed)
    {
        var (sin, cos) = MathF.SinCos(elevation * MathF.PI / 180f);
        var ray = direction * cos + Vector3.UnitY * sin;
        var room = Room(from, ray);
        var lens = lensMm;
        for (var i = Framing.Lenses.Length - 1; i >= 0; i--)
        {
            var shorter = Framing.Lenses[i];
            if (shorter >= lensMm) continue;
            if (Lens.DistanceFor(frame, lens) <= room) break;
            lens = shorter;
        }

        foreach (var longer in Framing.Lenses)
        {
            if (longer <= lensMm) continue;
            if (Lens.DistanceFor(frame, lens) >= Nearest + 0.15f || Lens.DistanceFor(frame, longer) > room) break;
            lens = longer;
        }

        var wanted = Lens.DistanceFor(frame, lens);
        var distance = MathF.Max(Nearest, MathF.Min(wanted, room));
        squeezed = MathF.Max(0, wanted - room) / wanted + MathF.Max(0, lensMm - lens) / lensMm * 0.3f + MathF.Max(0, 26 - lens) / 12 + (room < Nearest ? 2 : 0);
        return new(from + ray * distance, from, lens, from);
    }

    private Placed Fit(List<Vector3> points, Vector3 centre, Vector3 direction, float elevation, float frame, float lens, ShotSize size, out float squeezed)
    {
        var (sin, cos) = MathF.SinCos(elevation * MathF.PI / 180f);
        var ray = direction * cos + Vector3.UnitY * sin;
        var anchor = centre;
        if (size is ShotSize.Wide or ShotSize.ExtremeWide) anchor.Y = MathF.Min(1.15f, plan.Max.Y - 0.4f);
        var room = Room(anchor, ray);
        var near = MathF.Min(Lens.DistanceFor(frame, lens), room);
        var far = 16f;
        var distance = near;
        if (!Holds(near))
        {
            for (var round = 0; round < 14; round++)
            {
                distance = (near + far) / 2;
                if (Holds(distance)) far = distance; else near = distance;
            }

            distance = far;
        }

        squeezed = MathF.Max(0, distance - room) / distance;
        distance = MathF.Min(distance, room);
        var position = anchor + ray * distance;
        var target = Target(position);
        return new(position, target, lens, centre);

        Vector3 Target(Vector3 from) => size is ShotSize.Wide or ShotSize.ExtremeWide
            ? Lens.Aim(from, lens, centre, sway * 0.12f, -0.12f)
            : Lens.Aim(from, lens, centre, 0, -0.04f);

        bool Holds(float at)
        {
            var from = anchor + ray * at;
            var target = Target(from);
            var (forward, right, up) = Lens.Axes(from, target);
            float wide = Lens.HalfWidth(lens) * 0.86f, tall = Lens.HalfHeight(lens);
            foreach (var point in points)
            {
                var offset = point - from;
                var depth = Vector3.Dot(offset, forward);
                var y = Vector3.Dot(offset, up);
                if (depth < 0.3f || MathF.Abs(Vector3.Dot(offset, right)) > wide * depth || y > 0.88f * tall * depth || y < -1.02f * tall * depth) return false;
            }

            return true;
        }
    }

    private Placed Compose(Placed placed, Body body, Vector3 gaze, ShotSize size)
    {
        var (_, right, _) = Lens.Axes(placed.Position, body.Eyes);
        var looks = Vector3.Dot(gaze, right);
        var x = -MathF.Sign(looks) * Framing.LookingRoom(size) * MathF.Min(1, MathF.Abs(looks) * 2.2f);
        return placed with { Target = Lens.Aim(placed.Position, placed.LensMm, body.Eyes, x, Framing.EyeLine(size)), Subject = body.Eyes };
    }

    // Metres until a wall, the ground or the ceiling is met.
    private float Room(Vector3 from, Vector3 ray)
    {
        var low = new Vector3(plan.Min.X + Gap, 0.3f, plan.Min.Z + Gap);
        var high = new Vector3(plan.Max.X - Gap, plan.Max.Y - 0.15f, plan.Max.Z - Gap);
        var room = 30f;
        for (var axis = 0; axis < 3; axis++)
        {
            if (ray[axis] > 1e-5f) room = MathF.Min(room, (high[axis] - from[axis]) / ray[axis]);
            else if (ray[axis] < -1e-5f) room = MathF.Min(room, (low[axis] - from[axis]) / ray[axis]);
        }

        return MathF.Max(0.1f, room);
    }

    private float WrongSide(Vector3 position)
    {
        var side = line.SideOf(position);
        return side >= 0.12f ? 0 : 40 + (0.12f - side);
    }

    // The line of two people who need not be the principals of the scene; null where one stands behind the other.
    private LineOfAction? PairLine(int one, int? other)
    {
        if (other is not { } partner || MathF.Abs(_bodies[one].Ground.X - _bodies[partner].Ground.X) < 0.25f) return null;
        return _bodies[one].Ground.X < _bodies[partner].Ground.X ? new(_bodies[one].Ground, _bodies[partner].Ground) : new(_bodies[partner].Ground, _bodies[one].Ground);
    }

    // How much of the face other figures hide, and whether the camera stands in somebody.
    private float Obstruction(Vector3 camera, Body subject, int self, int allowed = -1)
    {
        var cost = 0f;
        for (var i = 0; i < _bodies.Length; i++)
        {
            if (i == self) continue;
            var other = _bodies[i];
            if (FlatDistance(camera, other.Ground) < other.Radius + 0.28f && camera.Y < other.Top + 0.15f) { cost += 2; continue; }
            if (i == allowed) continue;
            var ray = (subject.Head - camera) with { Y = 0 };
            var length = ray.Length();
            if (length < 1e-3f) continue;
            var along = Vector3.Dot((other.Ground - camera) with { Y = 0 }, ray) / (length * length);
            if (along is <= 0.02f or >= 0.97f) continue;
            var height = camera.Y + (subject.Head.Y - camera.Y) * along;
            if (height > other.Top + 0.08f) continue;
            var gap = FlatDistance(camera + ray * along, other.Ground);
            var needed = other.Radius + 0.12f;
            if (gap < needed) cost += 1.2f - gap / needed * 0.5f;
        }

        return cost;
    }

    private static float FlatDistance(Vector3 a, Vector3 b) => new Vector2(a.X - b.X, a.Z - b.Z).Length();

    private static Vector3 Flat(Vector3 direction, Vector3 otherwise)
    {
        direction.Y = 0;
        return direction.LengthSquared() < 1e-5f ? otherwise : Vector3.Normalize(direction);
    }

    private static Vector3 Turned(Vector3 direction, float degrees)
    {
        var (sin, cos) = MathF.SinCos(degrees * MathF.PI / 180f);
        return new(direction.X * cos + direction.Z * sin, 0, direction.Z * cos - direction.X * sin);
    }
}
