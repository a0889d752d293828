namespace LensForge.Generation.Evaluation;

/// <summary>
/// SSIM of Wang, Bovik, Sheikh and Simoncelli, "Image quality assessment: from error visibility to structural similarity", IEEE TIP 13(4), 2004:
/// the mean over all places of (2 μx μy + C1)(2 σxy + C2) / ((μx² + μy² + C1)(σx² + σy² + C2)), C1 = (0.01·255)², C2 = (0.03·255)²,
/// on BT.709 luma, window 11x11 Gaussian of sigma 1.5, only where the window lies wholly inside. 1 for equal pictures.
/// </summary>
public static class StructuralSimilarity
{
    private const int Window = 11;
    private const double Sigma = 1.5, C1 = 0.01 * 255 * 0.01 * 255, C2 = 0.03 * 255 * 0.03 * 255;
    private static readonly double[] Kernel = MakeKernel();

    public static double Of(Picture picture, Picture reference)
    {
        picture.MustMatch(reference);
        if (picture.Width < Window || picture.Height < Window) throw new ArgumentException($"SSIM needs pictures of {Window}x{Window} or more.", nameof(picture));
        double[] x = Array.ConvertAll(picture.Luma, value => (double)value), y = Array.ConvertAll(reference.Luma, value => (double)value);
        int width = picture.Width, height = picture.Height;
        double[] meanX = Blur(x, width, height), meanY = Blur(y, width, height);
        double[] xx = Blur(Product(x, x), width, height), yy = Blur(Product(y, y), width, height), xy = Blur(Product(x, y), width, height);
        double sum = 0;
        for (var i = 0; i < meanX.Length; i++)
        {
            double mx = meanX[i], my = meanY[i];
            double varianceX = xx[i] - mx * mx, varianceY = yy[i] - my * my, covariance = xy[i] - mx * my;
            sum += (2 * mx * my + C1) * (2 * covariance + C2) / ((mx * mx + my * my + C1) * (varianceX + varianceY + C2));
        }
        return sum / meanX.Length;
    }

    private static double[] Product(double[] a, double[] b) => [.. a.Zip(b, (p, q) => p * q)];

    /// <summary>Weighted means of the windows that lie inside: (width - 10) x (height - 10).</summary>
    private static double[] Blur(double[] plane, int width, int height)
    {
        int across = width - Window + 1, down = height - Window + 1;
        var rows = new double[across * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < across; x++)
            {
                double sum = 0;
                for (var k = 0; k < Window; k++) sum += Kernel[k] * plane[y * width + x + k];
                rows[y * across + x] = sum;
            }
        }
        var result = new double[across * down];
        for (var y = 0; y < down; y++)
        {
            for (var x = 0; x < across; x++)
            {
                double sum = 0;
                for (var k = 0; k < Window; k++) sum += Kernel[k] * rows[(y + k) * across + x];
                result[y * across + x] = sum;
            }
        }
        return result;
    }

    private static double[] MakeKernel()
    {
        var weights = Enumerable.Range(0, Window).Select(k => Math.Exp(-(k - Window / 2) * (k - Window / 2) / (2 * Sigma * Sigma))).ToArray();
        var total = weights.Sum();
        return [.. weights.Select(weight => weight / total)];
    }
}
