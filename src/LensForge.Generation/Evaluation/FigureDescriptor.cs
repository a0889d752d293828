using LensForge.Generation.Rendering;
using LensForge.Generation.Staging;
using LensForge.Generation.Staging.Figures;

namespace LensForge.Generation.Evaluation;

/// <summary>
/// How somebody looks in a picture, without any learned weights: for each region of the body (hair or hat, face, top, bottom) histograms, kept as sixteen quantiles each,
/// of the logarithm of light, of two opponent colours, and of the length of the gradient. The stage's mask says only which pixels belong to which region.
/// Light is taken out with the face as the grey card (after Bianco and Schettini, "Adaptive color constancy using faces", IEEE PAMI 36(8), 2014): the colours of a
/// figure are divided by a share of the departure of its face's median from the skin that faces have on average.
/// </summary>
public sealed class FigureDescriptor
{
    /// <summary>A figure counts from this share of the frame on (295 of 256x144 pixels).</summary>
    public const double LeastShare = 0.008;

    private const int Quantiles = 16, Channels = 4, Regions = 4, LeastPixels = 24;
    private const int Face = 1;

    // Light matters least between shots; colour opponents most; the gradient says whether cloth is plain or patterned.
    private static readonly float[] Weights = [0.5f, 1f, 1f, 0.15f];
    private static readonly float[] RegionWeights = [0.8f, 0.7f, 1.2f, 0.6f];
    private static readonly float[] Skin = [-1.6f, 0.55f, 0.55f];

    /// <summary>How much of the face's departure from average skin is put down to light: the rest is the person's own.</summary>
    private static readonly float[] Discount = [0.7f, 0.7f, 0.7f];

    private readonly float[]?[] _regions = new float[Regions][];

    private FigureDescriptor(double share) => Share = share;

    /// <summary>Share of the frame that the figure covers, 0 to 1.</summary>
    public double Share { get; }

    /// <param name="figure">1.. as in the G-buffers.</param>
    /// <returns>Null where the figure covers less than <see cref="LeastShare"/> of the frame.</returns>
    public static FigureDescriptor? Of(Picture picture, GBuffers buffers, int figure)
    {
        var pixels = Enumerable.Range(0, picture.Area).Where(i => buffers.Figure[i] == figure).ToArray();
        var share = pixels.Length / (double)picture.Area;
        if (share < LeastShare) return null;
        var (across, down) = EdgeMap.Gradients(picture);
        var samples = Enumerable.Range(0, Regions).Select(_ => new List<float[]>()).ToArray();
        foreach (var i in pixels)
        {
            var region = RegionOf((FigurePart)buffers.Part[i], (Substance)buffers.Substance[i]);
            if (region < 0) continue;
            float r = Log(picture.Rgb[3 * i]), g = Log(picture.Rgb[3 * i + 1]), b = Log(picture.Rgb[3 * i + 2]);
            samples[region].Add([(r + g + b) / 3, r - g, (r + g) / 2 - b, MathF.Log(1 + MathF.Sqrt(across[i] * across[i] + down[i] * down[i]))]);
        }
        var shift = new float[Channels];
        if (samples[Face].Count >= LeastPixels)
        {
            for (var channel = 0; channel < 3; channel++) shift[channel] = Discount[channel] * (Median(samples[Face], channel) - Skin[channel]);
        }
        var descriptor = new FigureDescriptor(share);
        for (var region = 0; region < Regions; region++)
        {
            if (samples[region].Count >= LeastPixels) descriptor._regions[region] = Summary(samples[region], shift);
        }
        return descriptor;
    }

    /// <summary>Mean earth mover's distance of the histograms over the regions that both show (Rubner et al., IJCV 40(2), 2000; in one dimension the mean difference of quantiles).</summary>
    public double Distance(FigureDescriptor other)
    {
        double sum = 0, weight = 0;
        for (var region = 0; region < Regions; region++)
        {
            if (_regions[region] is not { } own || other._regions[region] is not { } theirs) continue;
            for (var i = 0; i < own.Length; i++) sum += RegionWeights[region] * Weights[i / Quantiles] * MathF.Abs(own[i] - theirs[i]) / Quantiles;
            weight += RegionWeights[region];
        }
        return weight == 0 ? double.PositiveInfinity : sum / weight;
    }

    private static int RegionOf(FigurePart part, Substance substance) => part switch
    {
        FigurePart.Hair or FigurePart.Headwear => 0,
        FigurePart.Head or FigurePart.Mouth or FigurePart.Brows or FigurePart.Eyes or FigurePart.FacialHair or FigurePart.Glasses => Face,
        FigurePart.Top or FigurePart.Trim or FigurePart.Scarf => 2,
        FigurePart.Bottom or FigurePart.Shoes => 3,
        FigurePart.Legs when substance != Substance.Skin => 3,
        _ => -1,
    };

    private static float[] Summary(List<float[]> samples, float[] shift)
    {
        var quantiles = new float[Channels * Quantiles];
        for (var channel = 0; channel < Channels; channel++)
        {
            var sorted = samples.Select(sample => sample[channel]).Order().ToArray();
            for (var q = 0; q < Quantiles; q++) quantiles[channel * Quantiles + q] = sorted[(int)((q + 0.5f) / Quantiles * sorted.Length)] - shift[channel];
        }
        return quantiles;
    }

    private static float Median(List<float[]> samples, int channel) => samples.Select(sample => sample[channel]).Order().ElementAt(samples.Count / 2);

    /// <summary>Logarithm of linear light; the offset keeps black finite.</summary>
    private static float Log(byte encoded)
    {
        var value = encoded / 255f;
        var linear = value <= 0.04045f ? value / 12.92f : MathF.Pow((value + 0.055f) / 1.055f, 2.4f);
        return MathF.Log(linear + 0.008f);
    }
}
