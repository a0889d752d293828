using System.Numerics;

namespace LensForge.Domain.Grammar;

/// <summary>
/// The line between the two principals of a scene, as data on the stage. All cameras of the scene keep to one side of it,
/// so that whoever looks to the right of the frame goes on looking to the right (the 180-degree rule).
/// </summary>
/// <param name="Left">Where the principal on the left of the frame stands.</param>
/// <param name="Right">Where the one on the right stands.</param>
public readonly record struct LineOfAction(Vector3 Left, Vector3 Right)
{
    /// <summary>From where the principals stand; across the set where there are not two, or one stands behind the other.</summary>
    /// <param name="principals">Two at most, in any order.</param>
    public static LineOfAction Between(IReadOnlyList<Vector3> principals)
    {
        var pair = principals.OrderBy(place => place.X).ToArray();
        var z = pair.Length == 0 ? 0 : pair[0].Z;
        return pair.Length < 2 || MathF.Abs(pair[1].X - pair[0].X) < 0.25f ? new(new(-1, 0, z), new(1, 0, z)) : new(pair[0], pair[1]);
    }

    /// <summary>Unit vector along the line, from left to right.</summary>
    public Vector3 Along
    {
        get
        {
            var along = (Right - Left) with { Y = 0 };
            return along.LengthSquared() < 1e-6f ? Vector3.UnitX : Vector3.Normalize(along);
        }
    }

    /// <summary>Unit vector across the line, towards the side on which the cameras stand.</summary>
    public Vector3 CameraSide
    {
        get
        {
            var along = Along;
            return new(-along.Z, 0, along.X);
        }
    }

    /// <summary>Metres from the line, positive on the cameras' side.</summary>
    public float SideOf(Vector3 point) => Vector3.Dot((point - Left) with { Y = 0 }, CameraSide);
}
