namespace LensForge.Domain.Tests.LiveText;

/// <summary>A few of the histories of which `histories` in the benchmarks runs as many as are asked for.</summary>
public sealed class NpmPeerTests
{
    [Fact]
    public void clients_of_the_npm_package_and_the_authority_never_part()
    {
        var (done, failures) = NpmPeer.Run(Script(), 1, 150);
        Assert.Empty(failures);
        Assert.Equal(150, done);
    }

    private static string Script()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "LensForge.sln"))) return Path.Combine(at.FullName, "tests", "LensForge.Domain.Tests", "LiveText", "npm", "histories.mjs");
        throw new DirectoryNotFoundException("LensForge.sln was not found above the tests.");
    }
}
