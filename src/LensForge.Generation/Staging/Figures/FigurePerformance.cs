using System.Numerics;
using LensForge.Domain.Stages;

namespace LensForge.Generation.Staging.Figures;

/// <summary>One figure through one shot: poses its puppet for any moment. Reads only; any thread may ask.</summary>
internal sealed class FigurePerformance
{
    private readonly StagedFigure _figure;
    private readonly Puppet _puppet;
    private readonly Prop? _prop;
    private readonly StagedFigure? _partner;
    private readonly ulong _seed, _variation;
    private readonly float _table, _shotSeconds;
    private readonly int _number;

    /// <param name="variation">Chooses small gestures: phases of breath and blinking, a slight tilt of the head, how hands rest; 0 for none.</param>
    public FigurePerformance(ShotStage stage, int index, FigureDetail detail, ulong variation = 0)
    {
        _figure = stage.Figures[index];
        _number = index + 1;
        _puppet = PuppetWorkshop.Get(_figure.Appearance, detail);
        _prop = string.IsNullOrWhiteSpace(_figure.Prop) ? null : PropShelf.Find(_figure.Prop);
        _seed = Seed(_figure.Character);
        _variation = variation == 0 ? 0 : _seed ^ (variation * 0x9E3779B97F4A7C15UL);
        _shotSeconds = MathF.Max(0.04f, stage.Length.Milliseconds / 1000f);
        _partner = Partner(stage, index);
        var plan = SetPlan.For(stage.Set.Kind);
        var rise = plan.TableHeight - _figure.SeatHeight;
        var facesPartner = MathF.Abs(MathF.Abs(MathF.IEEERemainder(_figure.FacingDegrees, 180)) - 90) < 20;
        _table = _figure.SeatHeight > 0 && facesPartner && rise is > 0.2f and < 0.4f ? plan.TableHeight : 0;
    }

    public Puppet Puppet => _puppet;

    /// <summary>From figure space to the stage.</summary>
    public Matrix4x4 Root(float seconds)
    {
        var (position, heading, _) = Travel(seconds);
        var root = Matrix4x4.CreateRotationY(heading);
        root.Translation = position;
        return root;
    }

    public Marionette Pose(float seconds, out FaceState face)
    {
        var cue = CueAt(seconds);
        var body = new Marionette(_puppet.Measures);
        Acting.Strike(body, cue);
        var (yaw, pitch) = Acting.Gaze(body, cue);
        face = Face(cue) with { GazeYaw = yaw, GazePitch = pitch };
        return body;
    }

    public void AddTo(List<Instance> instances, float seconds)
    {
        var body = Pose(seconds, out var face);
        var root = Root(seconds);
        Span<Matrix4x4> palette = stackalloc Matrix4x4[Sides.Bones];
        Span<Matrix4x4> cloth = stackalloc Matrix4x4[Sides.Bones];
        body.Palette(palette);
        Drape(body, palette, cloth);

        var head = Matrix4x4.CreateScale(_puppet.Measures.HeadScale) * Rigid(body.HeadCentre, body.Turn(Bone.Head)) * root;
        instances.Add(new(_puppet.HeadAt(face.Open), _puppet.Skin, head, _number, (int)FigurePart.Head));
        for (var i = 0; i < FaceRig.Pieces; i++) instances.Add(new(_puppet.Face.Piece(i, face), _puppet.FaceMaterials[i], head, _number, (int)PartOf(i)));
        foreach (var piece in _puppet.OnHead)
            instances.Add(new(piece.Part is FigurePart.FacialHair or FigurePart.Head ? Dropped(piece.Mesh, face.Open) : piece.Mesh, piece.Material, head, _number, (int)piece.Part));

        foreach (var piece in _puppet.Body)
            instances.Add(piece.Skin is { } skin
                ? new(skin.Deform(piece.Mesh, piece.Hangs ? cloth : palette), piece.Material, root, _number, (int)piece.Part)
                : new(piece.Mesh, piece.Material, Matrix4x4.CreateScale(_puppet.Measures.Scale) * Rigid(body.Joint(piece.Carrier), body.Turn(piece.Carrier)) * root, _number, (int)piece.Part));

        foreach (var side in Sides.Both)
        {
            var pair = _puppet.Hands[Arms.Shape(side, _figure.Action, _figure.Expression, _prop?.Grip)];
            var hand = Matrix4x4.CreateScale(_puppet.Measures.Scale * 1.06f) * Rigid(body.Joint(side.Of(Bone.Hand)), body.Turn(side.Of(Bone.Hand))) * root;
            instances.Add(new(side == Side.Left ? pair.Left : pair.Right, _puppet.Skin, hand, _number, (int)(side == Side.Left ? FigurePart.LeftHand : FigurePart.RightHand)));
        }

        if (_prop is { } prop && _figure.Action is not (FigureAction.Embrace or FigureAction.Drive))
        {
            var held = Held(body, prop) * root;
            foreach (var (mesh, material) in prop.Pieces) instances.Add(new(mesh, material, held, _number, (int)FigurePart.Prop));
        }
    }

