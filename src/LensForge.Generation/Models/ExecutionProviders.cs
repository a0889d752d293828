using Microsoft.ML.OnnxRuntime;

namespace LensForge.Generation.Models;

/// <summary>Finds where the network can run: CUDA where its plug-in library and a device are there, else the CPU. Never throws for lack of a GPU.</summary>
public static class ExecutionProviders
{
    private const string Registration = "LensForge.Cuda";
    private const string Library = "libonnxruntime_providers_cuda.so";
    private static readonly Lock Gate = new();
    private static IReadOnlyList<OrtEpDevice>? _cuda;
    private static string _why = "not tried yet";

    /// <summary>Why CUDA is not used, in words; empty when it is.</summary>
    public static string WhyNotCuda => _why;

    /// <summary>Adds CUDA to fresh options where it is there. Returns the provider's name as shown to people.</summary>
    public static string AppendBest(SessionOptions options)
    {
        lock (Gate)
        {
            _cuda ??= FindCuda();
            if (_cuda.Count == 0) return "CPU";
            try
            {
                options.AppendExecutionProvider(OrtEnv.Instance(), _cuda, new Dictionary<string, string>());
                return "CUDA";
            }
            catch (Exception error) when (error is OnnxRuntimeException or ArgumentException)
            {
                _why = $"CUDA was found but refused: {error.Message}";
                _cuda = [];
                return "CPU";
            }
        }
    }

    private static IReadOnlyList<OrtEpDevice> FindCuda()
    {
        var path = Environment.GetEnvironmentVariable("LENSFORGE_CUDA_PROVIDER") ?? Path.Combine(AppContext.BaseDirectory, Library);
        if (!File.Exists(path))
        {
            _why = $"{Library} is not installed";
            return [];
        }
        try
        {
            OrtEnv.Instance().RegisterExecutionProviderLibrary(Registration, path);
            var devices = OrtEnv.Instance().GetEpDevices().Where(device => device.EpName.Contains("cuda", StringComparison.OrdinalIgnoreCase)).Take(1).ToArray();
            _why = devices.Length == 0 ? "no CUDA device was found" : "";
            return devices;
        }
        catch (Exception error) when (error is OnnxRuntimeException or DllNotFoundException or EntryPointNotFoundException)
        {
            _why = $"the CUDA library would not load: {error.Message}";
            return [];
        }
    }
}
