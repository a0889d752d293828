using System.Reflection;

namespace LensForge.Generation.Host;

/// <summary>The version that host and web compare when they meet.</summary>
public static class BuildVersion
{
    public static string Text { get; } = typeof(BuildVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";
}
