using System.Globalization;
using LensForge.Domain.Productions;
using LensForge.Domain.ShotLists;
using LensForge.Domain.Time;

namespace LensForge.Web.Components;

/// <summary>The trade's words for shots, lengths and lenses.</summary>
public static class ShotWords
{
    public static string Of(ShotSize size) => size switch
    {
        ShotSize.ExtremeWide => "Extreme wide",
        ShotSize.MediumWide => "Medium wide",
        ShotSize.MediumCloseUp => "Medium close-up",
        ShotSize.CloseUp => "Close-up",
        ShotSize.ExtremeCloseUp => "Extreme close-up",
        _ => size.ToString(),
    };

    public static string Of(Coverage coverage) => coverage switch
    {
        Coverage.OverTheShoulder => "Over the shoulder",
        Coverage.TwoShot => "Two-shot",
        Coverage.PointOfView => "Point of view",
        _ => coverage.ToString(),
    };

    public static string Of(CameraAngle angle) => angle switch
    {
        CameraAngle.Eye => "Eye level",
        CameraAngle.High => "High angle",
        CameraAngle.Low => "Low angle",
        CameraAngle.Dutch => "Dutch angle",
        _ => angle.ToString(),
    };

    public static string Of(CameraMove move) => move switch
    {
        CameraMove.PanLeft => "Pan left",
        CameraMove.PanRight => "Pan right",
        CameraMove.TiltUp => "Tilt up",
        CameraMove.TiltDown => "Tilt down",
        CameraMove.PushIn => "Push in",
        CameraMove.PullBack => "Pull back",
        CameraMove.TrackLeft => "Track left",
        CameraMove.TrackRight => "Track right",
        CameraMove.CraneUp => "Crane up",
        CameraMove.CraneDown => "Crane down",
        CameraMove.ZoomIn => "Zoom in",
        _ => move.ToString(),
    };

    /// <summary>What a shot is called under its picture: its kind where that says more than the size.</summary>
    public static string Title(PlannedShot shot) => shot.Coverage switch
    {
        Coverage.Single or Coverage.Master or Coverage.Group => Of(shot.Size),
        Coverage.Insert => shot.Insert is { Length: > 0 } thing ? $"Insert, {thing.ToLowerInvariant()}" : "Insert",
        Coverage.Establishing => $"{Of(shot.Size)}, establishing",
        Coverage.Reaction => $"{Of(shot.Size)}, reaction",
        _ => Of(shot.Coverage),
    };

    /// <summary>Angle where it is not the usual one, move, lens.</summary>
    public static string Camera(PlannedShot shot) =>
        (shot.Angle == CameraAngle.Eye ? "" : Of(shot.Angle) + ", ") + $"{Of(shot.Move)}, {shot.LensMm} mm";

    /// <summary>What was changed since a take was filmed: "DAY became NIGHT".</summary>
    public static string Of(ShotChange change) => change.Aspect switch
    {
        ShotAspect.Look => $"look: {change.From} became {change.To}",
        ShotAspect.Looks or ShotAspect.Set => $"{change.Of} changed",
        ShotAspect.Words => "its words were changed",
        ShotAspect.Size when change.Of is null => "it is framed anew",
        ShotAspect.Dressing => change.To.Length == 0 ? $"no {change.From} on the set any more" : $"on the set now: {change.To}",
        ShotAspect.Who => change.To.Length == 0 ? $"without {change.From}" : change.From.Length == 0 ? $"with {change.To}" : $"{change.From} became {change.To}",
        ShotAspect.Size or ShotAspect.Move or ShotAspect.Angle or ShotAspect.Weather => $"{Spaced(change.From)} became {Spaced(change.To).ToLowerInvariant()}",
        _ => $"{(change.From.Length == 0 ? "nothing" : change.From)} became {(change.To.Length == 0 ? "nothing" : change.To)}",
    };

    public static string Of(IReadOnlyList<ShotChange> changes) => string.Join("; ", changes.Select(Of));

    /// <summary>"PushIn" as "Push in".</summary>
    public static string Spaced(string name) => string.Concat(name.Select((letter, at) => at > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));

    public static string Seconds(Length length) => (length.Milliseconds / 1000.0).ToString("0.0", CultureInfo.InvariantCulture) + " s";

    /// <summary>"0:42" or "1:05:03".</summary>
    public static string Clock(Length length)
    {
        var whole = (length.Milliseconds + 500) / 1000;
        var (hours, minutes, seconds) = (whole / 3600, whole / 60 % 60, whole % 60);
        return hours > 0 ? $"{hours}:{minutes:00}:{seconds:00}" : $"{minutes}:{seconds:00}";
    }

    /// <summary>Horizontal angle of view on a 36 mm wide sensor, in whole degrees.</summary>
    public static int HorizontalAngle(int lensMm) => (int)Math.Round(2 * Math.Atan(18.0 / lensMm) * 180 / Math.PI);

    public static string Counted(int count, string one, string? many = null) =>
        count.ToString("N0", CultureInfo.InvariantCulture) + " " + (count == 1 ? one : many ?? one + "s");
}
