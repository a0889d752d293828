using System.Numerics;

namespace LensForge.Domain.Stages;

/// <summary>A camera's axes worked out once, to ask for many points.</summary>
internal readonly struct FrameView
{
    private readonly Vector3 _forward, _up;

    public FrameView(Vector3 position, Vector3 target, float lensMm, float rollDegrees = 0)
    {
        Position = position;
        (_forward, Right, _up) = Lens.Axes(position, target, rollDegrees);
        HalfWidth = Lens.HalfWidth(lensMm);
        HalfHeight = Lens.HalfHeight(lensMm);
    }

    public Vector3 Position { get; }

    public Vector3 Right { get; }

    /// <summary>Tangents of half the view.</summary>
    public float HalfWidth { get; }

    public float HalfHeight { get; }

    /// <summary>Frame coordinates, -1 to 1, and the depth in metres in Z.</summary>
    public Vector3 Project(Vector3 point)
    {
        var offset = point - Position;
        var depth = Vector3.Dot(offset, _forward);
        var reach = MathF.Max(MathF.Abs(depth), 1e-4f);
        return new(Vector3.Dot(offset, Right) / (reach * HalfWidth), Vector3.Dot(offset, _up) / (reach * HalfHeight), depth);
    }
}
