using LensForge.Generation.Rendering;
using LensForge.Generation.Staging;
using LensForge.Generation.Staging.Figures;

namespace LensForge.Generation.Evaluation;

/// <summary>
/// How somebody looks in a picture, without any network: for each region of the body (hair or hat, face, top, bottom) histograms, kept as eight quantiles each,
/// of the logarithm of light, of two opponent colours, and of the length of the gradient. The stage's mask says only which pixels belong to which region.
/// How alike two are, <see cref="FigureLikeness"/> knows.
/// The light is taken out with a grey card: the same stage rendered with every figure of grey clay. Both pictures are led back through the film's curve
/// and compared pixel by pixel; the clay knows shape and light but nothing of who stands there.
/// </summary>
public sealed class FigureDescriptor
{
    /// <summary>A figure counts from this share of the frame on (295 of 256x144 pixels).</summary>
    public const double LeastShare = 0.008;

    public const int Regions = 4, Quantities = Quantiles * Channels;

    private const int Quantiles = 8, Channels = 4, LeastPixels = 24;

    // Where the clay is darker or brighter than this, of 255, the picture says more of the film than of who wears it.
    private const float Dark = 45, Bright = 245;
    private readonly float[]?[] _regions = new float[Regions][];

    private FigureDescriptor(double share) => Share = share;

    /// <summary>Share of the frame that the figure covers, 0 to 1.</summary>
    public double Share { get; }

    /// <param name="clay">The same frame with its figures of clay: <see cref="ReferenceShelf.RenderClay"/>.</param>
    /// <param name="figure">1.. as in the G-buffers.</param>
    /// <returns>Null where the figure covers less than <see cref="LeastShare"/> of the frame.</returns>
    public static FigureDescriptor? Of(Picture picture, Picture clay, GBuffers buffers, int figure)
    {
        picture.MustMatch(clay);
        var pixels = Enumerable.Range(0, picture.Area).Where(i => buffers.Figure[i] == figure).ToArray();
        var share = pixels.Length / (double)picture.Area;
        if (share < LeastShare) return null;
        var (across, down) = EdgeMap.Gradients(picture);
        var samples = Enumerable.Range(0, Regions).Select(_ => new List<float[]>()).ToArray();
        var told = Enumerable.Range(0, Regions).Select(_ => new List<float[]>()).ToArray();
        foreach (var i in pixels)
        {
            var region = RegionOf((FigurePart)buffers.Part[i], (Substance)buffers.Substance[i]);
            if (region < 0) continue;
            float r = Log(picture.Rgb[3 * i]) - Log(clay.Rgb[3 * i]), g = Log(picture.Rgb[3 * i + 1]) - Log(clay.Rgb[3 * i + 1]), b = Log(picture.Rgb[3 * i + 2]) - Log(clay.Rgb[3 * i + 2]);
            // Texture is as strong as the light on it.
            var steep = MathF.Sqrt(across[i] * across[i] + down[i] * down[i]) * 64 / (clay.Luma[i] + 8);
            float[] sample = [(r + g + b) / 3, r - g, (r + g) / 2 - b, MathF.Log(1 + steep)];
            samples[region].Add(sample);
            if (clay.Luma[i] is >= Dark and < Bright) told[region].Add(sample);
        }
        var descriptor = new FigureDescriptor(share);
        for (var region = 0; region < Regions; region++)
        {
            var use = told[region].Count >= LeastPixels ? told[region] : samples[region];
            if (use.Count >= LeastPixels) descriptor._regions[region] = Summary(use);
        }
        return descriptor;
    }

    /// <returns><see cref="Quantities"/> numbers, or null where the region shows too little.</returns>
    public float[]? Region(int region) => _regions[region];

    private static int RegionOf(FigurePart part, Substance substance) => part switch
    {
        FigurePart.Hair or FigurePart.Headwear => 0,
        FigurePart.Head or FigurePart.Mouth or FigurePart.Brows or FigurePart.Eyes or FigurePart.FacialHair or FigurePart.Glasses => 1,
        FigurePart.Top or FigurePart.Trim or FigurePart.Scarf => 2,
        FigurePart.Bottom or FigurePart.Shoes => 3,
        FigurePart.Legs when substance != Substance.Skin => 3,
        _ => -1,
    };

    private static float[] Summary(List<float[]> samples)
    {
        var quantiles = new float[Channels * Quantiles];
        for (var channel = 0; channel < Channels; channel++)
        {
            var sorted = samples.Select(sample => sample[channel]).Order().ToArray();
            for (var q = 0; q < Quantiles; q++) quantiles[channel * Quantiles + q] = sorted[(int)((q + 0.5f) / Quantiles * sorted.Length)];
        }
        return quantiles;
    }

    /// <summary>Logarithm of exposed light: the film's x^n / (x^n + s^n) undone (n = 11/8), but for a constant that the comparison cancels. Black and white stay finite.</summary>
    private static float Log(byte encoded)
    {
        var value = encoded / 255f;
        var shown = Math.Clamp(value <= 0.04045f ? value / 12.92f : MathF.Pow((value + 0.055f) / 1.055f, 2.4f), 0.0015f, 0.985f);
        return MathF.Log(shown / (1.045f - shown)) / 1.375f;
    }
}
