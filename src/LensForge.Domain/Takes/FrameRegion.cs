namespace LensForge.Domain.Takes;

/// <summary>A point of the picture: 0 at its left and upper edge, 1 at its right and lower one.</summary>
public readonly record struct FramePoint(float X, float Y);

public enum RegionShape { Rectangle, Ellipse, Lasso }

/// <summary>An area of the picture.</summary>
/// <param name="Points">Two opposite corners of a rectangle or of the box around an ellipse; 3 to <see cref="MostPoints"/> points around a lasso. What lies outside the picture is cut off.</param>
/// <param name="Feather">How far the new picture fades into the old one outside the area, in heights of the picture.</param>
/// <param name="Frame">The frame on which it was drawn.</param>
/// <param name="Stays">Whether it stays where it is on the picture; else it holds on to the surfaces that it lay on when it was drawn.</param>
public sealed record FrameRegion(RegionShape Shape, IReadOnlyList<FramePoint> Points, float Feather = FrameRegion.UsualFeather, int Frame = 0, bool Stays = false)
{
    public const float UsualFeather = 0.05f, LeastFeather = 0.02f, MostFeather = 0.25f;

    /// <summary>In heights of the picture.</summary>
    public const float LeastSide = 0.04f;

    /// <summary>Square heights of the picture.</summary>
    public const float LeastArea = 0.001f;

    public const int MostPoints = 300;

    /// <exception cref="RefusedException">No picture of that shape can be filmed anew in it; the message says why.</exception>
    public void Require(int width, int height, int pictures)
    {
        if (Points.Any(point => !float.IsFinite(point.X) || !float.IsFinite(point.Y))) throw new RefusedException("The region has a corner that is nowhere. Draw it again.");
        if (Shape == RegionShape.Lasso ? Points.Count < 3 : Points.Count != 2) throw new RefusedException("The region is empty. Draw around what is to be filmed anew.");
        if (Points.Count > MostPoints) throw new RefusedException($"The region has {Points.Count} corners; {MostPoints} can be kept. Draw it simpler.");
        if (Feather is not (>= LeastFeather and <= MostFeather)) throw new RefusedException($"The feather goes from {LeastFeather * 100:0} to {MostFeather * 100:0} % of the picture's height.");
        if (Frame < 0 || Frame >= pictures) throw new RefusedException(pictures == 1 ? "A still has one picture: draw the region on that." : $"Frame {Frame} is not in the take, which has frames 0 to {pictures - 1}.");
        var seen = RegionOutline.Of(this, width, height).On(width, height) ?? throw new RefusedException("The region lies outside the picture. Draw it on the picture.");
        if (seen.Width < LeastSide * height || seen.Height < LeastSide * height || seen.Area < LeastArea * height * height)
            throw new RefusedException($"The region is too small to film: it must be {LeastSide * 100:0} % of the picture's height wide and high at least.");
    }
}
