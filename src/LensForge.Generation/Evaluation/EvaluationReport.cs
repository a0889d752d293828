using System.Text.Json;
using System.Text.Json.Serialization;

namespace LensForge.Generation.Evaluation;

/// <summary>
/// One number a measure; each measure's own file tells its formula. Null where a measure makes no sense of a baseline (steps and drift of what has neither) or nothing could be measured.
/// </summary>
/// <param name="Psnr">Decibels, mean over the stills.</param>
/// <param name="WarpingErrorReference">The same of the reference render's own frames; likewise the other two.</param>
/// <param name="SecondsPerFrame">Median of a following frame, one shot alone.</param>
public sealed record Measures(
    double? Psnr, double? Ssim, double? EdgeF1, double? Rank1, double? Rank1Five, double? WarpingError, double? WarpingErrorReference, double? Flicker, double? FlickerReference,
    double? DynamicDegree, double? DynamicDegreeReference, double? MaskAdherence, double? Drift, double? MonotonicShots, double? SecondsPerFrame);

public sealed record Baselines(Measures OnePass, Measures Raster);

/// <param name="Date">Day of the run, UTC, yyyy-MM-dd.</param>
public sealed record EvaluationReport(Measures Model, Baselines Baselines, string ModelHash, string Date)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, NumberHandling = JsonNumberHandling.Strict };

    /// <summary>Writes the file whole or not at all.</summary>
    public void Write(string path) => Write(path, this);

    internal static void Write<T>(string path, T report, bool indented = true)
    {
        File.WriteAllText(path + ".part", JsonSerializer.Serialize(report, indented ? Json : new(Json) { WriteIndented = false }) + "\n");
        File.Move(path + ".part", path, overwrite: true);
    }
}
