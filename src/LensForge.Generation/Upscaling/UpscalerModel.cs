using Microsoft.ML.OnnxRuntime;
using LensForge.Generation.Models;

namespace LensForge.Generation.Upscaling;

/// <summary>Owner of the upscaler's weights, one file for each scale. Serves any number of threads, a core each.</summary>
public sealed class UpscalerModel : IDisposable
{
    private readonly InferenceSession _twice, _fourfold;

    private UpscalerModel(InferenceSession twice, InferenceSession fourfold) => (_twice, _fourfold) = (twice, fourfold);

    /// <summary>Opens a folder with upscaler-2.onnx and upscaler-4.onnx.</summary>
    /// <exception cref="ModelException">A file is missing or unreadable.</exception>
    public static UpscalerModel Load(string? folder = null)
    {
        folder ??= DenoiserModel.ShippedFolder;
        try
        {
            return new(Open(Path.Combine(folder, "upscaler-2.onnx")), Open(Path.Combine(folder, "upscaler-4.onnx")));
        }
        catch (Exception error) when (error is OnnxRuntimeException or IOException or UnauthorizedAccessException or DllNotFoundException)
        {
            throw new ModelException($"The upscaler in {folder} cannot be used: {error.Message}");
        }
    }

    /// <param name="scale">2 or 4.</param>
    internal InferenceSession Session(int scale) => scale switch
    {
        2 => _twice,
        4 => _fourfold,
        _ => throw new ArgumentOutOfRangeException(nameof(scale), scale, "Pictures are enlarged two or four times."),
    };

    public void Dispose()
    {
        _twice.Dispose();
        _fourfold.Dispose();
    }

    private static InferenceSession Open(string path)
    {
        if (!File.Exists(path)) throw new ModelException($"The model file {path} is missing. Build the project again.");
        using var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        ExecutionProviders.AppendBest(options);
        return new(File.ReadAllBytes(path), options);
    }
}
