using LensForge.Domain.Cast;

namespace LensForge.Domain.Colour;

/// <summary>CIELAB under D65 (CIE 15:2004). L 0 to 100; a and b about -110 to 110.</summary>
public readonly record struct Lab(float L, float A, float B)
{
    private const double WhiteX = 0.95047, WhiteZ = 1.08883;

    public float Chroma => MathF.Sqrt(A * A + B * B);

    /// <summary>Colour difference, CIE 1976: about 2.3 is just seen.</summary>
    public float To(Lab other) => MathF.Sqrt((L - other.L) * (L - other.L) + (A - other.A) * (A - other.A) + (B - other.B) * (B - other.B));

    public static Lab Of(Rgb colour) => Of(Linear(colour.R), Linear(colour.G), Linear(colour.B));

    /// <summary>From linear sRGB, 0 to 1 each.</summary>
    public static Lab Of(double r, double g, double b)
    {
        double x = F((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / WhiteX),
            y = F(0.2126729 * r + 0.7151522 * g + 0.0721750 * b),
            z = F((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / WhiteZ);
        return new((float)(116 * y - 16), (float)(500 * (x - y)), (float)(200 * (y - z)));

        static double F(double t) => t > 216.0 / 24389 ? Math.Cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }

    /// <summary>The nearest sRGB by cutting each channel off.</summary>
    public Rgb ToRgb()
    {
        double fy = (L + 16) / 116, x = WhiteX * G(fy + A / 500), y = G(fy), z = WhiteZ * G(fy - B / 200);
        return new(
            Byte(3.2404542 * x - 1.5371385 * y - 0.4985314 * z),
            Byte(-0.9692660 * x + 1.8760108 * y + 0.0415560 * z),
            Byte(0.0556434 * x - 0.2040259 * y + 1.0572252 * z));

        static double G(double t) => t * t * t > 216.0 / 24389 ? t * t * t : (116 * t - 16) * 27 / 24389;
    }

    /// <summary>sRGB byte to linear (IEC 61966-2-1).</summary>
    public static double Linear(byte value)
    {
        var c = value / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
    }

    private static byte Byte(double linear)
    {
        var c = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.Pow(linear, 1 / 2.4) - 0.055;
        return (byte)Math.Clamp((int)Math.Round(c * 255), 0, 255);
    }
}
