using System.Security.Cryptography;
using Microsoft.ML.OnnxRuntime;

namespace LensForge.Generation.Models;

/// <summary>Owner of the network's weights: the brief's encoder and the denoiser. Serves any number of threads, a core each.</summary>
public sealed class DenoiserModel : IDisposable
{
    private const string EncoderFile = "brief-encoder.onnx", DenoiserFile = "denoiser.onnx";
    private readonly InferenceSession _encoder, _denoiser;

    private DenoiserModel(byte[] encoder, byte[] denoiser)
    {
        Hash = Convert.ToHexStringLower(SHA256.HashData([.. SHA256.HashData(encoder), .. SHA256.HashData(denoiser)]));
        (_encoder, Provider) = Open(encoder);
        try
        {
            _denoiser = Open(denoiser).Session;
        }
        catch
        {
            _encoder.Dispose();
            throw;
        }
    }

    /// <summary>SHA-256 over both files' SHA-256, encoder first, lower-case hex.</summary>
    public string Hash { get; }

    /// <summary>"CPU" or "CUDA".</summary>
    public string Provider { get; }

    public static string ShippedFolder => Path.Combine(AppContext.BaseDirectory, "Models");

    /// <summary>Opens a folder with brief-encoder.onnx and denoiser.onnx and runs them once on a small picture, so that a broken file is found here.</summary>
    /// <exception cref="ModelException">A file is missing, unreadable, or not what its name says.</exception>
    public static DenoiserModel Load(string? folder = null)
    {
        folder ??= ShippedFolder;
        DenoiserModel? model = null;
        try
        {
            model = new DenoiserModel(Read(folder, EncoderFile), Read(folder, DenoiserFile));
            using var canvas = model.Canvas(64, 48);
            canvas.Read();
            canvas.Run(1f);
            return model;
        }
        catch (Exception error) when (error is OnnxRuntimeException or IOException or UnauthorizedAccessException or DllNotFoundException)
        {
            model?.Dispose();
            throw new ModelException($"The model in {folder} cannot be used: {error.Message}");
        }
    }

    /// <summary>Buffers for pictures of one size (multiples of 16), reused from step to step. One canvas belongs to one thread.</summary>
    public DenoiserCanvas Canvas(int width, int height) => new(_encoder, _denoiser, width, height);

    public void Dispose()
    {
        _encoder.Dispose();
        _denoiser.Dispose();
    }

    private static byte[] Read(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? File.ReadAllBytes(path) : throw new ModelException($"The model file {path} is missing. Build the project again, or name another folder with --model.");
    }

    private static (InferenceSession Session, string Provider) Open(byte[] weights)
    {
        // A thread a picture is the best use of few cores: two threads on one picture gain less than two pictures at once.
        using var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        var provider = ExecutionProviders.AppendBest(options);
        return (new InferenceSession(weights, options), provider);
    }
}

/// <summary>A model file that cannot be used; the message says what to do.</summary>
public sealed class ModelException(string message) : Exception(message);
