using System.Numerics;

namespace LensForge.Generation.Staging;

/// <summary>Where the wheel of a car is before its driver: the set builds it there and hands hold it there. Metres from the driver's ground point.</summary>
internal static class SteeringWheel
{
    public const float Radius = 0.185f;

    public static readonly Vector3 Hub = new(0, 0.735f, 0.33f);

    /// <summary>Out of the wheel's face, towards the driver.</summary>
    public static readonly Vector3 Axis = Vector3.Normalize(new(0, 0.36f, -1));

    private static readonly Vector3 Top = Vector3.Normalize(new(0, 1, 0.36f));

    /// <summary>From the hub to the rim, of unit length; 0 is at +x, a quarter turn on is the top.</summary>
    public static Vector3 Spoke(float radians) => Vector3.UnitX * MathF.Cos(radians) + Top * MathF.Sin(radians);
}
