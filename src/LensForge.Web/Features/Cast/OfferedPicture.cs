namespace LensForge.Web.Features.Cast;

/// <summary>A picture that a person brings, with their word that it may be used.</summary>
public sealed record OfferedPicture(byte[] Bytes, string Consent);
