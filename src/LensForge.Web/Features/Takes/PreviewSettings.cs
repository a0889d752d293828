using LensForge.Domain.Looks;
using LensForge.Domain.Productions;
using LensForge.Domain.Stages;
using LensForge.Domain.Takes;
using LensForge.Domain.Time;

namespace LensForge.Web.Features.Takes;

/// <summary>How previews are filmed unless somebody says otherwise.</summary>
public sealed record PreviewSettings(int Width, int Height, FrameRate Rate, int KeySteps, int FollowSteps, Quality? Quality = null, TakeKind? Kind = null)
{
    public static readonly PreviewSettings Usual = new(256, 144, FrameRate.Film, 8, 4);

    public static readonly PreviewSettings Large = Usual with { Width = 512, Height = 288 };

    /// <param name="width">Of one of the sizes on offer; the usual one for any other.</param>
    public static PreviewSettings Of(int? width, Quality quality, TakeKind kind = TakeKind.Clip)
    {
        var size = Qualities.Sizes.FirstOrDefault(one => one.Width == width, (Usual.Width, Usual.Height));
        var (key, follow) = Qualities.Steps(quality, kind);
        // A good clip at its own size is what previews have always been: asking for it again is the same take.
        var plain = quality == Domain.Takes.Quality.Good && kind == TakeKind.Clip && !Qualities.IsEnlarged(size.Width, size.Height);
        return new(size.Width, size.Height, Usual.Rate, key, follow, plain ? null : quality, kind == TakeKind.Clip ? null : kind);
    }

    public Recipe Recipe(ShotStage stage, ulong seed, string modelHash, Look look) =>
        new(stage, Width, Height, Rate, KeySteps, FollowSteps, seed, modelHash, Look: look == Look.Naturalistic ? null : look, Quality: Quality, Kind: Kind);
}
