using Microsoft.ML.OnnxRuntime;

namespace LensForge.Generation.Models;

/// <summary>
/// The network's inputs and output for pictures of one size, planar, row by row:
/// Noisy [3,H,W], Brief [25,H,W], Previous [4,H,W], Clean [3,H,W]; colours -1..1.
/// </summary>
public sealed class DenoiserCanvas : IDisposable
{
    public const int BriefChannels = 25;
    private static readonly string[] InputNames = ["noisy", "brief", "previous", "time"];
    private static readonly string[] OutputNames = ["clean"];

    private readonly InferenceSession _session;
    private readonly RunOptions _run = new();
    private readonly float[] _time = new float[1];
    private readonly OrtValue[] _inputs;
    private readonly OrtValue[] _outputs;

    internal DenoiserCanvas(InferenceSession session, int width, int height)
    {
        if (width % 16 != 0 || height % 16 != 0) throw new ArgumentException($"The network runs on multiples of 16, not {width}x{height}.");
        _session = session;
        (Width, Height) = (width, height);
        var area = width * height;
        (Noisy, Brief, Previous, Clean) = (new float[3 * area], new float[BriefChannels * area], new float[4 * area], new float[3 * area]);
        _inputs = [Tensor(Noisy, 3), Tensor(Brief, BriefChannels), Tensor(Previous, 4), OrtValue.CreateTensorValueFromMemory(_time, [1])];
        _outputs = [Tensor(Clean, 3)];
    }

    public int Width { get; }
    public int Height { get; }
    public float[] Noisy { get; }
    public float[] Brief { get; }
    public float[] Previous { get; }
    public float[] Clean { get; }

    /// <summary>Predicts the clean picture of <see cref="Noisy"/> at time t, 1 all noise to 0 clean.</summary>
    public void Run(float time)
    {
        _time[0] = time;
        _session.Run(_run, InputNames, _inputs, OutputNames, _outputs);
    }

    public void Dispose()
    {
        foreach (var value in _inputs) value.Dispose();
        foreach (var value in _outputs) value.Dispose();
        _run.Dispose();
    }

    private OrtValue Tensor(float[] data, int channels) => OrtValue.CreateTensorValueFromMemory(data, [1, channels, Height, Width]);
}
