using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LensForge.Domain.Looks;
using LensForge.Domain.Stages;
using LensForge.Domain.Time;

namespace LensForge.Domain.Takes;

/// <summary>Everything needed to make the same frames again.</summary>
/// <param name="Width">Pixels, a multiple of 16, 128 to 1920; with a quality also 960x540 and 1920x1080.</param>
/// <param name="Height">Pixels, a multiple of 16, 72 rounded to 80 at least, to 1088.</param>
/// <param name="KeySteps">Denoising steps of the key frame, 1 to 50.</param>
/// <param name="FollowSteps">Denoising steps of every other frame, 1 to 50.</param>
/// <param name="ModelHash">SHA-256 of the model's weights, lower-case hex.</param>
/// <param name="Look">Null for naturalistic, so that takes from before there were looks keep their fingerprints.</param>
/// <param name="Quality">Null for takes from before there were any: filmed at their own size.</param>
/// <param name="Kind">Null for a clip.</param>
/// <param name="Regions">Regions that are filmed anew over the take that the rest of the recipe makes, in this order; null for none.</param>
/// <param name="Forks">Where the key frame leaves the way of its seed for that of another, by growing step; null for never.</param>
/// <param name="StopStep">The key frame ends after this step, and its picture is what the network made of it there; null for after the last.</param>
/// <param name="KeyStill">Hash of the key frame that was chosen, as delivered, which the take goes on from; null where none was.</param>
public sealed record Recipe(
    ShotStage Stage,
    int Width,
    int Height,
    FrameRate Rate,
    int KeySteps,
    int FollowSteps,
    ulong Seed,
    string ModelHash,
    Look? Look = null,
    Quality? Quality = null,
    TakeKind? Kind = null,
    IReadOnlyList<RegionRetake>? Regions = null,
    IReadOnlyList<KeyFork>? Forks = null,
    int? StopStep = null,
    string? KeyStill = null)
{
    public Look LookInForce => Look ?? Looks.Look.Naturalistic;

    /// <summary>Whether it is filmed at the base size and enlarged by its stage.</summary>
    public bool Enlarged => Quality is not null && Kind is not TakeKind.RenderedStill && Qualities.IsEnlarged(Width, Height);

    /// <summary>Width of what the network paints, and of previews.</summary>
    public int BaseWidth => Enlarged ? Qualities.BaseWidth : Width;

    public int BaseHeight => Enlarged ? Qualities.BaseHeight : Height;

    public bool IsStill => Kind is TakeKind.Still or TakeKind.RenderedStill;

    /// <summary>Made by the reference renderer, not by the model.</summary>
    public bool IsRendered => Kind is TakeKind.RenderedStill;

    /// <summary>Pictures that are made; a still's is shown in all frames of the clip.</summary>
    public int Pictures => IsStill ? 1 : Frames;

    /// <summary>Steps after which the key frame is there.</summary>
    public int KeyStepsWanted => Math.Min(StopStep ?? KeySteps, KeySteps);

    /// <summary>Of the whole take, those that a region adds not counted.</summary>
    public int StepsWanted => KeyStepsWanted + (Pictures - 1) * FollowSteps;

    /// <summary>The seed in force once as many steps of the key frame are done.</summary>
    public ulong SeedAfter(int step) => Forks?.LastOrDefault(fork => fork.Step <= step && fork.Step < KeyStepsWanted) is { } fork ? fork.Seed : Seed;

    /// <summary>The seed of the noise and light of the frames that follow.</summary>
    public ulong LastSeed => SeedAfter(KeySteps);

    public int Frames => Rate.FramesIn(Stage.Length);

    /// <summary>SHA-256 over the canonical JSON of the recipe, lower-case hex.</summary>
    public string Fingerprint() =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(this, DomainJson.Options))));
}
