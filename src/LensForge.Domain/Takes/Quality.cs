namespace LensForge.Domain.Takes;

/// <summary>How much work a take is worth.</summary>
public enum Quality { Draft, Good, Final }

/// <summary>What is filmed: a clip, one picture held for the shot's length, or that picture by the reference renderer instead of the model.</summary>
public enum TakeKind { Clip, Still, RenderedStill }

/// <summary>What qualities mean, and the sizes that takes are delivered in.</summary>
public static class Qualities
{
    /// <summary>Large pictures are filmed at this size and enlarged by their stage.</summary>
    public const int BaseWidth = 480, BaseHeight = 270;

    /// <summary>Sizes offered to people, smallest first.</summary>
    public static readonly IReadOnlyList<(int Width, int Height)> Sizes = [(256, 144), (512, 288), (960, 540), (1920, 1080)];

    /// <summary>Whether pictures of this size are enlarged from the base size.</summary>
    public static bool IsEnlarged(int width, int height) => (width, height) is (2 * BaseWidth, 2 * BaseHeight) or (4 * BaseWidth, 4 * BaseHeight);

    /// <summary>Denoising steps of the key frame and of the frames after it; a still can take its time.</summary>
    public static (int Key, int Follow) Steps(Quality quality, TakeKind kind = TakeKind.Clip) => (quality, kind) switch
    {
        (Quality.Draft, TakeKind.Clip) => (8, 2),
        (Quality.Good, TakeKind.Clip) => (8, 4),
        (Quality.Final, TakeKind.Clip) => (16, 8),
        (Quality.Draft, _) => (8, 1),
        (Quality.Good, _) => (16, 1),
        _ => (32, 1),
    };

    /// <summary>Paths a pixel of the reference renderer.</summary>
    public static int Samples(Quality quality) => quality switch { Quality.Draft => 16, Quality.Good => 48, _ => 160 };
}
