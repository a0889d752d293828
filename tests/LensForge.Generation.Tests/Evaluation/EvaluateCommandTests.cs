using System.Text.Json;
using LensForge.Generation.Cli;

namespace LensForge.Generation.Tests.Evaluation;

public sealed class EvaluateCommandTests : IDisposable
{
    private static readonly string[] Fields =
    [
        "psnr", "ssim", "edgeF1", "rank1", "rank1Five", "warpingError", "warpingErrorReference", "flicker", "flickerReference", "dynamicDegree", "dynamicDegreeReference",
        "maskAdherence", "drift", "monotonicShots", "secondsPerFrame",
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lensforge-evaluate-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task a_small_set_gives_a_whole_report_and_the_same_numbers_twice()
    {
        JsonElement first = await Report("a.json"), second = await Report("b.json");
        Assert.Equal(["model", "baselines", "modelHash", "date"], first.EnumerateObject().Select(property => property.Name));
        var model = first.GetProperty("model");
        Assert.Equal(Fields, model.EnumerateObject().Select(property => property.Name));
        Assert.All(model.EnumerateObject(), figure => Assert.Equal(JsonValueKind.Number, figure.Value.ValueKind));
        foreach (var baseline in (string[])["onePass", "raster"])
        {
            var figures = first.GetProperty("baselines").GetProperty(baseline);
            Assert.Equal(["drift", "monotonicShots"], figures.EnumerateObject().Where(figure => figure.Value.ValueKind == JsonValueKind.Null).Select(figure => figure.Name));
        }
        Assert.InRange(model.GetProperty("psnr").GetDouble(), 15, 60);
        Assert.InRange(model.GetProperty("ssim").GetDouble(), 0.4, 1);
        Assert.True(model.GetProperty("psnr").GetDouble() > first.GetProperty("baselines").GetProperty("raster").GetProperty("psnr").GetDouble(), "traced light is nearer to the reference than flat light");
        Assert.Equal(Timeless(first), Timeless(second));
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(_folder.FullName, "cache")));
    }

    [Fact]
    public async Task cancelling_leaves_no_report()
    {
        using var cancel = new CancellationTokenSource();
        var path = Path.Combine(_folder.FullName, "never.json");
        using var errors = new Watcher(line => { if (line.StartsWith("still", StringComparison.Ordinal)) cancel.Cancel(); });
        Assert.Equal(CommandLine.Cancelled, await CommandLine.RunAsync(["evaluate", "--report", path, "--count", "2", "--size", "128x80"], TextWriter.Null, errors, cancel.Token));
        Assert.False(File.Exists(path));
    }

    private async Task<JsonElement> Report(string name)
    {
        var path = Path.Combine(_folder.FullName, name);
        using var errors = new StringWriter();
        string[] asked = ["evaluate", "--report", path, "--count", "1", "--drift-seconds", "3", "--size", "128x80", "--cache", Path.Combine(_folder.FullName, "cache")];
        Assert.True(await CommandLine.RunAsync(asked, TextWriter.Null, errors, TestContext.Current.CancellationToken) == CommandLine.Done, errors.ToString());
        return JsonDocument.Parse(File.ReadAllText(path)).RootElement;
    }

    private static string[] Timeless(JsonElement report) =>
        [.. report.GetProperty("model").EnumerateObject().Concat(report.GetProperty("baselines").GetProperty("onePass").EnumerateObject()).Concat(report.GetProperty("baselines").GetProperty("raster").EnumerateObject())
            .Where(figure => figure.Name != "secondsPerFrame").Select(figure => $"{figure.Name} {figure.Value}")];

    private sealed class Watcher(Action<string> seen) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            seen(value ?? "");
        }
    }
}
