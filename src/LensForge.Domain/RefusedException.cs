namespace LensForge.Domain;

/// <summary>A command that cannot be carried out as things stand. The message is for the person who gave it.</summary>
public sealed class RefusedException(string message) : Exception(message);
