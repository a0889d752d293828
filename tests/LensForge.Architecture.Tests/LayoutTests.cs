using System.Reflection;
using System.Text.RegularExpressions;

namespace LensForge.Architecture.Tests;

/// <summary>The house rules of the layout: who may know whom, what things are called, what the Domain may not touch.</summary>
public partial class LayoutTests
{
    private static readonly string[] BannedWords = ["Manager", "Helper", "Util", "Utils", "Common", "Base", "Info", "Data", "Processor"];

    [Fact]
    public void the_domain_references_nothing_of_ours_and_no_package()
    {
        var names = References("LensForge.Domain");
        Assert.All(names, name => Assert.True(name.StartsWith("System", StringComparison.Ordinal) || name is "netstandard" or "mscorlib", $"Domain references {name}"));
        Assert.DoesNotContain("PackageReference", File.ReadAllText(Path.Combine(Repository.Root, "src/LensForge.Domain/LensForge.Domain.csproj")));
    }

    [Fact]
    public void the_web_knows_neither_generation_nor_onnx_runtime()
    {
        var names = References("LensForge.Web");
        Assert.DoesNotContain("LensForge.Generation", names);
        Assert.DoesNotContain("Microsoft.ML.OnnxRuntime", names);
    }

    [Fact]
    public void generation_knows_the_domain_only() => Assert.Equal(["LensForge.Domain"], References("LensForge.Generation").Where(name => name.StartsWith("LensForge", StringComparison.Ordinal)));

    [Fact]
    public void the_domain_touches_neither_clock_nor_files_nor_chance()
    {
        var touching = Repository.Sources("src/LensForge.Domain")
            // The wire between host and web is named by tasks; it is an interface, nothing waits in it.
            .Where(source => !source.Path.EndsWith("Hosts/HostProtocol.cs", StringComparison.Ordinal) && World().IsMatch(source.Text))
            .Select(source => $"{source.Path}: {World().Match(source.Text).Value}");
        Assert.Empty(touching);
    }

    [Fact]
    public void a_feature_never_references_another_feature()
    {
        var features = Path.Combine(Repository.Root, "src/LensForge.Web/Features");
        if (!Directory.Exists(features)) return;
        var names = Directory.GetDirectories(features).Select(Path.GetFileName).ToArray();
        var crossing =
            from source in Repository.Sources("src/LensForge.Web/Features")
            let own = source.Path.Split('/')[3]
            where names.Contains(own)
            from other in names
            where other != own && Regex.IsMatch(source.Text, $@"(using|@using|namespace)\s+LensForge\.Web\.Features\.{other}\b|Features\.{other}\.")
            select $"{source.Path} knows {other}";
        Assert.Empty(crossing);
    }

    [Fact]
    public void namespaces_are_the_folders()
    {
        var wrong =
            from source in Repository.Sources("src")
            where source.Path.EndsWith(".cs", StringComparison.Ordinal)
            let declared = Namespace().Match(source.Text).Groups[1].Value
            where declared.Length > 0
            let folder = Path.GetDirectoryName(source.Path)!["src/".Length..].Replace('/', '.')
            where declared != folder
            select $"{source.Path} declares {declared}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void type_names_say_what_a_thing_is()
    {
        var vague =
            from source in Repository.Sources("src")
            from type in Repository.Types(source.Text)
            from word in BannedWords
            where Regex.IsMatch(type, $"{word}(s)?$")
            select $"{source.Path}: {type}";
        Assert.Empty(vague);
    }

    [Fact]
    public void the_top_level_holds_only_what_was_agreed()
    {
        string[] agreed = ["src", "tests", "wwwroot-assets", "infra", "LensForge.sln", "README.md", "LICENSE", "Directory.Build.props", "Directory.Packages.props", "global.json", "artifacts"];
        var strangers = Directory.EnumerateFileSystemEntries(Repository.Root).Select(path => Path.GetFileName(path)!).Where(name => !name.StartsWith('.') && !agreed.Contains(name));
        Assert.Empty(strangers);
    }

    private static string[] References(string assembly) =>
        [.. Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, assembly + ".dll")).GetReferencedAssemblies().Select(name => name.Name!)];

    [GeneratedRegex(@"DateTime(Offset)?\.(Utc)?Now|File\.|Directory\.|new Random\(|Random\.Shared|Guid\.NewGuid|\basync\b|\bTask\b(?!\w)(?=[<. ])|Environment\.|Console\.")]
    private static partial Regex World();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
