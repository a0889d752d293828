namespace LensForge.Web.Accounts;

/// <summary>A browser and its system in words that people know again in a list; no more is kept of the header.</summary>
public static class DeviceWords
{
    private static readonly (string Mark, string Name)[] Browsers = [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];
    private static readonly (string Mark, string Name)[] Systems = [("Windows", "Windows"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Mac OS X", "macOS"), ("Linux", "Linux")];

    public static string Of(string agent) => $"{Find(Browsers, agent) ?? "A program"}{(Find(Systems, agent) is { } system ? $" on {system}" : "")}";

    private static string? Find((string Mark, string Name)[] names, string agent) =>
        names.Where(name => agent.Contains(name.Mark, StringComparison.Ordinal)).Select(name => name.Name).FirstOrDefault();
}
