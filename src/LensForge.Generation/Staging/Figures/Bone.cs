namespace LensForge.Generation.Staging.Figures;

/// <summary>
/// Joints of the puppet. Those of the right side follow those of the left in the same order.
/// Shoulder, elbow, hip and knee turn half as far as the limb below them, so that bent cloth keeps its volume.
/// </summary>
public enum Bone
{
    Pelvis, Spine, Chest, Neck, Head,
    Clavicle, UpperArm, Forearm, Hand, Thigh, Shin, Foot, Shoulder, Elbow, Hip, Knee,
    RightClavicle, RightUpperArm, RightForearm, RightHand, RightThigh, RightShin, RightFoot, RightShoulder, RightElbow, RightHip, RightKnee,
}

public enum Side { Left, Right }

internal static class Sides
{
    public const int Bones = 27;

    public static readonly Side[] Both = [Side.Left, Side.Right];

    /// <summary>The joint of one side, named by the left one.</summary>
    public static Bone Of(this Side side, Bone left) => side == Side.Left ? left : left + 11;

    /// <summary>+1 to the figure's left (x), -1 to its right.</summary>
    public static float Sign(this Side side) => side == Side.Left ? 1 : -1;
}
