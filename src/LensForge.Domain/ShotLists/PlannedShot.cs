using LensForge.Domain.Time;

namespace LensForge.Domain.ShotLists;

public enum ShotSize { ExtremeWide, Wide, Full, MediumWide, Medium, MediumCloseUp, CloseUp, ExtremeCloseUp, Insert }

/// <summary>What the frame is for; the size says how near.</summary>
public enum Coverage { Establishing, Master, Single, OverTheShoulder, TwoShot, Group, Reaction, Insert, PointOfView }

public enum CameraAngle { Eye, High, Low, Overhead, Dutch }

public enum CameraMove { Static, PanLeft, PanRight, TiltUp, TiltDown, PushIn, PullBack, TrackLeft, TrackRight, CraneUp, CraneDown, Arc, ZoomIn, Handheld }

/// <summary>Lines of the source, from 1, both inclusive.</summary>
public readonly record struct WordRange(int Line, int EndLine);

/// <summary>One shot of a scene as planned from the words.</summary>
/// <param name="Number">Scene number and set-up letter as printed: "3", "3A", "3B" (I and O are skipped, after Z comes AA).</param>
/// <param name="LensMm">Focal length as a 35 mm full-frame equivalent.</param>
/// <param name="Subjects">Who is to be seen, the most important first.</param>
/// <param name="Insert">The object of an insert, else null.</param>
/// <param name="Dialogue">Speeches heard in this shot, in order, for subtitles and talking figures.</param>
/// <param name="Reason">Rule and words that made the shot, for people.</param>
/// <param name="Intensity">0 calm to 1 most intense; tightens sizes and light.</param>
public sealed record PlannedShot(
    string Number,
    Coverage Coverage,
    ShotSize Size,
    CameraAngle Angle,
    CameraMove Move,
    int LensMm,
    Length Length,
    IReadOnlyList<string> Subjects,
    string? Insert,
    WordRange Words,
    IReadOnlyList<Speech> Dialogue,
    string Action,
    string Reason,
    float Intensity);

/// <summary>A speech inside a shot.</summary>
/// <param name="Start">From the start of the shot.</param>
/// <param name="Off">Heard only (V.O., O.S.): no mouth moves with it.</param>
public sealed record Speech(string Character, string Text, Length Start, Length Length, bool Off = false);

public sealed record PlannedScene(string Number, IReadOnlyList<PlannedShot> Shots);

public sealed record ShotList(IReadOnlyList<PlannedScene> Scenes);
