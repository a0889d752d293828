using LensForge.Domain.Cast;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging.Figures;

namespace LensForge.Generation.Identity;

/// <summary>
/// The turnaround sheet of a character, by the reference renderer: front, three-quarter, profile and back of the whole figure, and the head.
/// These are rendered pictures, not generated ones.
/// </summary>
public static class Turnaround
{
    public static IReadOnlyList<TurnaroundView> Views { get; } =
    [
        new("front", 0, Head: false), new("three-quarter", 40, Head: false), new("profile", 90, Head: false), new("back", 180, Head: false), new("head", 18, Head: true),
    ];

    /// <returns>sRGB, three bytes a pixel, row by row from the top left.</returns>
    /// <param name="samples">Paths a pixel, 1 to 4096; from 12 on the filtered picture is calm.</param>
    public static byte[] Render(Appearance looks, TurnaroundView view, int width, int height, int samples, CancellationToken cancel = default)
    {
        var frame = Studio.Frame(looks, view.TurnDegrees, view.Head ? StudioFraming.Head : StudioFraming.Figure, width / (float)height, FigureDetail.Reference);
        return Reference.Render(frame, width, height, samples, seed: 1, cancel);
    }
}

/// <param name="Name">As people call it: "front", "three-quarter".</param>
/// <param name="TurnDegrees">How far the figure is turned from the camera.</param>
/// <param name="Head">The head close, else the whole figure.</param>
public sealed record TurnaroundView(string Name, float TurnDegrees, bool Head);
