using System.Numerics;
using System.Runtime.CompilerServices;
using LensForge.Domain.ShotLists;

namespace LensForge.Domain.Stages;

/// <summary>What a camera operator would be called back for.</summary>
public enum FramingFault
{
    /// <summary>The subject's head is not in the frame.</summary>
    HeadOutside,

    /// <summary>Somebody or something stands before the subject's head.</summary>
    HeadHidden,

    /// <summary>No room above the head in a size that should have some.</summary>
    CrownCut,

    /// <summary>More than a third of the height above the head of a near subject.</summary>
    EmptyAbove,

    /// <summary>A single looks out of the frame that it stands at the edge of.</summary>
    NoLeadRoom,

    /// <summary>A figure nearer than the subject fills more than a third of the frame.</summary>
    ForegroundCovers,

    /// <summary>A figure nearer than the subject is in the frame without its head.</summary>
    HeadlessForeground,

    /// <summary>The camera is outside the set, or in a wall or a piece of furniture.</summary>
    CameraInSet,

    /// <summary>The camera stands in somebody.</summary>
    CameraInFigure,
}

/// <summary>
/// Tests a framing by rays against simple bodies (a head, a cylinder below it) and the blocks of the set's plan. Placement uses the same
/// measures to choose a camera, so what is tested is what was aimed for.
/// </summary>
public sealed class FramingCheck
{
    /// <summary>Share of the frame that a foreground figure may cover.</summary>
    public const float MostForeground = 0.34f;

    /// <summary>Share of a torso in the frame from which a missing head is noticed.</summary>
    private const float NoticedTorso = 0.035f;
    private const float LeastSeen = 0.6f;

    private static readonly Vector2[] Samples = [new(0, 0), new(-0.3f, 0), new(0.3f, 0), new(0, 0.34f), new(0, -0.34f)];

    private readonly SetPlan _plan;
    private readonly Body[] _bodies;

    public FramingCheck(SetPlan plan, IReadOnlyList<StagedFigure> figures, bool end = false)
    {
        _plan = plan;
        _bodies = [.. figures.Select(figure => Body.Of(figure, end))];
    }

    internal FramingCheck(SetPlan plan, Body[] bodies)
    {
        _plan = plan;
        _bodies = bodies;
    }

    /// <summary>Everything wrong with the first frame of a staged shot; nothing for shots of things and places.</summary>
    public static IReadOnlyList<FramingFault> Of(PlannedShot shot, ShotStage stage, bool end = false)
    {
        var plan = SetPlan.For(stage.Set.Kind);
        var check = new FramingCheck(plan, stage.Figures, end);
        var camera = end ? stage.CameraEnd : stage.CameraStart;
        var faults = new List<FramingFault>();
        if (!check.Stands(camera.Position)) faults.Add(FramingFault.CameraInSet);
        if (check.InFigure(camera.Position)) faults.Add(FramingFault.CameraInFigure);
        if (shot.Coverage is Coverage.Insert or Coverage.Establishing or Coverage.PointOfView) return faults;
        var named = shot.Subjects.Select(name => IndexOf(stage.Figures, name)).Where(index => index >= 0).ToList();
        var alone = shot.Coverage is Coverage.Single or Coverage.Reaction or Coverage.OverTheShoulder;
        var subjects = alone ? named.Take(1).ToList() : named;
        if (subjects.Count == 0) return faults;
        var view = new FrameView(camera.Position, camera.Target, camera.LensMm, camera.RollDegrees);

        // In a crowd somebody at the back may be hidden; the two who matter most may not.
        foreach (var subject in subjects.Take(subjects.Count > 4 ? 2 : 4))
        {
            var head = view.Project(check._bodies[subject].Head);
            if (head.Z < 0.1f || MathF.Abs(head.X) > 1 || MathF.Abs(head.Y) > 1) faults.Add(FramingFault.HeadOutside);
            else if (check.Seen(subject, camera.Position) < LeastSeen) faults.Add(FramingFault.HeadHidden);
        }

        var nearest = subjects.Max(subject => Vector3.Distance(check._bodies[subject].Head, camera.Position));
        for (var other = 0; other < check._bodies.Length; other++)
        {
            if (subjects.Contains(other) || !check.Before(other, nearest, camera.Position)) continue;
            var (torso, face) = check.Cover(other, view);
            if (torso + face > MostForeground + 0.02f) faults.Add(FramingFault.ForegroundCovers);
            if (torso > NoticedTorso && face <= 0) faults.Add(FramingFault.HeadlessForeground);
        }

        if (alone && camera.RollDegrees == 0) check.Rooms(subjects[0], stage.Figures[subjects[0]], shot, view, faults);
        return faults;
    }

