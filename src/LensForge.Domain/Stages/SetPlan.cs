using System.Numerics;

namespace LensForge.Domain.Stages;

/// <summary>
/// The floor plan of a kind of set: what staging may count on and what the set's geometry must honour.
/// Origin in the middle of the playing area, x to the right, z towards the default camera side, metres.
/// The line of action runs along x, so the camera keeps to z &gt; 0; daylight comes from -x unless <see cref="Light"/> says otherwise.
/// </summary>
/// <param name="Min">Inner corner of the walls (or of the ground that cameras may use outdoors).</param>
/// <param name="Max">The opposite corner; y is the ceiling (or 6 outdoors).</param>
/// <param name="Enclosed">Walls and a ceiling: cameras stay inside Min..Max.</param>
/// <param name="Standing">Places to stand, the principal pair first, facing each other.</param>
/// <param name="Seated">Places to sit, the principal pair first.</param>
/// <param name="TableHeight">Height of the surface between the principal pair, 0 without one.</param>
/// <param name="Light">Unit vector from which the motivated key comes: the window, the sun, the main practical.</param>
public sealed record SetPlan(
    SetKind Kind,
    Vector3 Min,
    Vector3 Max,
    bool Enclosed,
    IReadOnlyList<Mark> Standing,
    IReadOnlyList<Mark> Seated,
    float TableHeight,
    Vector3 Light)
{
    private static readonly Vector3 WindowLeft = Vector3.Normalize(new(-0.9f, 0.35f, 0.15f));
    private static readonly Vector3 SunLeft = Vector3.Normalize(new(-0.55f, 0.6f, 0.35f));
    private static readonly Vector3 Above = Vector3.Normalize(new(-0.25f, 1f, 0.2f));

    private static readonly IReadOnlyDictionary<SetKind, SetPlan> Plans = new[]
    {
        Room(SetKind.Neutral, 3.2f, -2.6f, 3.4f, 2.8f, [Pair(0.62f, 0.1f), Pair(1.45f, -0.5f), Pair(1.9f, 0.7f)], [], 0, WindowLeft),
        Room(SetKind.LivingRoom, 3f, -2.4f, 3f, 2.7f, [Pair(0.6f, 0.95f), Pair(1.5f, -1.2f), Pair(2.2f, 1f)], [Pair(0.95f, -0.15f, 0.44f), Back(-0.35f, -1.45f, 0.44f), Back(0.35f, -1.45f, 0.44f)], 0.42f, WindowLeft),
        Room(SetKind.Kitchen, 2.3f, -1.9f, 2.85f, 2.7f, [Pair(0.6f, 0.95f), Pair(1.45f, -0.85f), Pair(1.7f, 1.2f)], [Pair(0.76f, 0f, 0.46f)], 0.75f, WindowLeft),
        Room(SetKind.Bedroom, 2.6f, -2.2f, 2.9f, 2.6f, [Pair(0.6f, 1.15f), Pair(1.9f, 0.5f)], [Back(-0.3f, 0f, 0.5f), Back(0.35f, 0f, 0.5f)], 0, WindowLeft),
        Room(SetKind.Office, 2.9f, -2.4f, 3f, 2.7f, [Pair(0.65f, 1.1f), Pair(1.9f, -0.3f), Pair(2.1f, 1.3f)], [Pair(0.95f, 0f, 0.47f)], 0.75f, WindowLeft),
        Room(SetKind.Corridor, 1.3f, -9f, 4f, 2.6f, [Pair(0.55f, 0f), Back(0f, -1.5f, 0), Pair(0.3f, -2.8f), Pair(0.75f, -3.6f)], [], 0, Vector3.Normalize(new(0.1f, 0.35f, -1f))),
        Room(SetKind.Bar, 3.4f, -2.4f, 3.6f, 3f, [Pair(0.55f, 0.55f), Pair(1.6f, 0.8f), Pair(2.4f, 0.3f)], [Pair(0.6f, -0.55f, 0.78f), Back(-1.9f, -0.55f, 0.78f)], 1.08f, Above),
        Room(SetKind.HospitalRoom, 2.7f, -2.2f, 2.9f, 2.7f, [Pair(0.6f, 1.2f), Pair(1.7f, 0.5f)], [Back(1.25f, 0.1f, 0.46f)], 0, WindowLeft),
        Room(SetKind.Classroom, 3.6f, -3f, 4f, 3f, [Pair(0.65f, 0.9f), [new(new(2.2f, 0, -0.5f), -90, 0), new(new(-1.7f, 0, 0.5f), 90, 0)]], [[new(new(-0.95f, 0, -0.3f), 90, 0.45f), new(new(0.55f, 0, -0.3f), -25, 0.45f), new(new(-0.95f, 0, -1.7f), 90, 0.45f), new(new(0.55f, 0, -1.7f), 90, 0.45f)]], 0.72f, WindowLeft),
        Room(SetKind.Shop, 2.9f, -2.4f, 3.2f, 2.9f, [Pair(0.6f, 0.75f), Pair(1.6f, 0.9f), Pair(2f, 0f)], [], 0.95f, WindowLeft),
        Outside(SetKind.Street, [Pair(0.6f, 0f), Pair(1.5f, -1.4f), Pair(1.9f, 1f)], [], SunLeft),
        Outside(SetKind.Alley, [Pair(0.6f, 0f), Back(0f, -1.6f, 0), Pair(0.35f, -3f), Pair(0.9f, -4f)], [], Vector3.Normalize(new(0.15f, 0.6f, -0.8f))),
        Outside(SetKind.Park, [Pair(0.6f, 0.5f), Pair(1.6f, -0.6f), Pair(2.1f, 1f)], [Back(-0.4f, -0.6f, 0.46f), Back(0.4f, -0.6f, 0.46f)], SunLeft),
        Outside(SetKind.Forest, [Pair(0.6f, 0f), Pair(1.5f, -1f), Pair(2f, 0.8f)], [Back(-0.35f, -0.8f, 0.45f), Back(0.4f, -0.8f, 0.45f)], Vector3.Normalize(new(-0.5f, 0.65f, -0.45f))),
        Outside(SetKind.Coast, [Pair(0.6f, 0f), Pair(1.6f, -0.8f), Pair(2f, 0.8f)], [Back(-0.4f, -0.7f, 0.42f), Back(0.4f, -0.7f, 0.42f)], SunLeft),
        Outside(SetKind.Desert, [Pair(0.6f, 0f), Pair(1.6f, -0.8f), Pair(2f, 0.8f)], [], SunLeft),
        new(SetKind.CarInterior, new(-0.9f, 0f, -1.6f), new(0.9f, 1.45f, 1.9f), false, [], [Drive(-0.38f, 0f), Drive(0.38f, 0f), Drive(-0.38f, -0.85f), Drive(0.38f, -0.85f)], 0, Vector3.Normalize(new(-0.6f, 0.5f, 0.5f))),
        Outside(SetKind.Rooftop, [Pair(0.6f, 0f), Pair(1.6f, -0.8f), Pair(2f, 0.8f)], [Back(-0.4f, -1.1f, 0.45f), Back(0.4f, -1.1f, 0.45f)], SunLeft),
        Outside(SetKind.Station, [Pair(0.6f, 0.4f), Pair(1.7f, -0.4f), Pair(2.4f, 0.6f)], [Back(-0.45f, -1.2f, 0.45f), Back(0.45f, -1.2f, 0.45f)], Vector3.Normalize(new(-0.6f, 0.6f, 0.4f))),
    }.ToDictionary(plan => plan.Kind);

    /// <summary>How near a camera may come to a wall: in the alley pipes and sills stand out of it.</summary>
    public float CameraGap => Kind == SetKind.Alley ? 0.3f : 0.22f;

    /// <summary>Furniture that cameras keep out of and do not see through.</summary>
    public IReadOnlyList<SetBlock> Blocks => SetBlocks.Of(Kind);

    /// <summary>From which side a wide shot shows what tells the place: -1 left, 1 right, 0 either.</summary>
    public int WideSide => Kind == SetKind.Classroom ? -1 : 0;

    public static SetPlan For(SetKind kind) => Plans[kind];

    /// <summary>The plan of a set as it is designed: flopped where its windows are on the other side.</summary>
    public static SetPlan For(SceneSet set) => SetFlop.Flops(set) ? SetFlop.Of(Plans[set.Kind]) : Plans[set.Kind];

    private static SetPlan Room(SetKind kind, float halfWidth, float back, float front, float ceiling, IReadOnlyList<Mark[]> standing, IReadOnlyList<Mark[]> seated, float table, Vector3 light) =>
        new(kind, new(-halfWidth, 0, back), new(halfWidth, ceiling, front), true, [.. standing.SelectMany(m => m)], [.. seated.SelectMany(m => m)], table, light);

    private static SetPlan Outside(SetKind kind, IReadOnlyList<Mark[]> standing, IReadOnlyList<Mark[]> seated, Vector3 light)
    {
        var half = kind == SetKind.Alley ? 1.5f : 12f;
        // Houses stand along the left of the street; the right is open.
        var left = kind == SetKind.Street ? 7f : half;
        return new(kind, new(-left, 0, -14f), new(half, 6f, 9f), false, [.. standing.SelectMany(m => m)], [.. seated.SelectMany(m => m)], 0, light);
    }

    private static Mark[] Pair(float x, float z, float seat = 0) => [new(new(-x, 0, z), 90, seat), new(new(x, 0, z), -90, seat)];

    private static Mark[] Back(float x, float z, float seat) => [new(new(x, 0, z), 0, seat)];

    // The car looks along +z: windscreen at z = 0.75, the default camera looks in from the bonnet.
    private static Mark Drive(float x, float z) => new(new(x, 0, z), 0, 0.42f);
}

/// <param name="FacingDegrees">Heading about y: 0 looks along +z, 90 along +x.</param>
/// <param name="SeatHeight">0 for a place to stand.</param>
public readonly record struct Mark(Vector3 Position, float FacingDegrees, float SeatHeight);
