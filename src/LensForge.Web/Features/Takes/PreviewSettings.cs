using LensForge.Domain.Looks;
using LensForge.Domain.Productions;
using LensForge.Domain.Stages;
using LensForge.Domain.Takes;
using LensForge.Domain.Time;

namespace LensForge.Web.Features.Takes;

/// <summary>How previews are filmed unless somebody says otherwise.</summary>
public sealed record PreviewSettings(int Width, int Height, FrameRate Rate, int KeySteps, int FollowSteps)
{
    public static readonly PreviewSettings Usual = new(256, 144, FrameRate.Film, 8, 4);

    public static readonly PreviewSettings Large = Usual with { Width = 512, Height = 288 };

    public Recipe Recipe(ShotStage stage, ulong seed, string modelHash, Look look) =>
        new(stage, Width, Height, Rate, KeySteps, FollowSteps, seed, modelHash, Look: look == Look.Naturalistic ? null : look);
}
