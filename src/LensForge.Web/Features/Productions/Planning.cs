using LensForge.Domain;
using LensForge.Domain.Productions;
using LensForge.Domain.Screenplays;

namespace LensForge.Web.Features.Productions;

/// <summary>From a file to a screenplay, and from a screenplay to a plan: the domain's parts in their order.</summary>
public static class Planning
{
    public static Screenplay Read(string fileName, byte[] bytes) => throw new RefusedException($"{fileName} cannot be read yet.");

    public static ShotPlan Plan(Screenplay screenplay, string textHash, ulong seed) => throw new RefusedException("Shots cannot be planned yet.");

    /// <summary>The title on the title page, else the file's name.</summary>
    public static string NameOf(Screenplay screenplay, string fileName)
    {
        var title = CleanText.Line(screenplay.Title);
        if (title.Length > 0 && title != "Untitled") return title.Length <= ProductionDecider.LongestName ? title : title[..ProductionDecider.LongestName];
        var name = CleanText.Line(Path.GetFileNameWithoutExtension(fileName));
        return name.Length > 0 ? name : "Untitled";
    }
}
