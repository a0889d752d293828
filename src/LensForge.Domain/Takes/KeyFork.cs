namespace LensForge.Domain.Takes;

/// <summary>Where a key frame takes another way: what it has become by then is kept, what is still noise in it is drawn anew.</summary>
/// <param name="Step">Steps done before, from 1 to the last but one.</param>
/// <param name="Seed">Of the noise from there on, of the light traced from there on, and of the frames that follow.</param>
public sealed record KeyFork(int Step, ulong Seed);
