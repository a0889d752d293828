namespace LensForge.Domain.Stages;

/// <summary>What a painted part of a set is to the picture: where it is looked for in a reference, and how near the walls' quiet it should stay.</summary>
public enum PaintRole { Wall, Floor, Wood, Cloth, Accent, Nature }

public static class PaintRoles
{
    private static readonly IReadOnlyDictionary<string, PaintRole> Known = Named(
        (PaintRole.Wall, "wall, left wall, right wall, trim, dado, band, splashback, coping, brick, town, roof, counter, units"),
        (PaintRole.Floor, "floor, floor pattern, carpet, carpet pattern, ground, paving, gravel, felt, sand, litter, grass, verge"),
        (PaintRole.Wood, "wood, dark wood, bench, door, bark, tank, boat"),
        (PaintRole.Cloth, "cloth, sofa, armchair, linen, cover, throw, curtain, rug, runner, blanket, chair, seat, leather"),
        (PaintRole.Nature, "leaves, fern, moss, cactus, scrub, shallow water, deep water, rock, dark rock"));

    /// <param name="part">As in <see cref="PaintChart"/>; a number at its end tells members of a group apart ("wall 3").</param>
    public static PaintRole Of(string part) => Known.GetValueOrDefault(part.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', ' '), PaintRole.Accent);

    private static Dictionary<string, PaintRole> Named(params (PaintRole Role, string Parts)[] roles) =>
        roles.SelectMany(role => role.Parts.Split(", ").Select(part => (part, role.Role))).ToDictionary(one => one.part, one => one.Role);
}
