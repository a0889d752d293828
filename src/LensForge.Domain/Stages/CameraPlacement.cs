using System.Numerics;
using System.Runtime.CompilerServices;
using LensForge.Domain.Grammar;
using LensForge.Domain.ShotLists;

namespace LensForge.Domain.Stages;

/// <summary>Where a camera stands, what it aims at and through which lens.</summary>
internal readonly record struct Placed(Vector3 Position, Vector3 Target, float LensMm, Vector3 Subject);

/// <summary>Places a camera for a planned shot among figures that are already on their marks.</summary>
internal sealed class CameraPlacement(SetPlan plan, LineOfAction line, IReadOnlyList<StagedFigure> figures, float sway)
{
    private const float Nearest = 0.45f;

    /// <summary>Cost under which a frame needs no better one.</summary>
    private const float Clean = 0.45f;

    private static readonly float[] Turns = [0, 8, -8, 16, -16, 26, -26, 38, -38, 52, -52, 68, 84];

    private float Gap => plan.CameraGap;

    private readonly Body[] _bodies = [.. figures.Select(figure => Body.Of(figure))];
    private readonly FramingCheck _check = new(plan, [.. figures.Select(figure => Body.Of(figure))]);

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
        foreach (var lens in Nearer(lensMm))
        {
            // A shorter lens brings the camera inside of whoever stands about; it is only asked for where the longer one finds no clean frame.
            if (bestCost < Clean) break;
            foreach (var elevation in figure.Action == FigureAction.Lie ? Framing.LyingElevations : Framing.Elevations(angle, size))
            {
                foreach (var side in (ReadOnlySpan<float>)[1f, -1f])
                {
                    foreach (var turn in Turns)
                    {
                        if (off + turn is < 10 or > 150) continue;
                        var direction = Turned(gaze, side * (off + turn));
                        if (plan.Kind == SetKind.CarInterior && direction.Z < 0.72f) continue;
                        var placed = Along(body.Eyes, direction, elevation, frame, lens, out var squeezed);
                        var cost = MathF.Abs(turn) / 32f + squeezed * 2 + WrongSide(placed.Position) + MathF.Abs(elevation - Framing.Elevation(angle, size)) / 20 + (lensMm - lens) / lensMm * 1.2f;
                        if (between is { } own && own.SideOf(placed.Position) < 0.08f) cost += 20;
                        if (cost >= bestCost) continue;
                        placed = Compose(placed, body, gaze, size);
                        cost += _check.Cost(subject, View(placed), limit: bestCost - cost);
                        if (cost >= bestCost) continue;
                        bestCost = cost;
                        best = placed;
                    }
                }
            }
        }

