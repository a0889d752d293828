using System.Numerics;

namespace LensForge.Generation.Staging.Figures;

/// <summary>
/// A skeleton being posed: first the torso, then the head, arms and legs reach for their targets by two-bone inverse kinematics.
/// All in figure space: origin on the ground, looking along +z, +x to the figure's left.
/// </summary>
public sealed class Marionette(BodyMeasures measures)
{
    private readonly Vector3[] _joint = (Vector3[])measures.Rest.Clone();
    private readonly Quaternion[] _turn = [.. Enumerable.Repeat(Quaternion.Identity, Sides.Bones)];

    public BodyMeasures Measures => measures;

    public Vector3 Joint(Bone bone) => _joint[(int)bone];

    public Quaternion Turn(Bone bone) => _turn[(int)bone];

    public Vector3 HeadCentre => Joint(Bone.Head) + Vector3.Transform(measures.HeadOffset, Turn(Bone.Head));

    public void Torso(Vector3 pelvis, Quaternion pelvisTurn, Quaternion chestTurn)
    {
        Set(Bone.Pelvis, pelvis, pelvisTurn);
        Set(Bone.Spine, From(Bone.Pelvis, Bone.Spine), Quaternion.Slerp(pelvisTurn, chestTurn, 0.5f));
        Set(Bone.Chest, From(Bone.Spine, Bone.Chest), chestTurn);
        Set(Bone.Neck, From(Bone.Chest, Bone.Neck), chestTurn);
        Head(chestTurn);
        foreach (var side in Sides.Both)
        {
            Set(side.Of(Bone.Clavicle), From(Bone.Chest, side.Of(Bone.Clavicle)), chestTurn);
            Set(side.Of(Bone.Thigh), From(Bone.Pelvis, side.Of(Bone.Thigh)), pelvisTurn);
        }
    }

    public void Head(Quaternion turn)
    {
        Set(Bone.Neck, Joint(Bone.Neck), Quaternion.Slerp(Turn(Bone.Chest), turn, 0.45f));
        Set(Bone.Head, From(Bone.Neck, Bone.Head), turn);
    }

    /// <summary>Where a point of the resting chest (metres at scale 1) is now.</summary>
    public Vector3 OnChest(float x, float y, float z) => Carried(Bone.Chest, new(x, y, z));

    public Vector3 OnPelvis(float x, float y, float z) => Carried(Bone.Pelvis, new(x, y, z));

    /// <summary>Bends an arm so that its wrist comes as near to the target as it can; the elbow goes towards the pole.</summary>
    public void Arm(Side side, Vector3 wrist, Vector3 pole, Vector3? fingers = null, Vector3? palm = null)
    {
        var s = side.Sign();
        var chest = Turn(Bone.Chest);
        var rest = Carried(Bone.Chest, measures.Rest[(int)side.Of(Bone.UpperArm)] / measures.Scale);
        var aim = Vector3.Transform(Vector3.Normalize(wrist - rest), Quaternion.Conjugate(chest));
        var lift = Math.Clamp(aim.Y + 0.15f, 0, 1) * 0.42f;
        var forward = Math.Clamp(aim.Z, -0.5f, 1) * 0.20f;
        var clavicle = Then(Then(About(Vector3.UnitZ, s * lift), About(Vector3.UnitY, -s * forward)), chest);
        Set(side.Of(Bone.Clavicle), Joint(side.Of(Bone.Clavicle)), clavicle);
        var shoulder = From(side.Of(Bone.Clavicle), side.Of(Bone.UpperArm));
        var (elbow, reached) = Bend(shoulder, wrist, measures.UpperArm, measures.Forearm, pole);

        var arm = BodyMeasures.ArmDirection(side);
        var upper = Aim(arm, elbow - shoulder, clavicle);
        var fore = Aim(arm, reached - elbow, upper);
        Set(side.Of(Bone.UpperArm), shoulder, upper);
        Set(side.Of(Bone.Shoulder), shoulder, Quaternion.Slerp(clavicle, upper, 0.5f));
        Set(side.Of(Bone.Forearm), elbow, fore);
        Set(side.Of(Bone.Elbow), elbow, Quaternion.Slerp(upper, fore, 0.5f));

        var along = Vector3.Normalize(reached - elbow);
        var f = fingers is { } given ? Within(Vector3.Normalize(given), along, 1.35f) : Vector3.Normalize(along + Vector3.Transform(new(0, -0.22f, 0), chest));
        var inward = palm ?? Vector3.Transform(new(-s, 0.1f, -0.35f), chest);
        Set(side.Of(Bone.Hand), reached, HandTurn(side, f, inward));
    }

    /// <summary>Bends a leg so that its ankle reaches the target; the knee goes towards the pole.</summary>
    public void Leg(Side side, Vector3 ankle, Vector3 pole, Quaternion foot)
    {
        var (hip, pelvis) = (Joint(side.Of(Bone.Thigh)), Turn(Bone.Pelvis));
        var (knee, reached) = Bend(hip, ankle, measures.Thigh, measures.Shin, pole);
        var rest = measures.Rest;
        var thigh = Aim(rest[(int)side.Of(Bone.Shin)] - rest[(int)side.Of(Bone.Thigh)], knee - hip, pelvis);
        var shin = Aim(rest[(int)side.Of(Bone.Foot)] - rest[(int)side.Of(Bone.Shin)], reached - knee, thigh);
        Set(side.Of(Bone.Thigh), hip, thigh);
        Set(side.Of(Bone.Hip), hip, Quaternion.Slerp(pelvis, thigh, 0.5f));
        Set(side.Of(Bone.Shin), knee, shin);
        Set(side.Of(Bone.Knee), knee, Quaternion.Slerp(thigh, shin, 0.5f));
        Set(side.Of(Bone.Foot), reached, foot);
    }

