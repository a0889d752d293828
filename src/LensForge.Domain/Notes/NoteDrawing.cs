using LensForge.Domain.Takes;

namespace LensForge.Domain.Notes;

public enum MarkKind { Arrow, Box, Freehand }

/// <summary>One mark on a picture.</summary>
/// <param name="Points">From tail to head of an arrow, two opposite corners of a box, or along a freehand line.</param>
public sealed record DrawnMark(MarkKind Kind, IReadOnlyList<FramePoint> Points)
{
    public const int MostPoints = 300;

    /// <exception cref="RefusedException">It is no mark on a picture; the message says why.</exception>
    public void Require()
    {
        if (Kind == MarkKind.Freehand ? Points.Count < 2 : Points.Count != 2) throw new RefusedException("A mark of the drawing is empty. Draw it again.");
        if (Points.Count > MostPoints) throw new RefusedException($"A line of the drawing has {Points.Count} points; {MostPoints} can be kept. Draw it simpler.");
        if (Points.Any(point => point.X is not (>= 0 and <= 1) || point.Y is not (>= 0 and <= 1))) throw new RefusedException("The drawing leaves the picture. Draw it on the picture.");
    }
}

/// <summary>Drawn on the picture that a note is about.</summary>
public sealed record NoteDrawing(IReadOnlyList<DrawnMark> Marks)
{
    public const int MostMarks = 24;

    /// <inheritdoc cref="DrawnMark.Require"/>
    public void Require()
    {
        if (Marks.Count is 0 or > MostMarks) throw new RefusedException($"A drawing has 1 to {MostMarks} marks.");
        foreach (var mark in Marks) mark.Require();
    }
}