        return best ?? Compose(Along(body.Eyes, line.CameraSide, 0, frame, lensMm, out _), body, gaze, size);
    }

    /// <summary>The subject past the shoulder of the one it looks at; null where there is no room for it.</summary>
    public Placed? OverShoulder(int subject, int near, ShotSize size, CameraAngle angle, float lensMm)
    {
        var body = _bodies[subject];
        var other = _bodies[near];
        var across = (other.Head - body.Head) with { Y = 0 };
        var apart = across.Length();
        if (apart is < 0.6f or > 3.4f || plan.Kind == SetKind.CarInterior || figures[near].Action == FigureAction.Lie || figures[subject].Action == FigureAction.Lie) return null;
        var along = across / apart;
        if (Vector3.Dot(Body.Heading(figures[near].FacingDegrees), -along) < 0.3f) return null;
        var frame = Framing.FrameHeight(size, body);
        var between = PairLine(subject, near) ?? line;
        Placed? best = null;
        var bestCost = float.MaxValue;
        foreach (var lens in LensesFrom(lensMm))
        {
            var distance = Lens.DistanceFor(frame, lens);
            if (distance < apart + 0.55f || lens > 100) continue;
            for (var degrees = 6f; degrees <= 52f; degrees += 2f)
            {
                var direction = Turned(along, degrees);
                if (line.SideOf(body.Head + direction * distance) < line.SideOf(body.Head)) direction = Turned(along, -degrees);
                var position = body.Eyes + direction * distance;
                position.Y = MathF.Max(body.Eyes.Y + 0.04f, other.Head.Y - 0.02f) + (angle is CameraAngle.High or CameraAngle.Overhead ? 0.3f : angle == CameraAngle.Low ? -0.3f : 0);
                if (!Inside(position) || line.SideOf(position) < 0.08f || between.SideOf(position) < 0.05f) continue;
                var (_, right, _) = Lens.Axes(position, body.Head);
                var looks = MathF.Sign(Vector3.Dot(along, right));
                var placed = new Placed(position, Lens.Aim(position, lens, body.Eyes, -0.24f * looks, EyeLine(position, lens, body, size)), lens, body.Eyes);
                var view = View(placed);
                var shoulder = view.Project(other.Head);
                if (shoulder.Z < Nearest) continue;
                var (torso, face) = _check.Cover(near, view);
                // A shoulder at the edge: neither a wall of back nor a sliver, and more behind it than beside it.
                var cost = MathF.Abs(shoulder.X * looks - 0.82f) * 2.6f + MathF.Abs(degrees - 20) / 40 + MathF.Max(0, 0.07f - torso - face) * 40 + MathF.Max(0, MathF.Abs(shoulder.Y) - 0.85f) * 6 + MathF.Abs(MathF.Log(lens / lensMm)) * 0.5f;
                if (cost >= bestCost) continue;
                cost += _check.Cost(subject, view, near, bestCost - cost);
                if (cost >= bestCost) continue;
                bestCost = cost;
                best = placed;
            }
        }

        return bestCost < 1.9f ? best : null;
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
                var fits = false;
                foreach (var elevation in Framing.Elevations(angle, size))
                {
                    var placed = Fit(points, centre, direction, elevation, least, lens, size, out var squeezed);
                    fits |= squeezed <= 0;
                    var cost = MathF.Abs(turn) / 60f + squeezed * 4 + MathF.Abs(lens - lensMm) / lensMm * 0.5f + MathF.Abs(elevation - Framing.Elevation(angle, size)) / 20 + WrongSide(placed.Position);
                    if (cost >= bestCost) continue;
                    cost += Crowd(subjects, View(placed));
                    if (cost < bestCost) { bestCost = cost; best = placed; }
                }

                if (fits) break;
            }
        }

        return best!.Value;
    }

    /// <summary>What a frame of one subject costs, 0 when it is clean.</summary>
    public float Faults(int subject, in Placed placed) => _check.Cost(subject, View(placed));

    // Every head of a group is to be seen; the two who matter most before all.
    private float Crowd(IReadOnlyList<int> subjects, in FrameView view)
    {
        var cost = _check.Stands(view.Position) ? 0f : 30f;
        if (_check.InFigure(view.Position)) cost += 30;
        var farthest = 0f;
        for (var i = 0; i < subjects.Count; i++)
        {
            farthest = MathF.Max(farthest, Vector3.Distance(_bodies[subjects[i]].Head, view.Position));
            var head = view.Project(_bodies[subjects[i]].Head);
            var lost = head.Z < 0.1f || MathF.Abs(head.X) > 0.95f || head.Y > 0.92f || head.Y < -0.95f;
            cost += (lost ? 2 : 1 - _check.Seen(subjects[i], view.Position)) * (i < 2 ? 6 : 3);
        }

        for (var other = 0; other < _bodies.Length; other++)
        {
            if (subjects.Contains(other) || !_check.Before(other, farthest, view.Position)) continue;
            var (torso, face) = _check.Cover(other, view);
            cost += MathF.Max(0, torso + face - 0.08f) * 14 + (torso > 0.02f && face < 0.002f ? 4 : 0);
        }

        return cost;
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
    /// <param name="tall">Height of the thing in metres: what stands is seen from lower and farther than what lies.</param>
    public Placed Insert(Vector3 thing, int? holder, float lensMm, float tall)
    {
        var away = holder is { } index ? Turned(Body.Heading(figures[index].FacingDegrees), 0) : line.CameraSide;
        if (line.SideOf(thing + away) <= line.SideOf(thing) + 0.2f) away = Flat(away * 0.4f + line.CameraSide, line.CameraSide);
        var direction = Vector3.Normalize(away * 0.82f + Vector3.UnitY * (tall > 0.15f ? 0.26f : 0.57f));
        var lens = MathF.Min(MathF.Max(lensMm, 50), 65);
        var position = thing + direction * MathF.Max(0.52f, Lens.DistanceFor(tall * 1.45f, lens));
        if (plan.Enclosed) position = Vector3.Clamp(position, plan.Min + new Vector3(Gap), plan.Max - new Vector3(Gap));
        return new(position, thing, lens, thing);
    }

    /// <summary>What somebody sees.</summary>
    public Placed Eyes(int who, Vector3 towards, float lensMm)
    {
        var eyes = _bodies[who].Eyes;
        var direction = Flat(towards - eyes, Body.Heading(figures[who].FacingDegrees));
        var position = eyes + direction * 0.1f;
        var lens = MathF.Min(lensMm, 35);
        var seen = (towards - position).Length() < 0.4f ? position + direction : towards;
        return new(position, Lens.Aim(position, lens, seen, 0, 0.26f), lens, seen);
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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

    private static Placed Compose(Placed placed, Body body, Vector3 gaze, ShotSize size)
    {
        var (_, right, _) = Lens.Axes(placed.Position, body.Eyes);
        var looks = Vector3.Dot(gaze, right);
        var x = -MathF.Sign(looks) * Framing.LookingRoom(size) * MathF.Min(1, MathF.Abs(looks) * 2.2f);
        return placed with { Target = Lens.Aim(placed.Position, placed.LensMm, body.Eyes, x, EyeLine(placed.Position, placed.LensMm, body, size)), Subject = body.Eyes };
    }

    // The eyes on their line, or lower where hair or hat would meet the top of the frame.
    private static float EyeLine(Vector3 position, float lens, Body body, ShotSize size)
    {
        var eyes = Framing.EyeLine(size);
        if (size is > ShotSize.MediumCloseUp or <= ShotSize.Wide) return eyes;
        var crown = eyes + (body.Top - body.Eyes.Y) / (Vector3.Distance(position, body.Eyes) * Lens.HalfHeight(lens));
        return eyes - MathF.Max(0, crown - 0.8f);
    }

    private static FrameView View(in Placed placed) => new(placed.Position, placed.Target, placed.LensMm);

    // The lens asked for, then shorter ones.
    private static IEnumerable<float> Nearer(float lensMm)
    {
        yield return lensMm;
        foreach (var share in (float[])[0.72f, 0.52f])
        {
            var wanted = lensMm * share;
            if (wanted < 24) yield break;
            yield return Framing.Lenses.MinBy(lens => MathF.Abs(lens - wanted));
        }
    }

    // Metres until a wall, the ground or the ceiling is met.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
