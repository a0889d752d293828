using System.Text;
using LensForge.Domain;
using LensForge.Domain.Screenplays;
using LensForge.Domain.Screenplays.Paper;
using LensForge.Web.Live.Script;
using LensForge.Web.Projections;

namespace LensForge.Web.Features.Productions;

/// <summary>People say what unsure paragraphs of a printed script are: the words as they are now are changed so, and planned as a new draft.</summary>
public sealed class RetagHandler(ScriptRooms scripts, ProductionSheets sheets, ImportScriptHandler import)
{
    /// <param name="choices">By index of <see cref="PaperReport.Unsure"/>; the same kind again means: it was right.</param>
    /// <exception cref="RefusedException">The script did not come from paper, or may not be changed.</exception>
    public async Task RunAsync(Guid production, IReadOnlyDictionary<int, ElementKind> choices, string user, CancellationToken stop = default)
    {
        if (sheets.Find(production)?.Script is not { Paper: { } paper } script) throw new RefusedException("This script did not come from printed pages.");
        var (before, _) = await scripts.TextAsync(production, stop);
        var text = before;
        foreach (var (index, kind) in choices.Where(choice => choice.Key < paper.Unsure.Count)) text = Retagging.Retagged(text, paper.Unsure[index], kind);
        if (text == before) throw new RefusedException("Nothing would change: these paragraphs are what you say, or are no longer in the words.");
        var left = paper with { Unsure = [.. paper.Unsure.Where((_, index) => !choices.ContainsKey(index))] };
        await import.RunAsync(production, script.FileName, Encoding.UTF8.GetBytes(text), user, stop: stop, paper: left);
    }
}
