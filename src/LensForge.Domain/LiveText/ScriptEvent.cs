namespace LensForge.Domain.LiveText;

/// <summary>What has happened to the words of a script. Who and when are the store's to know.</summary>
public abstract record ScriptEvent;

/// <summary>The live text begins, as Fountain over LF.</summary>
/// <param name="Draft">SHA-256 of the imported file that it was made from; null where it was begun empty.</param>
public sealed record ScriptBegun(string Text, string? Draft) : ScriptEvent;

/// <param name="Base">The version that it follows.</param>
/// <param name="Changes">On the text at that version.</param>
/// <param name="Client">The editor that it came from.</param>
/// <param name="Count">Steps of the client that were typed in one breath and made one here; versions count steps.</param>
/// <param name="Draft">SHA-256 of the file, where it was imported and not typed.</param>
public sealed record ScriptEdited(long Base, ChangeSet Changes, string Client, int Count = 1, string? Draft = null) : ScriptEvent;
