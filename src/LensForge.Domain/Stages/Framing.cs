using LensForge.Domain.ShotLists;

namespace LensForge.Domain.Stages;

/// <summary>What each size of shot shows of a figure, in metres of frame height, and how the eye-line sits in it.</summary>
public static class Framing
{
    /// <summary>Lenses that are tried, shortest first, 35 mm full-frame equivalents.</summary>
    public static readonly float[] Lenses = [18, 21, 24, 28, 32, 35, 40, 50, 65, 75, 85, 100];

    /// <summary>Height of the frame at the subject: a close-up holds head and shoulders, a wide a figure of under half the frame.</summary>
    public static float FrameHeight(ShotSize size, Body body) => size switch
    {
        ShotSize.ExtremeCloseUp => body.HeadHeight * 1.3f,
        ShotSize.CloseUp => body.HeadHeight / 0.46f,
        ShotSize.MediumCloseUp => body.HeadHeight / 0.335f,
        ShotSize.Medium => body.HeadHeight / 0.25f,
        ShotSize.MediumWide => body.HeadHeight / 0.18f,
        ShotSize.Full => MathF.Max(body.Top * 1.25f, body.HeadHeight / 0.17f),
        ShotSize.Wide => MathF.Max(body.Top, 1.1f) / 0.45f,
        ShotSize.ExtremeWide => MathF.Max(body.Top, 1.2f) / 0.2f,
        _ => 0.3f,
    };

    /// <summary>Where the eyes are in the frame, -1 bottom to 1 top: on the upper third when near, higher as the figure grows small.</summary>
    public static float EyeLine(ShotSize size) => size switch
    {
        ShotSize.ExtremeCloseUp => 0.12f,
        ShotSize.CloseUp => 0.28f,
        ShotSize.MediumCloseUp => 0.33f,
        ShotSize.Medium => 0.42f,
        ShotSize.MediumWide => 0.5f,
        ShotSize.Full => 0.62f,
        ShotSize.Wide => 0.16f,
        _ => -0.25f,
    };

    /// <summary>How far from the middle a single subject stands, away from where it looks.</summary>
    public static float LookingRoom(ShotSize size) => size switch
    {
        ShotSize.ExtremeCloseUp => 0.12f,
        ShotSize.CloseUp => 0.22f,
        ShotSize.MediumCloseUp => 0.26f,
        ShotSize.Medium => 0.26f,
        ShotSize.MediumWide => 0.24f,
        ShotSize.Full => 0.2f,
        _ => 0.28f,
    };

    /// <summary>Lowest part of the body that the size holds, as a share of its height from the ground.</summary>
    public static float LowestPart(ShotSize size) => size switch
    {
        ShotSize.ExtremeCloseUp or ShotSize.CloseUp or ShotSize.MediumCloseUp => 0.72f,
        ShotSize.Medium => 0.56f,
        ShotSize.MediumWide => 0.3f,
        _ => -0.02f,
    };

    /// <summary>Degrees from the subject's eye-line at which the camera stands: near it when near, more from the side when far.</summary>
    public static float OffEyeLine(ShotSize size) => size switch
    {
        ShotSize.ExtremeCloseUp => 24,
        ShotSize.CloseUp => 28,
        ShotSize.MediumCloseUp => 34,
        ShotSize.Medium => 42,
        ShotSize.MediumWide => 50,
        _ => 58,
    };

    /// <summary>Degrees above (or below) the subject from which the camera looks.</summary>
    public static float Elevation(CameraAngle angle, ShotSize size) => angle switch
    {
        CameraAngle.High => size <= ShotSize.Full ? 24 : 20,
        CameraAngle.Low => size <= ShotSize.Full ? -9 : -16,
        CameraAngle.Overhead => 60,
        _ => size switch { ShotSize.ExtremeWide => 4, ShotSize.Wide => -3, ShotSize.Full => -5, ShotSize.MediumWide => -5, ShotSize.Medium => -2, _ => 1 },
    };

    /// <summary>Whoever lies is looked down on, or the frame is full of bed.</summary>
    internal static ReadOnlySpan<float> LyingElevations => [40, 30, 55];

    /// <summary>Elevations to try, the wanted one first: under a low ceiling the camera comes down rather than into the face.</summary>
    internal static ReadOnlySpan<float> Elevations(CameraAngle angle, ShotSize size) => angle switch
    {
        CameraAngle.Overhead => [Elevation(angle, size), 46, 34, 24],
        CameraAngle.High => [Elevation(angle, size), 14],
        _ => new[] { Elevation(angle, size) },
    };

    public static float FStop(ShotSize size) => size switch
    {
        ShotSize.ExtremeCloseUp or ShotSize.CloseUp or ShotSize.Insert => 2f,
        ShotSize.MediumCloseUp => 2.2f,
        ShotSize.Medium => 2.8f,
        ShotSize.MediumWide => 4f,
        _ => 5.6f,
    };
}
