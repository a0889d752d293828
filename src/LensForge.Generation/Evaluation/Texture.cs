namespace LensForge.Generation.Evaluation;

/// <summary>Sharpness and texture of a picture without a reference, to be read beside that of the reference.</summary>
public static class Texture
{
    /// <summary>Root of the mean square of Sobel's gradient of BT.709 luma, levels a pixel ("Tenengrad", Krotkov 1987, without the threshold).</summary>
    public static double Sharpness(Picture picture)
    {
        var (across, down) = EdgeMap.Gradients(picture);
        double sum = 0;
        for (var i = 0; i < across.Length; i++) sum += across[i] * across[i] + down[i] * down[i];
        return Math.Sqrt(sum / across.Length);
    }

    /// <summary>Standard deviation of BT.709 luma against its 3x3 mean away from edges, in levels: what is left of grain, fibre and stroke.</summary>
    public static double Grain(Picture picture)
    {
        var edges = EdgeMap.Of(picture);
        var luma = picture.Luma;
        int width = picture.Width, height = picture.Height;
        double sum = 0;
        long pixels = 0;
        for (var y = 1; y < height - 1; y++)
        {
            for (var x = 1; x < width - 1; x++)
            {
                if (edges.Near(x, y, 2)) continue;
                var i = y * width + x;
                var mean = (luma[i] + luma[i - 1] + luma[i + 1] + luma[i - width] + luma[i + width] + luma[i - width - 1] + luma[i - width + 1] + luma[i + width - 1] + luma[i + width + 1]) / 9;
                sum += (luma[i] - mean) * (luma[i] - mean);
                pixels++;
            }
        }
        return pixels == 0 ? 0 : Math.Sqrt(sum / pixels);
    }
}
