namespace LensForge.Generation.Evaluation;

/// <summary>PSNR = 10 log10(255² / MSE) over all three channels of sRGB, in dB; <see cref="Most"/> for equal pictures.</summary>
public static class PeakSignalToNoise
{
    /// <summary>What equal pictures get, so that means stay finite.</summary>
    public const double Most = 100;

    public static double Of(Picture picture, Picture reference)
    {
        var error = SquaredError(picture, reference);
        return error == 0 ? Most : Math.Min(Most, 10 * Math.Log10(255.0 * 255.0 / error));
    }

    /// <summary>Mean squared difference of the channels, in levels of 255.</summary>
    public static double SquaredError(Picture picture, Picture reference)
    {
        picture.MustMatch(reference);
        long sum = 0;
        for (var i = 0; i < picture.Rgb.Length; i++)
        {
            var difference = picture.Rgb[i] - reference.Rgb[i];
            sum += difference * difference;
        }
        return sum / (double)picture.Rgb.Length;
    }

    /// <summary>Mean absolute difference of the channels, in levels of 255.</summary>
    public static double AbsoluteError(Picture picture, Picture reference)
    {
        picture.MustMatch(reference);
        long sum = 0;
        for (var i = 0; i < picture.Rgb.Length; i++) sum += Math.Abs(picture.Rgb[i] - reference.Rgb[i]);
        return sum / (double)picture.Rgb.Length;
    }
}
