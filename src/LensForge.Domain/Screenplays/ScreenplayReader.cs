namespace LensForge.Domain.Screenplays;

/// <summary>
/// The one way in for a script: Fountain 1.1 or Final Draft, chosen by extension and content.
/// Either a <see cref="Screenplay"/> comes back or a <see cref="ScreenplayRefusedException"/> is thrown; nothing else escapes.
/// </summary>
public static class ScreenplayReader
{
    /// <summary>The largest file that is read, in bytes (5 MiB).</summary>
    public const int LargestFile = 5 * 1024 * 1024;

    private static readonly string[] FountainExtensions = ["", ".fountain", ".spmd", ".txt"];

    /// <exception cref="ScreenplayRefusedException">The file is too large, empty, binary, of another format, or not well-formed.</exception>
    public static Screenplay Read(string fileName, byte[] content) => Read(fileName, content.AsSpan());

    /// <inheritdoc cref="Read(string, byte[])"/>
    public static Screenplay Read(string fileName, ReadOnlySpan<byte> content)
    {
        if (content.Length > LargestFile)
        {
            throw new ScreenplayRefusedException($"The file has {content.Length / 1048576.0:0.0} MB; scripts of up to 5 MB are read.");
        }

        var source = SourceText.Decode(content);
        if (string.IsNullOrWhiteSpace(source.Text))
        {
            throw new ScreenplayRefusedException("The file is empty: there is no script in it.");
        }

        var reading = IsFinalDraft(fileName, source.Text) ? FdxReader.Read(source) : FountainReader.Read(source);
        return Assembled(reading, source.Repairs);
    }

    /// <summary>Final Draft's XML, whatever the file is called.</summary>
    public static bool IsFinalDraft(byte[] content)
    {
        try
        {
            return HoldsFinalDraft(SourceText.Decode(content).Text);
        }
        catch (ScreenplayRefusedException)
        {
            return false;
        }
    }

    private static bool HoldsFinalDraft(string text) => text.AsSpan().TrimStart().StartsWith("<") && text.Contains("<FinalDraft", StringComparison.Ordinal);

    private static bool IsFinalDraft(string fileName, string text)
    {
        var extension = Extension(fileName);
        var start = text.AsSpan().TrimStart();
        if (extension == ".fdx" || HoldsFinalDraft(text))
        {
            return true;
        }

        if (start.StartsWith("<?xml", StringComparison.Ordinal))
        {
            throw new ScreenplayRefusedException("The file is XML but not a Final Draft script: there is no <FinalDraft> in it.");
        }

        return FountainExtensions.Contains(extension)
            ? false
            : throw new ScreenplayRefusedException($"A {extension} file is not read: save the script as .fountain, .fdx or .txt.");
    }

    private static string Extension(string fileName)
    {
        var dot = fileName.LastIndexOf('.');
        return dot < 0 || fileName.AsSpan(dot).ContainsAny('/', '\\', ' ') ? "" : fileName[dot..].ToLowerInvariant();
    }

    private static Screenplay Assembled(ScriptReading reading, IReadOnlyList<string> repairs)
    {
        var elements = reading.Elements;
        var pages = PageLayout.Paginate(elements);
        return new(
            reading.TitlePage,
            elements,
            SceneList.Of(elements, pages),
            CharacterCue.SpeakersIn(elements),
            pages.Count,
            new(reading.CountByKind.Values.Sum() + reading.NotUnderstood.Count, reading.CountByKind, reading.NotUnderstood, repairs));
    }
}
