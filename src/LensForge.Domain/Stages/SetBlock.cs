using System.Numerics;

namespace LensForge.Domain.Stages;

/// <summary>A piece of a set that cameras must not stand in and eyes do not see through: an upright box in metres.</summary>
public readonly record struct SetBlock(Vector3 Min, Vector3 Max)
{
    public bool Holds(Vector3 point, float skin = 0) =>
        point.X > Min.X - skin && point.Y > Min.Y - skin && point.Z > Min.Z - skin && point.X < Max.X + skin && point.Y < Max.Y + skin && point.Z < Max.Z + skin;

    /// <summary>Whether it stands between two points (the slab method of Kay and Kajiya, 1986).</summary>
    public bool Cuts(Vector3 from, Vector3 to)
    {
        float enter = 0, leave = 1;
        var way = to - from;
        for (var axis = 0; axis < 3; axis++)
        {
            if (MathF.Abs(way[axis]) < 1e-6f)
            {
                if (from[axis] < Min[axis] || from[axis] > Max[axis]) return false;
                continue;
            }

            var (near, far) = ((Min[axis] - from[axis]) / way[axis], (Max[axis] - from[axis]) / way[axis]);
            if (near > far) (near, far) = (far, near);
            enter = MathF.Max(enter, near);
            leave = MathF.Min(leave, far);
            if (enter > leave) return false;
        }

        return enter < 0.98f;
    }
}
