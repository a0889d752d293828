using LensForge.Generation.Identity;
using LensForge.Generation.Looks;
using Microsoft.ML.OnnxRuntime;

namespace LensForge.Generation.Models;

/// <summary>
/// The network's inputs and output for pictures of one size, planar, row by row:
/// Brief [25,H,W], Previous [4,H,W], Identity [16,H/4,W/4], Look [8], Noisy [3,H,W], FirstGuess [3,H,W], Clean [3,H,W]; colours -1..1.
/// The brief is read once a frame; after that each step costs the denoiser alone.
/// </summary>
public sealed class DenoiserCanvas : IDisposable
{
    public const int BriefChannels = 25, IdentityChannels = IdentityEmbedding.Size, IdentityScale = 4;

    // Widths and patch of BriefEncoder and Denoiser in infra/training/network.py.
    private const int FineChannels = 48, MiddleChannels = 96, FineScale = 4, MiddleScale = 8;
    private static readonly string[] BriefNames = ["brief", "previous", "identity", "look"];
    private static readonly string[] ToldNames = ["base", "fine", "middle"];
    private static readonly string[] StepNames = ["noisy", "base", "fine", "middle", "time"];
    private static readonly string[] CleanNames = ["clean"];

    private readonly InferenceSession _encoder, _denoiser;
    private readonly RunOptions _run = new();
    private readonly float[] _time = new float[1];
    private readonly OrtValue[] _brief, _told, _step, _clean;

    internal DenoiserCanvas(InferenceSession encoder, InferenceSession denoiser, int width, int height)
    {
        if (width % 16 != 0 || height % 16 != 0) throw new ArgumentException($"The network runs on multiples of 16, not {width}x{height}.");
        (_encoder, _denoiser, Width, Height) = (encoder, denoiser, width, height);
        Brief = new float[BriefChannels * width * height];
        Previous = new float[4 * width * height];
        Noisy = new float[3 * width * height];
        FirstGuess = new float[3 * width * height];
        Clean = new float[3 * width * height];
        Identity = new float[IdentityChannels * (width / IdentityScale) * (height / IdentityScale)];
        _brief = [Tensor(Brief, BriefChannels), Tensor(Previous, 4), Tensor(Identity, IdentityChannels, IdentityScale), OrtValue.CreateTensorValueFromMemory(Look, [1, LookCode.Size])];
        _told = [Tensor(FirstGuess, 3), Blank(FineChannels, FineScale), Blank(MiddleChannels, MiddleScale)];
        _step = [Tensor(Noisy, 3), .. _told, OrtValue.CreateTensorValueFromMemory(_time, [1])];
        _clean = [Tensor(Clean, 3)];
    }

    public int Width { get; }
    public int Height { get; }
    public float[] Noisy { get; }
    public float[] Brief { get; }
    public float[] Previous { get; }

    /// <summary>Who is seen: each figure's embedding through its own mask, nothing elsewhere.</summary>
    public float[] Identity { get; }

    /// <summary>One at the look's code, nothing else.</summary>
    public float[] Look { get; } = new float[LookCode.Size];

    /// <summary>What the encoder takes the picture to be before any noise is looked at, in one pass.</summary>
    public float[] FirstGuess { get; }

    public float[] Clean { get; }

    /// <summary>Reads brief, previous frame, identity and look: once a frame, and again whenever they change.</summary>
    public void Read() => _encoder.Run(_run, BriefNames, _brief, ToldNames, _told);

    /// <summary>Predicts the clean picture of <see cref="Noisy"/> at time t, 1 all noise to 0 clean, by the brief last read.</summary>
    public void Run(float time)
    {
        _time[0] = time;
        _denoiser.Run(_run, StepNames, _step, CleanNames, _clean);
    }

    public void Dispose()
    {
        foreach (var value in _brief) value.Dispose();
        foreach (var value in _step) value.Dispose();
        foreach (var value in _clean) value.Dispose();
        _run.Dispose();
    }

    private OrtValue Tensor(float[] data, int channels, int scale = 1) => OrtValue.CreateTensorValueFromMemory(data, [1, channels, Height / scale, Width / scale]);

    private OrtValue Blank(int channels, int scale) => Tensor(new float[channels * (Width / scale) * (Height / scale)], channels, scale);
}
