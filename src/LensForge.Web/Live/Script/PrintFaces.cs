using LensForge.Domain.Screenplays;
using LensForge.Domain.Screenplays.Print;

namespace LensForge.Web.Live.Script;

/// <summary>The faces that came along with the program (SIL Open Font License), read once.</summary>
public static class PrintFaces
{
    private static readonly Lazy<PrintFonts> Read = new(() => new(
        new Dictionary<Emphasis, TrueTypeFont>
        {
            [Emphasis.None] = Face("CourierPrime_400Regular", "CourierPrime"),
            [Emphasis.Bold] = Face("CourierPrime_700Bold", "CourierPrime-Bold"),
            [Emphasis.Italic] = Face("CourierPrime_400Regular_Italic", "CourierPrime-Italic"),
            [Emphasis.Bold | Emphasis.Italic] = Face("CourierPrime_700Bold_Italic", "CourierPrime-BoldItalic"),
        },
        [Face("Cousine_400Regular", "Cousine")]));

    public static PrintFonts Fonts => Read.Value;

    private static TrueTypeFont Face(string file, string name)
    {
        using var resource = typeof(PrintFaces).Assembly.GetManifestResourceStream($"print/{file}.ttf") ?? throw new InvalidOperationException($"The build carries no print/{file}.ttf.");
        var data = new byte[resource.Length];
        resource.ReadExactly(data);
        return new(name, data);
    }
}
