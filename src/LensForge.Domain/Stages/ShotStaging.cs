using System.Numerics;
using LensForge.Domain.Grammar;
using LensForge.Domain.ShotLists;
using LensForge.Domain.Time;

namespace LensForge.Domain.Stages;

/// <summary>Stages the shots of one scene in order, so that whoever walked stands where the walk ended.</summary>
internal sealed class ShotStaging
{
    private readonly SceneSet _set;
    private readonly SetPlan _plan;
    private readonly List<Placement> _people;
    private readonly NameBook _names;
    private readonly bool _apart;
    private readonly float _sway;

    /// <param name="apart">The people of the scene are in different places (a call, an intercut): each is alone on the stage.</param>
    public ShotStaging(SceneSet set, List<Placement> people, bool apart)
    {
        _set = set;
        _plan = SetPlan.For(set.Kind);
        _people = people;
        _names = new(people.Select(person => person.Character));
        _apart = apart;
        _sway = SwayOf(set);
    }

    public ShotStage Stage(PlannedShot shot)
    {
        var reading = ActionReading.Of(shot.Action, _names, shot.Subjects.Count > 0 ? shot.Subjects[0] : null);
        Appear(shot, reading);
        var line = LineOfAction.Between([.. _people.Take(2).Select(person => person.Position)]);
        var seconds = shot.Length.Milliseconds / 1000f;
        var onStage = _people.Where(person => person.Present && (!_apart || shot.Subjects.Count == 0 || shot.Subjects.Contains(person.Character))).ToList();
        var figures = onStage.Select(person => Pose(person, shot, reading, onStage, seconds)).ToList();
        Answer(figures);
        for (var i = 0; i < figures.Count; i++) figures[i] = figures[i] with { LookAt = LookAt(i, figures, shot, reading) };

        var camera = new CameraWork(_plan, line, figures, _sway, shot, InsertSpot(shot, figures));
        var (start, end) = camera.Shoot();
        if (shot.Coverage == Coverage.PointOfView && camera.Viewer is { } viewer) figures.RemoveAt(viewer);
        if (shot.Coverage == Coverage.Insert) figures = [.. figures.Where(figure => shot.Subjects.Contains(figure.Character) || !Blocks(figure, start)).Select(figure => figure with { Prop = null })];
        for (var i = 0; i < onStage.Count; i++) Settle(onStage[i], figures.FirstOrDefault(figure => figure.Character == onStage[i].Character), reading);
        return new(_set, figures, start, end, shot.Move == CameraMove.Handheld ? 0.3f + 0.4f * shot.Intensity : 0, shot.Insert, shot.Length);
    }

    /// <summary>To which side the cameras of a set lean and sway.</summary>
    internal static float SwayOf(SceneSet set) => new Chance(set.Seed).Likely(0.5f) ? 1 : -1;

    // Whoever is seen, speaks here or comes in is there.
    private void Appear(PlannedShot shot, ActionReading reading)
    {
        foreach (var person in _people)
        {
            if (person.Present) continue;
            person.Present = shot.Subjects.Contains(person.Character) || reading.Named.Contains(person.Character);
        }
    }

    private StagedFigure Pose(Placement person, PlannedShot shot, ActionReading reading, List<Placement> all, float seconds)
    {
        var speaking = shot.Dialogue.Where(speech => !speech.Off && speech.Character == person.Character).Select(speech => new SpeakingSpan(speech.Start, speech.Length)).ToList();
        person.Feeling = Feelings.Of(person.Character, shot, reading, person.Feeling);
        var action = person.Rest;
        var end = person.Position;
        foreach (var act in reading.Acts.Where(act => act.Who == person.Character))
        {
            switch (act.Deed)
            {
                case Deed.Walk or Deed.Run or Deed.Enter or Deed.Exit when person.Rest is not FigureAction.Drive && _plan.Kind != SetKind.CarInterior:
                    GetUp(person, all);
                    action = act.Deed == Deed.Run ? FigureAction.Run : FigureAction.Walk;
                    end = Walk(person, act.Deed, reading, all, seconds * (action == FigureAction.Run ? 3f : 1.2f));
                    if (Blocking.Apart(end, person.Position) < 0.25f) { action = FigureAction.Stand; end = person.Position; }
                    break;
                case Deed.Rise when person.Rest is not FigureAction.Drive:
                    GetUp(person, all);
                    action = FigureAction.Stand;
                    end = person.Position;
                    break;
                case Deed.Sit when person.Seat == 0 && person.Rest != FigureAction.Lie:
                    if (Blocking.NearestSeat(_plan, person, all) is { } seat)
                    {
                        person.Position = end = seat.Position;
                        person.Facing = seat.FacingDegrees;
                        person.Seat = seat.SeatHeight;
                        person.Rest = action = FigureAction.Sit;
                    }

                    break;
                case Deed.Lie or Deed.Fall when person.Rest != FigureAction.Lie && _plan.Kind != SetKind.CarInterior:
                    Blocking.LieDown(_plan, person);
                    action = FigureAction.Lie;
                    end = person.Position;
                    break;
                case Deed.Kneel when person.Seat == 0 && person.Rest != FigureAction.Lie:
                    action = FigureAction.Kneel;
                    end = person.Position;
                    break;
                case Deed.Point:
                    action = FigureAction.Point;
                    break;
                case Deed.Embrace when person.Seat == 0 && Partner(person, all, reading) is { } partner:
                    action = FigureAction.Embrace;
                    end = person.Position = BesidePartner(person, partner);
                    person.Facing = Body.HeadingTo(person.Position, partner.Position);
                    break;
                case Deed.Take or Deed.Phone when reading.Props.Count > 0 && person.Rest != FigureAction.Lie:
                    person.Prop = act.Deed == Deed.Phone ? "phone" : reading.Props[0];
                    action = FigureAction.Hold;
                    break;
            }
        }

        if (action == FigureAction.Stand && person.Prop is not null) action = FigureAction.Hold;
        if (action == FigureAction.Stand && shot.Dialogue.Any(speech => !speech.Off || speech.Character != person.Character)) action = speaking.Count > 0 ? FigureAction.Talk : FigureAction.Listen;
        var facing = action is FigureAction.Walk or FigureAction.Run ? Body.HeadingTo(person.Position, end) : person.Facing;
        return new(person.Character, person.Looks, action, person.Feeling, person.Position, end, facing, person.Seat, Vector3.Zero, person.Prop, speaking);
    }