    /// <summary>Where the eyes are on the stage, for cameras that follow.</summary>
    public Vector3 Eyes(float seconds)
    {
        var body = Pose(seconds, out _);
        return Vector3.Transform(body.HeadCentre + Vector3.Transform(new Vector3(0, 0.014f, 0.08f) * _puppet.Measures.HeadScale, body.Turn(Bone.Head)), Root(seconds));
    }

    private static ulong Seed(string name)
    {
        // FNV-1a: the same on every machine, unlike string.GetHashCode.
        var hash = 14695981039346656037UL;
        foreach (var c in name) hash = (hash ^ c) * 1099511628211UL;
        return hash ^ (hash >> 29);
    }

    private static FigurePart PartOf(int piece) => piece switch
    {
        FaceRig.Eyeballs or FaceRig.Lashes => FigurePart.Eyes,
        FaceRig.Brows => FigurePart.Brows,
        FaceRig.MouthLine or FaceRig.Lips or FaceRig.Teeth => FigurePart.Mouth,
        _ => FigurePart.Head,
    };

    private static Matrix4x4 Rigid(Vector3 at, Quaternion turn)
    {
        var m = Matrix4x4.CreateFromQuaternion(turn);
        m.Translation = at;
        return m;
    }

    private static Geometry.Mesh Dropped(Geometry.Mesh mesh, float open)
    {
        if (open <= 0) return mesh;
        var positions = (Vector3[])mesh.Positions.Clone();
        for (var i = 0; i < positions.Length; i++)
        {
            var share = Math.Clamp((-0.064f - positions[i].Y) / 0.03f, 0, 1);
            positions[i] += new Vector3(0, -0.0125f, -0.003f) * (open * share);
        }

        return mesh with { Positions = positions };
    }

    // Cloth over bent hips is drawn in towards the thighs, or a lap would stand off like a barrel.
    private static void Drape(Marionette body, ReadOnlySpan<Matrix4x4> palette, Span<Matrix4x4> cloth)
    {
        palette.CopyTo(cloth);
        foreach (var side in Sides.Both)
        {
            var flexed = body.Flexion(side);
            if (flexed < 0.05f) continue;
            foreach (var (bone, amount) in new[] { (Bone.Hip, 0.24f), (Bone.Thigh, 0.46f), (Bone.Knee, 0.44f), (Bone.Shin, 0.40f) })
            {
                var i = (int)side.Of(bone);
                var joint = body.Measures.Rest[i];
                cloth[i] = Matrix4x4.CreateTranslation(-joint) * Matrix4x4.CreateScale(1 - 0.2f * amount * flexed, 1, 1 - amount * flexed) * Matrix4x4.CreateTranslation(joint) * palette[i];
            }
        }
    }

    private Cue CueAt(float seconds)
    {
        var (position, heading, travelled) = Travel(seconds);
        var toFigure = Quaternion.CreateFromAxisAngle(Vector3.UnitY, -heading);
        return new(_figure.Action, _figure.Expression, _seed, seconds, travelled, _figure.SeatHeight,
            Vector3.Transform(_figure.LookAt - position, toFigure), Speech(seconds, 0.25f),
            _partner is { } partner ? Vector3.Transform(Met(partner) - position, toFigure) : null, _partner is null ? 0 : Depth(_partner.Appearance), _table, _prop?.Grip, _variation);
    }

    private (Vector3 Position, float Heading, float Travelled) Travel(float seconds)
    {
        var heading = _figure.FacingDegrees * MathF.PI / 180;
        var path = _figure.EndPosition - _figure.Position;
        var moving = _figure.Action is FigureAction.Walk or FigureAction.Run;
        var position = _figure.Position;
        var length = path.Length();
        if (moving && length > 0.05f)
        {
            var t = Math.Clamp(seconds / _shotSeconds, -0.1f, 1.1f);
            return (position + path * t, MathF.Atan2(path.X, path.Z), length * t);
        }

        if (_figure.Action == FigureAction.Embrace && _partner is { } partner)
        {
            var to = partner.Position - position;
            if (to.Length() > 0.02f) (position, heading) = (Close(_figure, partner), MathF.Atan2(to.X, to.Z));
        }

        // Without a way to go, a walk is seen on the spot, as beside a tracking camera.
        return (position, heading, moving ? seconds * (_figure.Action == FigureAction.Run ? 3.2f : 1.25f) : 0);
    }

    private static StagedFigure? Partner(ShotStage stage, int index)
    {
        var self = stage.Figures[index];
        if (self.Action != FigureAction.Embrace) return null;
        var other = stage.Figures.Where((f, i) => i != index).OrderBy(f => f.Action == FigureAction.Embrace ? 0 : 1).ThenBy(f => Vector3.DistanceSquared(f.Position, self.Position)).FirstOrDefault();
        return other is not null && Vector3.Distance(other.Position, self.Position) < 1.6f ? other : null;
    }

