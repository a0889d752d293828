using LensForge.Domain.Time;
using LensForge.Generation.Staging.Figures;
using LensForge.Generation.Staging.Lighting;

namespace LensForge.Generation.Evaluation;

/// <summary>The reference renderer itself: what a measure can do on the pictures that the model learned from.</summary>
public sealed class ReferenceContender(ReferenceShelf shelf) : IContender
{
    public IReadOnlyList<Picture> Film(HeldOutShot shot, int frames, int width, int height, CancellationToken cancellation)
    {
        var lit = LitShot.Prepare(shot.Stage, FigureDetail.Preview);
        return [.. Enumerable.Range(shot.Frame, frames).Select(frame => shelf.Render(shot, frame, lit.At(frame, FrameRate.Film), cancellation))];
    }
}
