using System.Numerics;
using LensForge.Domain.Stages;
using static LensForge.Generation.Staging.Figures.Marionette;

namespace LensForge.Generation.Staging.Figures;

/// <summary>Strikes a pose: torso and legs by what the figure does, then arms, then the head turns to what it looks at.</summary>
internal static class Acting
{
    public static void Strike(Marionette body, Cue cue)
    {
        if (cue.Action == FigureAction.Lie) Lie(body, cue);
        else if (cue.Action == FigureAction.Kneel) Kneel(body, cue);
        else if (cue.Seated) Sit(body, cue);
        else if (cue.Action is FigureAction.Walk or FigureAction.Run) Gait.Stride(body, cue);
        else Stand(body, cue);
        Arms.Reach(body, cue);
        Look(body, cue);
    }

    /// <summary>Eyes against the head after <see cref="Strike"/>: what the head leaves of the look. Radians to the left and up.</summary>
    public static (float Yaw, float Pitch) Gaze(Marionette body, Cue cue)
    {
        var local = Vector3.Transform(cue.Look - body.HeadCentre, Quaternion.Conjugate(body.Turn(Bone.Head)));
        if (local.LengthSquared() < 1e-6f) return (0, 0);
        var (yaw, pitch) = Angles(local);
        var dart = 0.035f * MathF.Round(cue.FixedDrift(0.7f, 21) * 1.5f);
        return (Math.Clamp(yaw + dart, -0.5f, 0.5f), Math.Clamp(pitch, -0.34f, 0.30f));
    }

    public static float Breath(Cue cue) => MathF.Sin((cue.Seconds / 3.7f + cue.Pick(1) + 0.5f * cue.Vary(1)) * MathF.Tau);

    private static float Bow(Cue cue) => cue.Expression switch
    {
        Expression.Grief => 0.10f,
        Expression.Fear => -0.05f,
        Expression.Anger => 0.05f,
        Expression.Joy => -0.03f,
        _ => 0,
    };

    private static void Stand(Marionette body, Cue cue)
    {
        var s = body.Measures.Scale;
        var weight = cue.Pick(2) < 0.5f ? 1f : -1f;
        var twist = Math.Clamp(MathF.Atan2(cue.Look.X, MathF.Max(cue.Look.Z, 0.05f)), -0.8f, 0.8f) * 0.20f;
        var hips = Then(About(Vector3.UnitZ, weight * 0.055f), About(Vector3.UnitY, twist * 0.4f - weight * 0.07f));
        var lean = body.Measures.Stoop + Bow(cue) * 0.5f + 0.012f * Breath(cue) - (cue.Action == FigureAction.Talk ? -0.05f * cue.Speech : 0);
        if (cue.Action == FigureAction.Embrace) lean += 0.10f;
        var chest = Then(Then(About(Vector3.UnitX, lean), About(Vector3.UnitZ, -weight * 0.04f + 0.012f * cue.Drift(0.35f, 3))), About(Vector3.UnitY, twist + weight * 0.05f + 0.03f * cue.Drift(0.27f, 4)));
        body.Torso(new Vector3(weight * 0.026f + 0.008f * cue.Drift(0.3f, 5), 0.918f, -0.012f - lean * 0.15f) * s, hips, chest);
        var wide = cue.Action == FigureAction.Embrace ? 0.07f : 0.085f + 0.02f * cue.Pick(6);
        Plant(body, cue, side => (side.Sign() == weight
            ? new(weight * 0.068f, 0.085f, -0.025f)
            : new(-weight * (wide + 0.022f), 0.085f, 0.045f), side.Sign() == weight ? 0.10f : 0.34f));
    }

    private static void Plant(Marionette body, Cue cue, Func<Side, (Vector3 Ankle, float Out)> stance)
    {
        var s = body.Measures.Scale;
        var lower = Sides.Both.Max(side => body.Shortfall(side, stance(side).Ankle * s));
        body.Shift(new(0, -lower - 0.001f * s, 0));
        foreach (var side in Sides.Both)
        {
            var (ankle, turned) = stance(side);
            var yaw = side.Sign() * turned;
            body.Leg(side, ankle * s, new(MathF.Sin(yaw), 0, MathF.Cos(yaw)), About(Vector3.UnitY, yaw));
        }
    }

