using System.Numerics;
using LensForge.Domain.Cast;

namespace LensForge.Generation.Staging.Figures;

/// <summary>
/// The build of one puppet and where its joints are at rest: feet at the origin, looking along +z, arms lowered by 55 degrees
/// from the shoulder line so that sleeves and flanks stay apart while they are meshed. Metres.
/// </summary>
public sealed class BodyMeasures
{
    public BodyMeasures(Appearance look)
    {
        Look = look;
        var child = look.Age == AgeBand.Child;
        HeadToBody = look.HeadScale * (child ? 1.40f : look.Age == AgeBand.Teen ? 1.20f : 1.14f);
        Scale = look.HeightMetres / (1.426f + 0.264f * HeadToBody);
        HeadScale = HeadToBody * Scale;
        Girth = look.Girth * (child ? 0.92f : 1f);
        ShoulderHalf = look.Shoulders * (child ? 0.86f : 1f);
        HipHalf = look.Feminine && !child ? 0.140f : 0.130f;
        Stoop = look.Age == AgeBand.Old ? 0.13f : 0f;

        Rest = new Vector3[Sides.Bones];
        Put(Bone.Pelvis, new(0, 0.92f, 0));
        Put(Bone.Spine, new(0, 1.02f, -0.01f));
        Put(Bone.Chest, new(0, 1.17f, -0.012f));
        Put(Bone.Neck, new(0, 1.385f, -0.012f));
        Put(Bone.Head, new(0, 1.426f, 0.002f));
        foreach (var side in Sides.Both)
        {
            var s = side.Sign();
            var shoulder = new Vector3(s * (ShoulderHalf - 0.012f), 1.335f, -0.014f);
            var arm = ArmDirection(side);
            Put(side.Of(Bone.Clavicle), new(s * 0.03f, 1.365f, -0.012f));
            Put(side.Of(Bone.UpperArm), shoulder);
            Put(side.Of(Bone.Shoulder), shoulder);
            Put(side.Of(Bone.Forearm), shoulder + arm * UpperArmUnit);
            Put(side.Of(Bone.Elbow), shoulder + arm * UpperArmUnit);
            Put(side.Of(Bone.Hand), shoulder + arm * (UpperArmUnit + ForearmUnit));
            var hip = new Vector3(s * 0.085f, 0.90f, 0);
            var knee = new Vector3(s * 0.098f, 0.487f, 0.012f);
            Put(side.Of(Bone.Thigh), hip);
            Put(side.Of(Bone.Hip), hip);
            Put(side.Of(Bone.Shin), knee);
            Put(side.Of(Bone.Knee), knee);
            Put(side.Of(Bone.Foot), new(s * 0.102f, AnkleUnit, -0.012f));
        }

        Thigh = Vector3.Distance(Rest[(int)Bone.Thigh], Rest[(int)Bone.Shin]);
        Shin = Vector3.Distance(Rest[(int)Bone.Shin], Rest[(int)Bone.Foot]);
    }

    private const float UpperArmUnit = 0.268f, ForearmUnit = 0.245f, AnkleUnit = 0.085f;

    public Appearance Look { get; }

    /// <summary>Everything but the head against a figure of about 1.77 m.</summary>
    public float Scale { get; }

    /// <summary>The head against an unenlarged one, in the same unit.</summary>
    public float HeadScale { get; }

    public float HeadToBody { get; }

    public float Girth { get; }

    public float ShoulderHalf { get; }

    public float HipHalf { get; }

    /// <summary>Forward bend of the upper back in radians.</summary>
    public float Stoop { get; }

    public float UpperArm => UpperArmUnit * Scale;

    public float Forearm => ForearmUnit * Scale;

    public float Thigh { get; }

    public float Shin { get; }

    public float Ankle => AnkleUnit * Scale;

    /// <summary>Joints at rest, by <see cref="Bone"/>.</summary>
    public Vector3[] Rest { get; }

    /// <summary>From the head joint to the middle of the head, at rest.</summary>
    public Vector3 HeadOffset => new Vector3(0, 0.112f, 0.016f) * HeadScale;

    public static Vector3 ArmDirection(Side side) => new(side.Sign() * 0.819f, -0.574f, 0);

    private void Put(Bone bone, Vector3 unit) => Rest[(int)bone] = unit * Scale;
}
