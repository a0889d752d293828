using System.Text.Json;
using Microsoft.Playwright;

namespace LensForge.Browser.Tests;

/// <summary>axe-core over the page as it stands: what people with a keyboard, a screen reader or weak sight would stumble over.</summary>
public static class Axe
{
    private static readonly Lazy<string> Source = new(() => File.ReadAllText(Path.Combine(LensForgeProcess.Root, "wwwroot-assets", "node_modules", "axe-core", "axe.min.js")));

    /// <summary>Every serious or critical violation, with the elements: "color-contrast: .tag (…)".</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(this IPage page)
    {
        await page.EvaluateAsync(Source.Value);
        var answer = await page.EvaluateAsync<JsonElement>(
            "() => axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(result => result.violations)");
        return [.. answer.EnumerateArray()
            .Where(fault => fault.GetProperty("impact").GetString() is "serious" or "critical")
            .Select(fault => $"{fault.GetProperty("id").GetString()}: " + string.Join(" | ", fault.GetProperty("nodes").EnumerateArray().Take(4)
                .Select(node => $"{node.GetProperty("target")[0]} {node.GetProperty("failureSummary").GetString()?.ReplaceLineEndings(" ")}")))];
    }
}