    private static int IndexOf(IReadOnlyList<StagedFigure> figures, string name)
    {
        for (var i = 0; i < figures.Count; i++) if (figures[i].Character == name) return i;
        return -1;
    }

    private void Rooms(int subject, StagedFigure figure, PlannedShot shot, FrameView view, List<FramingFault> faults)
    {
        var body = _bodies[subject];
        var (eyes, crown) = (view.Project(body.Eyes), view.Project(body.Crown));
        if (figure.Action == FigureAction.Lie || shot.Size is ShotSize.Insert or <= ShotSize.Wide || figure.Position != figure.EndPosition) return;
        if (shot.Size <= ShotSize.MediumCloseUp && crown.Y > 1 && eyes.Y < 1 && shot.Move is not (CameraMove.TiltUp or CameraMove.TiltDown)) faults.Add(FramingFault.CrownCut);
        if (shot.Size >= ShotSize.Medium && crown.Y < 0.34f && shot.Move is not (CameraMove.TiltUp or CameraMove.TiltDown)) faults.Add(FramingFault.EmptyAbove);
        var gaze = (figure.LookAt - body.Head) with { Y = 0 };
        if (gaze.LengthSquared() < 1e-4f) return;
        var looks = Vector3.Dot(Vector3.Normalize(gaze), view.Right);
        if (MathF.Abs(looks) > 0.5f && eyes.X * MathF.Sign(looks) > 0.42f) faults.Add(FramingFault.NoLeadRoom);
    }

    /// <summary>Whether a camera can stand there: inside the set and in none of its blocks.</summary>
    internal bool Stands(Vector3 camera)
    {
        const float skin = 0.05f;
        if (_plan.Enclosed && (camera.X < _plan.Min.X + skin || camera.Z < _plan.Min.Z + skin || camera.X > _plan.Max.X - skin || camera.Z > _plan.Max.Z - skin || camera.Y > _plan.Max.Y - skin)) return false;
        if (camera.Y < 0.1f) return false;
        foreach (var block in _plan.Blocks) if (block.Holds(camera, 0.08f)) return false;
        return true;
    }

    internal bool InFigure(Vector3 camera)
    {
        foreach (var body in _bodies)
            if (Blocking.Apart(camera, body.Ground) < body.Radius + 0.1f && camera.Y < body.Top + 0.05f && camera.Y > body.Head.Y - 1.6f) return true;
        return false;
    }

    /// <summary>Whether a figure stands nearer to the camera than what is filmed.</summary>
    internal bool Before(int other, float distance, Vector3 camera) => Vector3.Distance(_bodies[other].Head, camera) < distance - 0.12f;

    /// <summary>How much of a head the camera sees past everybody else and the set, 0 to 1.</summary>
    /// <param name="except">Somebody who is not in the way, for example because the shot goes past the shoulder.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal float Seen(int subject, Vector3 camera, int except = -1)
    {
        var body = _bodies[subject];
        var (_, right, up) = Lens.Axes(camera, body.Head);
        var seen = 0;
        foreach (var sample in Samples)
        {
            var point = body.Head + (right * sample.X + up * sample.Y) * body.HeadHeight;
            if (!Blocked(camera, point, subject, except)) seen++;
        }

        return seen / (float)Samples.Length;
    }

