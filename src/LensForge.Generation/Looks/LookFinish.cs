using System.Numerics;
using LensForge.Generation.Rendering;

namespace LensForge.Generation.Looks;

/// <summary>Takes the steps out of drawn lines: the G-buffers that they come from have one sample a pixel.</summary>
internal sealed class LookFinish(int width, int height)
{
    private readonly EdgeSmoothing _edges = new(width, height);
    private readonly Vector3[] _picture = new Vector3[width * height];

    public void SmoothEdges(in LookFrame frame)
    {
        for (var i = 0; i < _picture.Length; i++) _picture[i] = new(frame.R[i], frame.G[i], frame.B[i]);
        _edges.Write(_picture, frame.R, frame.G, frame.B);
    }
}
