using LensForge.Domain.Cast;

namespace LensForge.Web.Features.Cast;

/// <summary>What a person has made of a character.</summary>
/// <param name="Scene">The scene whose costume is to be shown.</param>
public sealed record CastChange(CastMember Member, int Scene);
