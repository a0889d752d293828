using System.Security.Cryptography;
using Microsoft.ML.OnnxRuntime;

namespace LensForge.Generation.Models;

/// <summary>
/// Owner of the denoiser's weights. One narrow session serves any number of threads, a core each;
/// a wide one, made on first use, spreads a lone picture over all cores.
/// </summary>
public sealed class DenoiserModel : IDisposable
{
    private readonly byte[] _weights;
    private readonly InferenceSession _narrow;
    private readonly Lazy<InferenceSession> _wide;

    private DenoiserModel(byte[] weights)
    {
        _weights = weights;
        Hash = Convert.ToHexStringLower(SHA256.HashData(weights));
        (_narrow, Provider) = Open(threads: 1);
        _wide = new(() => Open(Environment.ProcessorCount).Session);
    }

    /// <summary>SHA-256 of the weights, lower-case hex.</summary>
    public string Hash { get; }

    /// <summary>"CPU" or "CUDA".</summary>
    public string Provider { get; }

    public static string ShippedPath => Path.Combine(AppContext.BaseDirectory, "Models", "denoiser.onnx");

    /// <summary>Opens a model file and runs it once on a small picture, so that a broken file is found here.</summary>
    /// <exception cref="ModelException">The file is missing, unreadable, or not a denoiser.</exception>
    public static DenoiserModel Load(string? path = null)
    {
        path ??= ShippedPath;
        if (!File.Exists(path)) throw new ModelException($"The model file {path} is missing. Build the project again, or name another with --model.");
        DenoiserModel? model = null;
        try
        {
            model = new DenoiserModel(File.ReadAllBytes(path));
            using var canvas = model.Canvas(64, 48);
            canvas.Run(1f);
            return model;
        }
        catch (Exception error) when (error is OnnxRuntimeException or IOException or DllNotFoundException)
        {
            model?.Dispose();
            throw new ModelException($"The model file {path} cannot be used: {error.Message}");
        }
    }

    /// <summary>Buffers for pictures of one size (multiples of 16), reused from step to step. One canvas belongs to one thread.</summary>
    /// <param name="wide">Whether one picture may use every core.</param>
    public DenoiserCanvas Canvas(int width, int height, bool wide = false) => new(wide ? _wide.Value : _narrow, width, height);

    public void Dispose()
    {
        _narrow.Dispose();
        if (_wide.IsValueCreated) _wide.Value.Dispose();
    }

    private (InferenceSession Session, string Provider) Open(int threads)
    {
        using var options = new SessionOptions
        {
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        var provider = ExecutionProviders.AppendBest(options);
        return (new InferenceSession(_weights, options), provider);
    }
}

/// <summary>A model file that cannot be used; the message says what to do.</summary>
public sealed class ModelException(string message) : Exception(message);