    private static void Sit(Marionette body, Cue cue)
    {
        var s = body.Measures.Scale;
        var seat = cue.Seat > 0.05f ? cue.Seat : 0.44f;
        var driving = cue.Action == FigureAction.Drive;
        var tabled = cue.Table > 0;
        var lean = (driving ? -0.16f : tabled ? 0.13f : 0.02f + 0.10f * (cue.Pick(7) - 0.4f)) + body.Measures.Stoop + Bow(cue) + 0.012f * Breath(cue);
        var twist = Math.Clamp(MathF.Atan2(cue.Look.X, MathF.Max(cue.Look.Z, 0.05f)), -0.9f, 0.9f) * 0.18f;
        var chest = Then(Then(About(Vector3.UnitX, lean), About(Vector3.UnitZ, 0.015f * cue.Drift(0.3f, 3))), About(Vector3.UnitY, twist + 0.03f * cue.Drift(0.25f, 4)));
        body.Torso(new(0, seat + 0.088f * s, tabled ? 0.03f : -0.02f), About(Vector3.UnitX, driving ? -0.18f : -0.10f), chest);
        var floor = MathF.Max(0.085f * s, seat - (body.Measures.Shin - 0.02f));
        var skirted = body.Measures.Look is { Feminine: true } and ({ Top: Domain.Cast.TopKind.Dress } or { Bottom: Domain.Cast.BottomKind.Skirt });
        var apart = skirted ? 0.062f : 0.115f + 0.04f * cue.Pick(8);
        var ahead = driving ? 0.66f : 0.405f;
        foreach (var side in Sides.Both)
        {
            var forward = (side == Side.Left) == (cue.Pick(9) < 0.5f);
            var ankle = new Vector3(side.Sign() * apart * s, floor, (ahead + (forward ? 0.05f : -0.06f)) * s);
            body.Leg(side, ankle, new(side.Sign() * (skirted ? 0.0f : 0.16f), 1f, 0.5f), Then(About(Vector3.UnitX, driving ? -0.35f : 0), About(Vector3.UnitY, side.Sign() * 0.12f)));
        }
    }

    // One knee down, the other foot planted ahead.
    private static void Kneel(Marionette body, Cue cue)
    {
        var s = body.Measures.Scale;
        var lean = 0.16f + body.Measures.Stoop + Bow(cue) + 0.012f * Breath(cue);
        body.Torso(new(0, 0.515f * s, 0), About(Vector3.UnitX, 0.06f), Then(About(Vector3.UnitX, lean), About(Vector3.UnitY, 0.03f * cue.Drift(0.25f, 4))));
        body.Leg(Side.Left, new Vector3(0.115f, 0.085f, 0.33f) * s, new(0.15f, 0.6f, 1), About(Vector3.UnitY, 0.15f));
        body.Leg(Side.Right, new Vector3(-0.095f, 0.155f, -0.36f) * s, new(-0.06f, -1, 0.8f), Then(About(Vector3.UnitX, 1.05f), About(Vector3.UnitY, 0.05f)));
    }

    // On the back, feet towards the heading.
    private static void Lie(Marionette body, Cue cue)
    {
        var s = body.Measures.Scale;
        var back = About(Vector3.UnitX, -MathF.PI / 2);
        body.Torso(new(0, cue.Seat + 0.112f * s, 0), back, Then(About(Vector3.UnitX, 0.05f + 0.012f * Breath(cue)), back));
        foreach (var side in Sides.Both)
        {
            var bent = side == Side.Left ? 0.06f : 0.0f;
            body.Leg(side, new(side.Sign() * 0.115f * s, cue.Seat + 0.06f * s, (0.85f - bent * 1.5f) * s), new(side.Sign() * 0.2f, 1, 0), Then(About(Vector3.UnitY, side.Sign() * 0.4f), Then(About(Vector3.UnitX, -MathF.PI / 2 + 0.25f), Quaternion.Identity)));
        }
    }

    private static void Look(Marionette body, Cue cue)
    {
        body.Head(body.Turn(Bone.Chest));
        var chest = body.Turn(Bone.Chest);
        var local = Vector3.Transform(cue.Look - body.HeadCentre, Quaternion.Conjugate(chest));
        var (yaw, pitch) = local.LengthSquared() < 1e-6f ? (0, 0) : Angles(local);
        yaw = Math.Clamp(yaw, -1.15f, 1.15f) * 0.86f + 0.018f * cue.Drift(0.4f, 11);
        pitch = Math.Clamp(pitch, -0.6f, 0.5f) * 0.80f - Bow(cue) + 0.014f * cue.Drift(0.45f, 12) + 0.05f * cue.Speech * cue.Drift(1.6f, 13);
        var roll = cue.Expression == Expression.Doubt ? 0.10f : cue.Expression is Expression.Joy or Expression.Grief ? (cue.Pick(14) - 0.5f) * 0.16f : (cue.Pick(14) - 0.5f) * 0.07f;
        roll += 0.025f * cue.Speech * cue.Drift(1.2f, 15) + 0.05f * cue.Vary(2);
        if (cue.Action == FigureAction.Embrace) (yaw, roll, pitch) = (Math.Clamp(yaw, -0.3f, 0.3f) - 0.45f, 0.16f, -0.10f);
        body.Head(Then(Then(Then(About(Vector3.UnitZ, roll), About(Vector3.UnitX, -pitch)), About(Vector3.UnitY, yaw)), chest));
    }

    private static (float Yaw, float Pitch) Angles(Vector3 v) => (MathF.Atan2(v.X, v.Z), MathF.Atan2(v.Y, MathF.Sqrt(v.X * v.X + v.Z * v.Z)));
}