    // Where one of two who embrace stands: chest against chest, each gone half of the way, or all of it to one who keeps still.
    private static Vector3 Close(StagedFigure one, StagedFigure other)
    {
        var to = other.Position - one.Position;
        var apart = to.Length();
        var share = other.Action == FigureAction.Embrace ? 0.5f : 1f;
        return one.Position + to / apart * (MathF.Max(0, apart - Depth(one.Appearance) - Depth(other.Appearance)) * share);
    }

    private Vector3 Met(StagedFigure partner) =>
        partner.Action == FigureAction.Embrace && Vector3.Distance(partner.Position, _figure.Position) > 0.02f ? Close(partner, _figure) : partner.Position;

    // From the middle of the chest to its surface, clothes included.
    private static float Depth(Domain.Cast.Appearance look) =>
        (0.128f * look.Girth + (look.Top is Domain.Cast.TopKind.Coat ? 0.024f : look.Top is Domain.Cast.TopKind.Jacket or Domain.Cast.TopKind.Jumper ? 0.014f : 0.006f)) * look.HeightMetres / 1.77f;

    private float Speech(float seconds, float fade)
    {
        var speech = 0f;
        foreach (var span in _figure.Speaking)
        {
            var (start, end) = (span.Start.Milliseconds / 1000f, (span.Start.Milliseconds + span.Length.Milliseconds) / 1000f);
            var t = MathF.Min((seconds - start) / fade + 1, (end - seconds) / fade + 1);
            speech = MathF.Max(speech, Math.Clamp(t, 0, 1));
        }

        return speech * speech * (3 - 2 * speech);
    }

    private FaceState Face(Cue cue)
    {
        var face = FaceState.Of(_figure.Expression);
        var speech = Speech(cue.Seconds, 0.06f);
        if (speech > 0)
        {
            // About eight mouth shapes a second, as lip-sync on twos and threes has it.
            var at = cue.Seconds * 8 + cue.Pick(41) * 8;
            var slot = (int)MathF.Floor(at);
            var t = at - slot;
            float Shape(int i) => i % 3 == 0 ? 0.08f : 0.30f + 0.62f * Geometry.SmoothNoise.Pick(_seed, 1000 + i);
            var open = float.Lerp(Shape(slot), Shape(slot + 1), t * t * (3 - 2 * t));
            face = face with { Open = float.Lerp(face.Open, open, speech), Width = face.Width * (1 + 0.10f * speech * cue.Drift(3.1f, 42)) };
        }

        var blink = Blink(cue);
        return face with
        {
            UpperLid = float.Lerp(face.UpperLid, 1.02f, blink),
            LowerLid = float.Lerp(face.LowerLid, MathF.Max(face.LowerLid, 0.5f), blink),
            BrowInner = face.BrowInner + 0.12f * cue.Drift(0.5f, 43),
            BrowOuter = face.BrowOuter + 0.10f * cue.Drift(0.4f, 44) + 0.2f * speech * cue.Drift(1.1f, 45),
        };
    }

    private float Blink(Cue cue)
    {
        const float every = 3.3f, takes = 0.21f;
        var at = cue.Seconds / every + cue.Pick(46) + 0.5f * cue.Vary(3);
        var slot = (int)MathF.Floor(at);
        var start = 0.25f + 0.6f * Geometry.SmoothNoise.Pick(_seed ^ _variation, 2000 + slot);
        var t = (at - slot - start) * every / takes;
        return t is < 0 or > 1 ? 0 : MathF.Pow(MathF.Sin(t * MathF.PI), 0.8f);
    }

    private Matrix4x4 Held(Marionette body, Prop prop)
    {
        var s = _puppet.Measures.Scale;
        var (right, left) = (Palm(body, Side.Right), Palm(body, Side.Left));
        var chest = body.Turn(Bone.Chest);
        var (at, turn) = prop.Grip switch
        {
            Grip.TwoHands => ((right + left) / 2 + Vector3.Transform(new Vector3(0, 0.010f - prop.Bottom * 0.6f, 0.035f) * s, chest), Marionette.Then(Marionette.About(Vector3.UnitX, prop.Bottom > -0.03f ? -0.85f : 0), chest)),
            Grip.AtEar => (right, Marionette.Then(Marionette.About(Vector3.UnitY, MathF.PI / 2), Marionette.Then(Marionette.About(Vector3.UnitX, -0.25f), body.Turn(Bone.Head)))),
            Grip.Forward => (right, Marionette.Between(Vector3.UnitZ, Vector3.Transform(-Vector3.UnitY, body.Turn(Bone.RightHand)))),
            Grip.Hanging => (right + new Vector3(0, -0.012f, 0) * s, Marionette.About(Vector3.UnitY, 0.15f)),
            _ => (right, Quaternion.Identity),
        };
        return Matrix4x4.CreateScale(MathF.Sqrt(s)) * Rigid(at, turn);
    }

    private static Vector3 Palm(Marionette body, Side side) => body.Joint(side.Of(Bone.Hand))
        + Vector3.Transform(new Vector3(-side.Sign() * 0.036f, -0.078f, 0.012f) * body.Measures.Scale, body.Turn(side.Of(Bone.Hand)));
}
