using System.Numerics;

namespace LensForge.Domain.Grammar;

/// <summary>A camera for the check: where it stands when the shot begins and ends.</summary>
/// <param name="Neutral">Inserts, points of view and overheads may stand anywhere.</param>
public readonly record struct CameraMark(string Shot, Vector3 Start, Vector3 End, bool Neutral);

/// <summary>A shot whose camera stands across the line, and by how many metres.</summary>
public readonly record struct LineCrossing(string Shot, float Metres);

/// <summary>Checks that the cameras of a scene keep to one side of its line.</summary>
public static class LineCheck
{
    /// <summary>Metres over the line that still read as on it.</summary>
    public const float Tolerance = 0.02f;

    public static IReadOnlyList<LineCrossing> Of(LineOfAction line, IEnumerable<CameraMark> cameras)
    {
        var crossings = new List<LineCrossing>();
        foreach (var camera in cameras)
        {
            if (camera.Neutral) continue;
            var side = MathF.Min(line.SideOf(camera.Start), line.SideOf(camera.End));
            if (side < -Tolerance) crossings.Add(new(camera.Shot, -side));
        }

        return crossings;
    }
}
