namespace LensForge.Generation.Rendering;

/// <summary>A rectangle of a picture of <paramref name="OfWidth"/> by <paramref name="OfHeight"/> pixels.</summary>
public readonly record struct PictureWindow(int OfWidth, int OfHeight, int Left, int Top, int Width, int Height);
