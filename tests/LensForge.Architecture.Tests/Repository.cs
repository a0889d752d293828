using System.Text.RegularExpressions;

namespace LensForge.Architecture.Tests;

/// <summary>The checkout that these tests were built from.</summary>
internal static partial class Repository
{
    public static string Root { get; } = FindRoot();

    public static IEnumerable<(string Path, string Text)> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Path.Combine(Root, folder), "*.razor", SearchOption.AllDirectories))
            .Where(path => !path.Contains("/obj/") && !path.Contains("/bin/") && !path.Contains("/node_modules/"))
            .Select(path => (Path.GetRelativePath(Root, path), File.ReadAllText(path)));

    /// <summary>Names of the types declared in a source text.</summary>
    public static IEnumerable<string> Types(string text) => TypeDeclaration().Matches(text).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"^\s*(?:public|internal|private|protected)?\s*(?:static |sealed |abstract |partial |readonly |unsafe )*(?:class|record struct|record|struct|interface|enum)\s+([A-Z]\w*)", RegexOptions.Multiline)]
    private static partial Regex TypeDeclaration();

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "LensForge.sln"))) return folder.FullName;
        }
        throw new InvalidOperationException("LensForge.sln was not found above the tests.");
    }
}
