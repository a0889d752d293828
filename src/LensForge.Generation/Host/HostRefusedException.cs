namespace LensForge.Generation.Host;

/// <summary>The web will not have this host, now or later: trying again is of no use. One line that says what to do.</summary>
public sealed class HostRefusedException(string message) : Exception(message);
