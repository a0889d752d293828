using LensForge.Domain.ShotLists;

namespace LensForge.Domain.Board;

/// <summary>What a frame becomes when others are to be seen in it.</summary>
internal static class ShotCoverage
{
    /// <summary>The shot about these people: as near as all of them can be seen.</summary>
    public static PlannedShot For(PlannedShot shot, IReadOnlyList<string> people)
    {
        if (shot.Subjects.SequenceEqual(people)) return shot;
        var coverage = (people.Count, shot.Coverage) switch
        {
            (_, Coverage.Insert or Coverage.PointOfView) => shot.Coverage,
            (0, _) => Coverage.Establishing,
            (1, Coverage.Establishing or Coverage.Master or Coverage.Reaction) => shot.Coverage,
            (1, _) => Coverage.Single,
            (_, Coverage.Master) => Coverage.Master,
            (2, Coverage.OverTheShoulder) => Coverage.OverTheShoulder,
            (2, _) => Coverage.TwoShot,
            _ => Coverage.Group,
        };
        var nearest = coverage switch
        {
            Coverage.Establishing => ShotSize.Full,
            Coverage.TwoShot => ShotSize.Medium,
            Coverage.Group => ShotSize.MediumWide,
            _ => ShotSize.Insert,
        };
        var size = (ShotSize)Math.Min((int)shot.Size, (int)nearest);
        return shot with { Subjects = people, Coverage = coverage, Size = size, LensMm = size == shot.Size && coverage == shot.Coverage ? shot.LensMm : Direction.ShotChoices.UsualLens(coverage, size) };
    }
}
