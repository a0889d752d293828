using System.Numerics;

namespace LensForge.Domain.Stages;

/// <summary>The pieces of furniture of each kind of set that stand where cameras would like to, the same for every seed.</summary>
internal static class SetBlocks
{
    private static readonly IReadOnlyDictionary<SetKind, SetBlock[]> Known = new Dictionary<SetKind, SetBlock[]>
    {
        [SetKind.Neutral] = [Box(-1.95f, 3.1f, -0.45f, 3.4f, 1.2f), Box(2.4f, 2.45f, 3.1f, 3.4f, 0.95f)],
        [SetKind.LivingRoom] = [Box(-1.25f, 2.55f, 0.65f, 3f, 1.15f), Box(2.65f, -1.25f, 3f, 0.4f, 1.1f)],
        [SetKind.Kitchen] = [Box(1.88f, -0.7f, 2.3f, 0.53f, 1.9f), Box(-0.2f, -0.25f, 0.2f, 0.15f, 2f, 1.66f)],
        [SetKind.Bedroom] = [Box(2f, -2.1f, 2.6f, -0.72f, 2f), Box(-1.65f, 2.62f, -0.55f, 2.9f, 1.4f)],
        [SetKind.Office] = [Box(-2.15f, 2.7f, -0.65f, 3f, 1.2f), Box(-2.9f, 1.8f, -2f, 2.75f, 1.1f)],
        [SetKind.Bar] = [Box(2.9f, -0.9f, 3.4f, -0.2f, 1.4f), Box(-2.6f, -1.4f, 1.6f, -0.85f, 1.05f)],
        [SetKind.HospitalRoom] = [Box(-2f, 2.45f, -0.25f, 2.9f, 2.1f), Box(-2.7f, 1.4f, -1.9f, 2.15f, 1f)],
        [SetKind.Classroom] = [Box(0f, 3.6f, 2.4f, 4f, 1f)],
        [SetKind.Shop] = [Box(2.5f, -1.8f, 2.9f, 0.75f, 1.9f), Box(-2.4f, 2.9f, 0.55f, 3.2f, 1.2f)],
    };

    public static IReadOnlyList<SetBlock> Of(SetKind kind) => Known.GetValueOrDefault(kind, []);

    private static SetBlock Box(float left, float back, float right, float front, float high, float low = 0) => new(new(left, low, back), new(right, high, front));
}
