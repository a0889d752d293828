using System.Numerics;
using LensForge.Domain.Cast;
using LensForge.Domain.Time;

namespace LensForge.Domain.Stages;

/// <summary>The set of a scene and its light: the same from every angle and in every shot of the scene.</summary>
/// <param name="Place">The place as written in the heading.</param>
/// <param name="Recognised">False when the place was unknown and the neutral set stands in; the page says so.</param>
/// <param name="Seed">Chooses colours, dressing and small variations of the set.</param>
/// <param name="Dressing">Props named in the script that the kit can show ("lamp", "letter"), lower case.</param>
/// <param name="Design">What people have fixed about the place; null while the seed decides, as in stages from before sets were designed.</param>
public sealed record SceneSet(
    SetKind Kind,
    string Place,
    bool Recognised,
    ulong Seed,
    TimeOfDay Time,
    Weather Weather,
    IReadOnlyList<string> Dressing,
    SetDesign? Design = null);

public enum SetKind
{
    Neutral, LivingRoom, Kitchen, Bedroom, Office, Corridor, Bar, HospitalRoom, Classroom, Shop,
    Street, Alley, Park, Forest, Coast, Desert, CarInterior, Rooftop, Station,
}

public enum TimeOfDay { Dawn, Day, Dusk, Night }

public enum Weather { Clear, Overcast, Rain, Snow, Fog }

public enum FigureAction { Stand, Sit, Walk, Run, Lie, Kneel, Embrace, Point, Hold, Drive, Talk, Listen }

public enum Expression { Neutral, Joy, Anger, Fear, Grief, Doubt }

/// <summary>Somebody on the stage during one shot. Positions in metres: x right, y up, z towards the default camera side.</summary>
/// <param name="Position">Where the feet (or, seated and lying, the hips' ground point) are when the shot begins.</param>
/// <param name="EndPosition">Where they are when it ends; differs for walking and running.</param>
/// <param name="FacingDegrees">Heading about y: 0 looks along +z, 90 along +x.</param>
/// <param name="SeatHeight">Height of the seat in metres; 0 when not seated.</param>
/// <param name="LookAt">What the eyes are on.</param>
/// <param name="Speaking">The mouth moves while this figure speaks; spans from the start of the shot.</param>
public sealed record StagedFigure(
    string Character,
    Appearance Appearance,
    FigureAction Action,
    Expression Expression,
    Vector3 Position,
    Vector3 EndPosition,
    float FacingDegrees,
    float SeatHeight,
    Vector3 LookAt,
    string? Prop,
    IReadOnlyList<SpeakingSpan> Speaking);

public readonly record struct SpeakingSpan(Length Start, Length Length);

/// <summary>A camera at one moment. Right-handed, y up.</summary>
/// <param name="LensMm">Focal length on a full-frame (36 mm wide) sensor: horizontal view = 2 atan(18 / LensMm).</param>
/// <param name="FocusMetres">Distance to the plane in focus.</param>
/// <param name="FStop">Aperture number, 1.4 to 22; the aperture radius is LensMm / (2000 FStop) metres, puppet scale.</param>
public sealed record StageCamera(Vector3 Position, Vector3 Target, float LensMm, float FocusMetres, float FStop, float RollDegrees);

/// <summary>Everything that is seen in one shot: set, figures, and a camera that goes from Start to End.</summary>
/// <param name="Handheld">Amplitude of a small seeded sway, 0 none to 1.</param>
/// <param name="Insert">The object filled into the frame by an insert shot, placed at the camera's target; else null.</param>
public sealed record ShotStage(
    SceneSet Set,
    IReadOnlyList<StagedFigure> Figures,
    StageCamera CameraStart,
    StageCamera CameraEnd,
    float Handheld,
    string? Insert,
    Length Length);