    /// <summary>How far the pelvis must come down so that a leg reaches this ankle, 0 when it does already.</summary>
    public float Shortfall(Side side, Vector3 ankle)
    {
        var hip = Joint(side.Of(Bone.Thigh));
        var reach = (measures.Thigh + measures.Shin) * 0.9988f;
        var flat = new Vector2(hip.X - ankle.X, hip.Z - ankle.Z).LengthSquared();
        return MathF.Max(0, hip.Y - ankle.Y - MathF.Sqrt(MathF.Max(reach * reach - flat, 0.01f)));
    }

    /// <summary>Moves the torso as it is (before arms and legs are set).</summary>
    public void Shift(Vector3 by) => Torso(Joint(Bone.Pelvis) + by, Turn(Bone.Pelvis), Turn(Bone.Chest));

    /// <summary>Matrices that carry rest positions to posed ones, by <see cref="Bone"/>.</summary>
    public void Palette(Span<Matrix4x4> palette)
    {
        for (var i = 0; i < Sides.Bones; i++)
        {
            var m = Matrix4x4.CreateFromQuaternion(_turn[i]);
            m.Translation = _joint[i] - Vector3.TransformNormal(measures.Rest[i], m);
            palette[i] = m;
        }
    }

    /// <summary>0 for a straight hip to 1 for a thigh at right angles to the body.</summary>
    public float Flexion(Side side)
    {
        var thigh = Vector3.Normalize(Joint(side.Of(Bone.Shin)) - Joint(side.Of(Bone.Thigh)));
        return Math.Clamp(1 + Vector3.Dot(thigh, Vector3.Transform(Vector3.UnitY, Turn(Bone.Pelvis))), 0, 1);
    }

    public static Quaternion About(Vector3 axis, float radians) => Quaternion.CreateFromAxisAngle(axis, radians);

    public static Quaternion Then(Quaternion first, Quaternion second) => Quaternion.Concatenate(first, second);

    /// <summary>The shortest turn from one direction to another.</summary>
    public static Quaternion Between(Vector3 from, Vector3 to)
    {
        (from, to) = (Vector3.Normalize(from), Vector3.Normalize(to));
        var w = 1 + Vector3.Dot(from, to);
        if (w > 1e-4f) return Quaternion.Normalize(new(Vector3.Cross(from, to), w));
        var side = Vector3.Cross(from, MathF.Abs(from.X) < 0.9f ? Vector3.UnitX : Vector3.UnitY);
        return new(Vector3.Normalize(side), 0);
    }

    private static Quaternion Aim(Vector3 rest, Vector3 direction, Quaternion parent) =>
        Then(Between(rest, Vector3.Transform(direction, Quaternion.Conjugate(parent))), parent);

    private static Vector3 Within(Vector3 wanted, Vector3 along, float radians)
    {
        var angle = MathF.Acos(Math.Clamp(Vector3.Dot(wanted, along), -1, 1));
        return angle <= radians ? wanted : Vector3.Transform(along, Quaternion.Slerp(Quaternion.Identity, Between(along, wanted), radians / angle));
    }

    // At rest fingers point down (-y) and the palm faces the body (towards -x of a left hand).
    private static Quaternion HandTurn(Side side, Vector3 fingers, Vector3 palm)
    {
        var y = -fingers;
        var inward = palm - fingers * Vector3.Dot(palm, fingers);
        if (inward.LengthSquared() < 1e-6f) inward = Vector3.Cross(fingers, Vector3.UnitZ);
        var x = Vector3.Normalize(inward) * -side.Sign();
        var z = Vector3.Cross(x, y);
        return Quaternion.CreateFromRotationMatrix(new(x.X, x.Y, x.Z, 0, y.X, y.Y, y.Z, 0, z.X, z.Y, z.Z, 0, 0, 0, 0, 1));
    }

    private static (Vector3 Middle, Vector3 End) Bend(Vector3 root, Vector3 target, float upper, float lower, Vector3 pole)
    {
        var to = target - root;
        var length = to.Length();
        if (length < 1e-5f) (to, length) = (-Vector3.UnitY * 1e-3f, 1e-3f);
        var direction = to / length;
        length = Math.Clamp(length, MathF.Abs(upper - lower) + 0.02f, (upper + lower) * 0.9994f);
        var along = (upper * upper - lower * lower + length * length) / (2 * length);
        var aside = MathF.Sqrt(MathF.Max(0, upper * upper - along * along));
        var bend = pole - direction * Vector3.Dot(pole, direction);
        bend = bend.LengthSquared() > 1e-8f ? Vector3.Normalize(bend) : Vector3.Normalize(Vector3.Cross(direction, Vector3.UnitX));
        return (root + direction * along + bend * aside, root + direction * length);
    }

    private Vector3 Carried(Bone bone, Vector3 unit) => Joint(bone) + Vector3.Transform(unit * measures.Scale - measures.Rest[(int)bone], Turn(bone));

    private Vector3 From(Bone parent, Bone child) => Joint(parent) + Vector3.Transform(measures.Rest[(int)child] - measures.Rest[(int)parent], Turn(parent));

    private void Set(Bone bone, Vector3 joint, Quaternion turn)
    {
        _joint[(int)bone] = joint;
        _turn[(int)bone] = turn;
    }
}
