using System.Text.Json;
using LensForge.Generation.Models;
using Microsoft.ML.OnnxRuntime;

namespace LensForge.Generation.Identity;

/// <summary>
/// A small network, learned from our own renders, that tells who a cut-out figure is: sixteen numbers of unit length, near each other for
/// the same person in other shots, and an estimate of the looks. Any number of threads may ask.
/// </summary>
public sealed class IdentityEncoder : IDisposable
{
    /// <summary>Where the encoder is trained further, another file may be named.</summary>
    public const string FileName = "identity-encoder.onnx";

    private static readonly string[] Inputs = ["crop"];
    private static readonly string[] Outputs = ["identity", "looks"];
    private readonly InferenceSession _session;
    private readonly IReadOnlyList<LooksField> _fields;

    private IdentityEncoder(InferenceSession session)
    {
        _session = session;
        _fields = JsonSerializer.Deserialize<List<LooksField>>(session.ModelMetadata.CustomMetadataMap["fields"], JsonSerializerOptions.Web)!;
    }

    public static string ShippedPath => Path.Combine(DenoiserModel.ShippedFolder, FileName);

    /// <exception cref="ModelException">The file is missing, unreadable, or not an identity encoder.</exception>
    public static IdentityEncoder Load(string? path = null)
    {
        path ??= ShippedPath;
        if (!File.Exists(path)) throw new ModelException($"The identity encoder {path} is missing. Build the project again, or train one: infra/training/README.md.");
        try
        {
            using var options = new SessionOptions
            {
                IntraOpNumThreads = 1,
                InterOpNumThreads = 1,
                ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
                LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
            };
            return new(new InferenceSession(File.ReadAllBytes(path), options));
        }
        catch (Exception error) when (error is OnnxRuntimeException or IOException or UnauthorizedAccessException or DllNotFoundException or KeyNotFoundException or JsonException)
        {
            throw new ModelException($"The identity encoder {path} cannot be used: {error.Message}");
        }
    }

    /// <summary>Who it is.</summary>
    /// <returns><see cref="IdentityEmbedding.Size"/> numbers of unit length.</returns>
    public float[] Embed(IdentityCrop crop) => Run(crop).Identity;

    /// <summary>What the person looks like, as far as the cut shows it.</summary>
    public LooksEstimate Estimate(IdentityCrop crop) => new(_fields, Run(crop).Looks);

    public void Dispose() => _session.Dispose();

    private (float[] Identity, float[] Looks) Run(IdentityCrop crop)
    {
        using var run = new RunOptions();
        using var input = OrtValue.CreateTensorValueFromMemory(crop.Values, [1, IdentityCrop.Planes, IdentityCrop.Side, IdentityCrop.Side]);
        using var results = _session.Run(run, Inputs, [input], Outputs);
        return (results[0].GetTensorDataAsSpan<float>().ToArray(), results[1].GetTensorDataAsSpan<float>().ToArray());
    }
}
