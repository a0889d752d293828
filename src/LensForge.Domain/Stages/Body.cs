using System.Numerics;
using LensForge.Domain.Cast;

namespace LensForge.Domain.Stages;

/// <summary>Where the parts of a figure are that cameras and eyes care about, in metres.</summary>
/// <param name="Ground">Under the body's middle.</param>
/// <param name="Head">Middle of the head; the eyes are at its height.</param>
/// <param name="HeadHeight">Chin to crown, hair included.</param>
/// <param name="Top">Height of the crown.</param>
/// <param name="Radius">Of a capsule about the body.</param>
public readonly record struct Body(Vector3 Ground, Vector3 Head, float HeadHeight, float Top, float Radius)
{
    public Vector3 Crown => Head with { Y = Top };

    /// <summary>Eyes stand a little above the middle of the head.</summary>
    public Vector3 Eyes => Head + new Vector3(0, 0.01f, 0);

    /// <summary>At the start of the shot, or at its end.</summary>
    public static Body Of(StagedFigure figure, bool end = false) =>
        Of(figure.Appearance, figure.Action, end ? figure.EndPosition : figure.Position, figure.FacingDegrees, figure.SeatHeight);

    public static Body Of(Appearance looks, FigureAction action, Vector3 position, float facing, float seat)
    {
        // The puppet's build: everything but the head is 1.472 parts tall, the head 0.268 parts times its enlargement (hair takes up what the neck leaves).
        var height = looks.HeightMetres;
        var enlarged = looks.HeadScale * looks.Age switch { AgeBand.Child => 1.42f, AgeBand.Teen => 1.22f, _ => 1.14f };
        var part = height / (1.472f + 0.268f * enlarged);
        var head = 0.268f * enlarged * part;
        var stoop = looks.Age == AgeBand.Old ? 0.03f : 0f;
        var radius = 0.2f * looks.Girth;
        if (action == FigureAction.Lie)
        {
            var lying = position - Heading(facing) * (0.42f * height) + new Vector3(0, seat + 0.18f, 0);
            return new(position, lying, head, seat + 0.32f, 0.3f);
        }

        var middle = action switch
        {
            FigureAction.Kneel => height - 0.42f * part,
            _ when seat > 0 => seat + 0.1f + height - 0.92f * part,
            _ => height,
        } - 0.52f * head - stoop;
        return new(position, position + new Vector3(0, middle, 0), head, position.Y + middle + head * 0.54f, radius);
    }

    /// <summary>Unit vector of a heading about y: 0 looks along +z, 90 along +x.</summary>
    public static Vector3 Heading(float degrees)
    {
        var (sin, cos) = MathF.SinCos(degrees * MathF.PI / 180f);
        return new(sin, 0, cos);
    }

    public static float HeadingTo(Vector3 from, Vector3 to) => MathF.Atan2(to.X - from.X, to.Z - from.Z) * 180f / MathF.PI;
}
