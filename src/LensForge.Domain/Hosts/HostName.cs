namespace LensForge.Domain.Hosts;

/// <summary>How hosts are called in the log and in the book of jobs.</summary>
public static class HostName
{
    private const string OfChild = "child on ";

    /// <summary>The host that a web process keeps itself, the same over restarts.</summary>
    public static string Child(string machine, string folder) => $"{OfChild}{machine} of {folder}";

    /// <param name="connection">Id of its connection, at least six characters.</param>
    public static string Joined(string name, string connection) => $"{name} ({connection[..6]})";

    public static bool IsChild(string name) => name.StartsWith(OfChild, StringComparison.Ordinal);
}