    // Nobody is held with hanging arms: whoever stands before the one that embraces embraces too.
    private static void Answer(List<StagedFigure> figures)
    {
        if (figures.Count(figure => figure.Action == FigureAction.Embrace) != 1) return;
        var one = figures.Find(figure => figure.Action == FigureAction.Embrace)!;
        var nearest = Enumerable.Range(0, figures.Count).Where(i => figures[i] != one && figures[i].SeatHeight == 0).OrderBy(i => Blocking.Apart(figures[i].Position, one.Position)).Take(1).ToList();
        if (nearest.Count == 0) return;
        var other = figures[nearest[0]];
        if (Blocking.Apart(other.Position, one.Position) > 0.7f || other.Action is not (FigureAction.Stand or FigureAction.Talk or FigureAction.Listen or FigureAction.Hold)) return;
        figures[nearest[0]] = other with { Action = FigureAction.Embrace, FacingDegrees = Body.HeadingTo(other.Position, one.Position) };
    }

    private void GetUp(Placement person, List<Placement> all)
    {
        if (person.Seat <= 0 && person.Rest == FigureAction.Stand) return;
        if (person.Rest == FigureAction.Kneel) { person.Rest = FigureAction.Stand; return; }
        var mark = Blocking.NearestStanding(_plan, person, all);
        person.Position = mark.Position with { Y = 0 };
        person.Facing = mark.FacingDegrees;
        person.Seat = 0;
        person.Rest = FigureAction.Stand;
    }

    private Vector3 Walk(Placement person, Deed deed, ActionReading reading, List<Placement> all, float reach)
    {
        var side = person.Position.X <= 0 ? -1f : 1f;
        var edge = new Vector3(side * MathF.Min(_plan.Max.X - 0.5f, 3.6f), 0, MathF.Max(_plan.Min.Z + 0.5f, person.Position.Z - 0.7f));
        if (_plan.Kind is SetKind.Corridor or SetKind.Alley) edge = new(person.Position.X, 0, person.Position.Z - 3.5f);
        var walkers = reading.Acts.Where(act => act.Deed is Deed.Walk or Deed.Run).Select(act => act.Who).Distinct().Count();
        var room = _plan.Enclosed ? 1.8f : 4.5f;
        switch (deed)
        {
            case Deed.Enter:
                var mark = person.Position;
                var from = Step(mark, edge, reach);
                person.Position = from;
                return mark;
            case Deed.Exit:
                return Step(person.Position, edge, reach);
            case Deed.Run or Deed.Walk when walkers > 1 || all.Count == 1:
                // Together, or alone: across the frame and a little towards the camera, the path about the mark.
                var way = _plan.Kind is SetKind.Corridor or SetKind.Alley ? new Vector3(0, 0, 1) : Vector3.Normalize(new(walkers > 1 ? _sway : -side, 0, 0.3f));
                var distance = MathF.Min(reach, room);
                var start = Blocking.Free(_plan, person, person.Position - way * distance * 0.4f, walkers > 1 ? [] : all);
                person.Position = start;
                return Blocking.Free(_plan, person, start + way * distance, walkers > 1 ? [] : all);
            default:
                var partner = Partner(person, all, reading);
                var goal = partner is not null && Blocking.Apart(partner.Position, person.Position) > 1.3f
                    ? BesidePartner(person, partner, 1.05f)
                    : person.Position + new Vector3(side * 0.9f, 0, -0.35f);
                return Blocking.Free(_plan, person, Step(person.Position, goal, MathF.Min(reach, room)), all);
        }
    }

