using LensForge.Domain.Looks;

namespace LensForge.Generation.Upscaling;

/// <summary>How much of the surfaces' own colour a look shows, so that no more than that is put back at full size.</summary>
internal enum GuideColours { All, Grey, None }

internal static class GuideColoursOfLooks
{
    public static GuideColours Of(Look look) => look switch
    {
        Look.Noir => GuideColours.Grey,
        Look.StoryboardPencil or Look.InkWash => GuideColours.None,
        _ => GuideColours.All,
    };
}
