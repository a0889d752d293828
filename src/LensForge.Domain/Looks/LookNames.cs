namespace LensForge.Domain.Looks;

/// <summary>What people call a look, and what they may type for it.</summary>
public static class LookNames
{
    /// <summary>"Storyboard pencil".</summary>
    public static string Of(Look look) => look switch
    {
        Look.StoryboardPencil => "Storyboard pencil",
        Look.InkWash => "Ink wash",
        Look.GraphicAnimation => "Graphic animation",
        _ => look.ToString(),
    };

    /// <summary>The short word of the command line: "pencil".</summary>
    public static string Word(Look look) => look switch
    {
        Look.StoryboardPencil => "pencil",
        Look.InkWash => "ink",
        Look.GraphicAnimation => "graphic",
        _ => look.ToString().ToLowerInvariant(),
    };

    /// <summary>By its word or its name, in any case, with or without spaces and hyphens: "ink", "Ink wash", "ink-wash", "InkWash".</summary>
    public static bool TryRead(string text, out Look look)
    {
        var typed = Plain(text);
        foreach (var candidate in Enum.GetValues<Look>())
        {
            look = candidate;
            if (typed == Word(candidate) || typed == Plain(Of(candidate))) return true;
        }

        look = default;
        return false;
    }

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetter)).ToLowerInvariant();
}
