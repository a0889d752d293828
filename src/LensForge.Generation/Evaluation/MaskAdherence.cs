namespace LensForge.Generation.Evaluation;

/// <summary>
/// How far silhouettes in the picture follow the stage's masks: of the pixels on the border of a figure where the reference render shows an edge
/// within two pixels, the share where the picture shows one within two pixels too. Borders that the reference itself loses in fog or shadow do not count. 0 to 1.
/// </summary>
public static class MaskAdherence
{
    public const int Tolerance = 2;

    /// <param name="figures">0 the set, 1.. the figures; as large as the pictures.</param>
    /// <returns>NaN where there is no border to follow.</returns>
    public static double Of(Picture picture, Picture reference, ReadOnlySpan<byte> figures)
    {
        picture.MustMatch(reference);
        if (figures.Length != picture.Area) throw new ArgumentException("The mask has another size than the picture.", nameof(figures));
        EdgeMap own = EdgeMap.Of(picture), wanted = EdgeMap.Of(reference);
        int width = picture.Width, height = picture.Height, border = 0, followed = 0;
        for (var y = 1; y < height - 1; y++)
        {
            for (var x = 1; x < width - 1; x++)
            {
                var i = y * width + x;
                if (figures[i] == 0 || (figures[i] == figures[i - 1] && figures[i] == figures[i + 1] && figures[i] == figures[i - width] && figures[i] == figures[i + width])) continue;
                if (!wanted.Near(x, y, Tolerance)) continue;
                border++;
                if (own.Near(x, y, Tolerance)) followed++;
            }
        }
        return border == 0 ? double.NaN : followed / (double)border;
    }
}