    private static Vector3 Step(Vector3 from, Vector3 to, float reach)
    {
        var way = to - from;
        var distance = way.Length();
        return distance <= reach || distance < 1e-4f ? to : from + way * (reach / distance);
    }

    private static Placement? Partner(Placement person, List<Placement> all, ActionReading reading) =>
        all.Where(other => other != person && other.Present).OrderBy(other => reading.Named.Contains(other.Character) ? 0 : 1).ThenBy(other => Blocking.Apart(other.Position, person.Position)).FirstOrDefault();

    private static Vector3 BesidePartner(Placement person, Placement partner, float gap = 0.42f)
    {
        var way = person.Position - partner.Position with { Y = 0 };
        way.Y = 0;
        if (way.LengthSquared() < 1e-4f) way = Vector3.UnitX;
        return (partner.Position with { Y = 0 }) + Vector3.Normalize(way) * gap;
    }

    // Speakers look at whom they speak to, listeners at the speaker, the lonely ahead, those who handle a thing at the thing.
    private static Vector3 LookAt(int index, List<StagedFigure> figures, PlannedShot shot, ActionReading reading)
    {
        var figure = figures[index];
        var body = Body.Of(figure);
        if (figure.Action is FigureAction.Walk or FigureAction.Run)
            return figure.EndPosition + Body.Heading(figure.FacingDegrees) * 3 + new Vector3(0, body.Eyes.Y - 0.08f, 0);
        if (figure.Action == FigureAction.Hold && shot.Dialogue.Count == 0 && figure.Prop is not (null or "gun" or "phone"))
            return body.Ground + Body.Heading(figure.FacingDegrees) * 0.42f + new Vector3(0, body.Eyes.Y - 0.42f, 0);
        var speakers = shot.Dialogue.Where(speech => !speech.Off).Select(speech => speech.Character).Where(name => name != figure.Character && figures.Any(other => other.Character == name)).ToList();
        var partner = speakers.FirstOrDefault()
            ?? shot.Subjects.FirstOrDefault(name => name != figure.Character && figures.Any(other => other.Character == name))
            ?? reading.Named.FirstOrDefault(name => name != figure.Character && figures.Any(other => other.Character == name))
            ?? (index < 2 && figures.Count > 1 ? figures[1 - index].Character : figures.Where(other => other.Character != figure.Character).Select(other => other.Character).FirstOrDefault());
        if (figure.Action != FigureAction.Drive && partner is not null) return Body.Of(figures.First(other => other.Character == partner)).Eyes;
        return body.Eyes + Body.Heading(figure.FacingDegrees) * 3 + new Vector3(0, -0.12f, 0);
    }

    /// <summary>Whether somebody stands between the camera and what it looks at: on a set they are asked to step aside for an insert.</summary>
    private static bool Blocks(StagedFigure figure, StageCamera camera)
    {
        Vector3 from = camera.Position with { Y = 0 }, to = camera.Target with { Y = 0 }, at = figure.Position with { Y = 0 };
        var way = to - from;
        var share = Math.Clamp(Vector3.Dot(at - from, way) / MathF.Max(way.LengthSquared(), 1e-4f), 0, 1);
        return Vector3.Distance(at, from + way * share) < 0.45f;
    }

    private (Vector3 Spot, int? Holder)? InsertSpot(PlannedShot shot, List<StagedFigure> figures)
    {
        if (shot.Coverage != Coverage.Insert) return null;
        var holder = figures.FindIndex(figure => shot.Subjects.Contains(figure.Character));
        if (_plan.TableHeight > 0 && _plan.Kind is SetKind.Kitchen or SetKind.LivingRoom or SetKind.Office)
        {
            var z = _plan.Seated.Count > 0 ? _plan.Seated[0].Position.Z : 0;
            return (new(holder >= 0 ? MathF.Sign(figures[holder].Position.X) * 0.16f : 0, _plan.TableHeight + MathF.Max(0.04f, Props.HeightOf(shot.Insert) / 2), z + 0.08f), holder >= 0 ? holder : null);
        }

        if (holder < 0) return (new(0, 0.9f, 0.2f), null);
        var body = Body.Of(figures[holder]);
        return (body.Ground + Body.Heading(figures[holder].FacingDegrees) * 0.42f + new Vector3(0, MathF.Max(0.35f, body.Eyes.Y - 0.45f), 0), holder);
    }

    private static void Settle(Placement person, StagedFigure? figure, ActionReading reading)
    {
        if (figure is null) return;
        if (figure.Action == FigureAction.Kneel && person.Seat == 0) person.Rest = FigureAction.Kneel;
        if (figure.Action == FigureAction.Embrace) person.Position = figure.Position - Body.Heading(figure.FacingDegrees) * 0.33f;
        if (figure.Action is FigureAction.Walk or FigureAction.Run)
        {
            person.Position = figure.EndPosition;
            if (reading.Acts.Any(act => act.Who == person.Character && act.Deed == Deed.Enter)) return;
            if (reading.Acts.Any(act => act.Who == person.Character && act.Deed == Deed.Exit)) person.Present = false;
        }
    }
}
