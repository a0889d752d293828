using System.Text;
using LensForge.Domain.Screenplays;

namespace LensForge.Domain.Tests.Screenplays;

internal static class Scripts
{
    public static Screenplay Fountain(string text) => ScreenplayReader.Read("script.fountain", Encoding.UTF8.GetBytes(text));

    public static Screenplay FinalDraft(string text) => ScreenplayReader.Read("script.fdx", Encoding.UTF8.GetBytes(text));

    /// <summary>One line per element, for tables: "Character BOB ^".</summary>
    public static string[] Shape(this Screenplay screenplay) => [.. screenplay.Elements.Select(element =>
        $"{element.Kind} {element.Text.Replace("\n", "|")}{(element.SceneNumber is { } number ? $" #{number}" : "")}{(element.Dual ? " ^" : "")}{(element.Depth > 0 ? $" ({element.Depth})" : "")}".TrimEnd())];
}
