using System.Numerics;
using LensForge.Domain.Stages;
using static LensForge.Generation.Staging.Figures.Marionette;

namespace LensForge.Generation.Staging.Figures;

/// <summary>Walking and running: the phase comes from the distance travelled, so that planted feet do not slide.</summary>
internal static class Gait
{
    /// <summary>Length of a full cycle of two steps at scale 1, metres.</summary>
    public static float Cycle(FigureAction action) => action == FigureAction.Run ? 1.85f : 1.14f;

    public static void Stride(Marionette body, Cue cue)
    {
        var run = cue.Action == FigureAction.Run;
        var s = body.Measures.Scale;
        var phase = Phase(body, cue);
        var (planted, cycle) = (run ? 0.36f : 0.60f, Cycle(cue.Action));
        var reach = planted * cycle / 2;
        var swing = MathF.Sin(phase * MathF.Tau);
        var bob = MathF.Cos(phase * 2 * MathF.Tau);
        var lean = (run ? 0.24f : 0.055f) + body.Measures.Stoop;
        var hips = Then(About(Vector3.UnitZ, -0.035f * MathF.Sin((phase + 0.15f) * MathF.Tau)), About(Vector3.UnitY, -(run ? 0.20f : 0.12f) * MathF.Cos((phase + 0.0f) * MathF.Tau)));
        var chest = Then(Then(About(Vector3.UnitX, lean), About(Vector3.UnitZ, 0.02f * swing)), About(Vector3.UnitY, (run ? 0.24f : 0.13f) * MathF.Cos(phase * MathF.Tau)));
        var height = run ? 0.872f - 0.030f * bob : 0.893f - 0.013f * bob;
        body.Torso(new Vector3(0.014f * swing, height, run ? -0.02f : 0) * s, Then(About(Vector3.UnitX, lean * 0.35f), hips), chest);

        var feet = Sides.Both.Select(side => Foot(side == Side.Left ? phase : phase + 0.5f, planted, reach, run)).ToArray();
        var lower = 0f;
        foreach (var side in Sides.Both)
            if (!run || feet[(int)side].Ankle.Y < 0.12f)
                lower = MathF.Max(lower, body.Shortfall(side, At(side)) * (run ? 0.6f : 1));
        body.Shift(new(0, -lower, 0));
        foreach (var side in Sides.Both)
            body.Leg(side, At(side), new(side.Sign() * 0.08f, 0.15f, 1), Then(About(Vector3.UnitX, feet[(int)side].Pitch), About(Vector3.UnitY, side.Sign() * 0.09f)));

        Vector3 At(Side side) => (feet[(int)side].Ankle + new Vector3(side.Sign() * (run ? 0.055f : 0.07f), 0, 0)) * s;
    }

    public static float Phase(Marionette body, Cue cue)
    {
        var phase = cue.Travelled / (Cycle(cue.Action) * body.Measures.Scale) + cue.Pick(16);
        return phase - MathF.Floor(phase);
    }

    // Heel strike at 0, on the ground until `planted`, then through the air to the next strike.
    private static (Vector3 Ankle, float Pitch) Foot(float phase, float planted, float reach, bool run)
    {
        phase -= MathF.Floor(phase);
        const float ankle = 0.085f, ball = 0.10f, heel = 0.05f;
        if (phase < planted)
        {
            var t = phase / planted;
            var z = float.Lerp(reach, -reach, t);
            var strike = run ? 0 : -0.34f * MathF.Pow(MathF.Max(0, 1 - t * 5f), 2);
            var off = 0.72f * MathF.Pow(MathF.Max(0, (t - 0.58f) / 0.42f), 1.6f);
            var pitch = strike + off;
            return (new(0, ankle + (off > 0 ? ball * MathF.Sin(off) * 1.05f : heel * MathF.Sin(-strike)), z + (off > 0 ? ball * (1 - MathF.Cos(off)) + 0.03f * off : 0)), pitch);
        }

        var u = (phase - planted) / (1 - planted);
        var ease = u * u * (3 - 2 * u);
        var lift = run ? 0.30f * MathF.Pow(MathF.Max(0, MathF.Sin(MathF.Min(1, u * 1.15f) * MathF.PI)), 1.2f) * (1 - 0.55f * u) : 0.075f * MathF.Sin(u * MathF.PI);
        var start = ball * MathF.Sin(0.72f) * 1.05f;
        var end = run ? 0 : heel * MathF.Sin(0.34f);
        return (new(0, ankle + float.Lerp(start, end, ease) + lift, float.Lerp(-reach + 0.03f * 0.72f + ball * (1 - MathF.Cos(0.72f)), reach, ease)),
            float.Lerp(0.72f + (run ? 0.5f * MathF.Sin(u * MathF.PI) : 0.25f * MathF.Sin(MathF.Min(1, u * 2) * MathF.PI)), run ? 0 : -0.34f, ease));
    }
}
