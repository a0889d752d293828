using LensForge.Domain.Direction;

namespace LensForge.Domain.ShotLists;

/// <summary>A shot being planned: which beats it covers and how.</summary>
internal sealed class Setup
{
    public required int First { get; init; }

    public required int End { get; set; }

    public required Coverage Coverage { get; set; }

    public required ShotSize Size { get; set; }

    public required IReadOnlyList<string> Subjects { get; set; }

    public required string Rule { get; set; }

    public CameraAngle Angle { get; set; } = CameraAngle.Eye;

    public CameraMove Move { get; set; } = CameraMove.Static;

    public string? Insert { get; set; }

    public float Intensity { get; set; }

    /// <summary>The script asks for it, or its shortness is the point: it stays as it is.</summary>
    public bool Asked { get; set; }

    /// <summary>Nothing but its subject calls for it: more of the same may be added.</summary>
    public bool Plain { get; init; }

    public bool IsWide => Coverage is Coverage.Establishing or Coverage.Master or Coverage.TwoShot or Coverage.Group;

    public int LensMm => ShotChoices.UsualLens(Coverage, Size);
}