    private bool Blocked(Vector3 camera, Vector3 point, int subject, int except)
    {
        for (var i = 0; i < _bodies.Length; i++)
            if (i != subject && i != except && Hides(_bodies[i], camera, point)) return true;
        foreach (var block in _plan.Blocks) if (block.Cuts(camera, point)) return true;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Hides(in Body body, Vector3 camera, Vector3 point)
    {
        var way = point - camera;
        var length = way.LengthSquared();
        if (length < 1e-4f) return false;
        var along = Math.Clamp(Vector3.Dot(body.Head - camera, way) / length, 0, 1);
        var radius = body.HeadHeight * 0.46f;
        if (along is > 0.01f and < 0.98f && Vector3.DistanceSquared(camera + way * along, body.Head) < radius * radius) return true;
        var flat = way.X * way.X + way.Z * way.Z;
        if (flat < 1e-4f) return false;
        along = ((body.Ground.X - camera.X) * way.X + (body.Ground.Z - camera.Z) * way.Z) / flat;
        if (along is <= 0.01f or >= 0.98f) return false;
        var spot = camera + way * along;
        return spot.Y < body.Head.Y - body.HeadHeight * 0.55f && Blocking.Apart(spot, body.Ground) < body.Radius + 0.02f;
    }

    /// <summary>Shares of the frame that a figure's trunk and head take, without what hides them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal (float Torso, float Head) Cover(int other, in FrameView view)
    {
        var body = _bodies[other];
        var head = view.Project(body.Head);
        if (head.Z < 0.15f) return (0, 0);
        var (wide, tall) = (1 / (head.Z * view.HalfWidth), 1 / (head.Z * view.HalfHeight));
        var half = body.HeadHeight * 0.42f;
        var face = Area(head.X - half * wide, head.X + half * wide, head.Y - half * 1.15f * tall, head.Y + half * 1.15f * tall) * 0.85f;
        var chin = body.Head with { Y = body.Head.Y - body.HeadHeight * 0.62f };
        var at = view.Project(chin);
        if (at.Z < 0.15f) return (0, face);
        var bottom = view.Project(body.Ground with { Y = MathF.Max(body.Ground.Y, body.Head.Y - 1.15f) });
        var low = bottom.Z < 0.15f ? -1 : bottom.Y;
        var shoulders = (body.Radius + 0.03f) / (at.Z * view.HalfWidth);
        return (Area(at.X - shoulders, at.X + shoulders, low, at.Y) * 0.9f, face);
    }

    private static float Area(float left, float right, float low, float high) =>
        MathF.Max(0, MathF.Min(1, right) - MathF.Max(-1, left)) * MathF.Max(0, MathF.Min(1, high) - MathF.Max(-1, low)) / 4;

    /// <summary>What it costs to stand there, 0 for a clean frame: hidden or lost heads, foregrounds, furniture.</summary>
    /// <param name="near">Who may be in the foreground: the shoulder of an over-the-shoulder.</param>
    /// <param name="limit">A cost from which the rest need not be worked out.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal float Cost(int subject, in FrameView view, int near = -1, float limit = float.MaxValue)
    {
        var camera = view.Position;
        var cost = Stands(camera) ? 0f : 30f;
        if (InFigure(camera)) cost += 30;
        var head = view.Project(_bodies[subject].Head);
        if (head.Z < 0.1f || MathF.Abs(head.X) > 0.95f || MathF.Abs(head.Y) > 0.95f) cost += 25;
        var distance = Vector3.Distance(_bodies[subject].Head, camera);
        for (var other = 0; other < _bodies.Length; other++)
        {
            if (other == subject || !Before(other, distance, camera)) continue;
            var (torso, face) = Cover(other, view);
            var most = other == near ? 0.25f : 0.05f;
            cost += MathF.Max(0, torso + face - most) * (other == near ? 40 : 14);
            if (torso > NoticedTorso * 0.6f && face < 0.002f) cost += 5;
        }

        return cost >= limit ? cost : cost + (1 - Seen(subject, camera)) * 14;
    }
}
