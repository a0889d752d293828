using System.Numerics;
using LensForge.Domain.Stages;
using static LensForge.Generation.Staging.Figures.Marionette;

namespace LensForge.Generation.Staging.Figures;

/// <summary>What arms do: hang, gesture, hold, point, embrace, steer.</summary>
internal static class Arms
{
    public static HandShape Shape(Side side, FigureAction action, Expression expression, Grip? prop)
    {
        var right = side == Side.Right;
        if (action == FigureAction.Drive) return HandShape.Grip;
        if (action == FigureAction.Point && right) return HandShape.Point;
        if (action == FigureAction.Embrace) return HandShape.Flat;
        if (prop is { } grip && (right || grip == Grip.TwoHands)) return grip == Grip.TwoHands ? HandShape.Relaxed : HandShape.Grip;
        if (action == FigureAction.Run || (expression == Expression.Anger && action is not (FigureAction.Talk or FigureAction.Sit))) return HandShape.Grip;
        return HandShape.Relaxed;
    }

    public static void Reach(Marionette body, Cue cue)
    {
        foreach (var side in Sides.Both)
        {
            var reach = Idle(body, cue, side);
            if (cue.Speech > 0 && cue.Action is not (FigureAction.Drive or FigureAction.Embrace or FigureAction.Lie or FigureAction.Run))
                reach = Figures.Reach.Mix(reach, Gesture(body, cue, side), cue.Speech * GestureShare(cue, side));
            if (cue.Prop is { } grip && cue.Action is not (FigureAction.Drive or FigureAction.Embrace) && (side == Side.Right || grip == Grip.TwoHands) && !(cue.Action == FigureAction.Point))
                reach = Holding(body, cue, side, grip);
            if (cue.Action == FigureAction.Point && side == Side.Right) reach = Pointing(body, cue);
            if (cue.Action == FigureAction.Embrace) reach = Embracing(body, cue, side);
            if (cue.Action == FigureAction.Drive) reach = Steering(body, cue, side);
            body.Arm(side, reach.Wrist, reach.Pole, reach.Fingers, reach.Palm);
        }
    }

    private static float GestureShare(Cue cue, Side side)
    {
        if (cue.Prop is not null && side == Side.Right) return 0;
        var leading = (side == Side.Left) == (cue.Pick(17) < 0.5f);
        return leading || cue.Expression is Expression.Anger or Expression.Joy ? 1f : 0.25f;
    }

    private static Reach Idle(Marionette body, Cue cue, Side side)
    {
        if (cue.Action is FigureAction.Walk or FigureAction.Run) return Swinging(body, cue, side);
        if (cue.Action == FigureAction.Lie) return side == Side.Right ? On(body, side, 0.02f, 1.05f, 0.155f, new(1, 0, 0.1f), new(0, 0, -1)) : On(body, side, 0.29f, 0.86f, -0.03f, new(0.2f, -1, 0), new(0, 0, -1));
        if (cue.Action == FigureAction.Kneel)
            return side == Side.Left
                ? World(body.Joint(Bone.Shin) + new Vector3(0.0f, 0.085f, -0.05f) * body.Measures.Scale, new(0.7f, 0.1f, -0.6f), new(-0.2f, -0.35f, 1), new(0, -1, 0))
                : Hang(body, cue, side);
        if (cue.Seated) return Resting(body, cue, side);
        if (cue.Expression is Expression.Fear) return On(body, side, 0.062f + (side == Side.Left ? 0.012f : 0), 1.15f, 0.185f + (side == Side.Left ? 0.020f : 0), new(-side.Sign() * 0.42f, 0.9f, 0.06f), new(-side.Sign() * 0.5f, -0.1f, -1));
        if (cue.Expression is Expression.Grief && cue.Pick(18) < 0.7f) return Clasped(body, side);
        var style = cue.Pick(18);
        return style switch
        {
            < 0.42f => Hang(body, cue, side),
            < 0.58f => side.Sign() > 0 == cue.Pick(19) < 0.5f ? OnHip(body, side) : Hang(body, cue, side),
            < 0.80f => Clasped(body, side),
            _ => cue.Action == FigureAction.Listen ? Clasped(body, side) : Hang(body, cue, side),
        };
    }

    private static Reach Hang(Marionette body, Cue cue, Side side)
    {
        var look = body.Measures.Look;
        var out_ = body.Measures.ShoulderHalf + 0.040f + (body.Measures.Girth - 1) * 0.10f + (look.Top is Domain.Cast.TopKind.Coat or Domain.Cast.TopKind.Dress ? 0.018f : 0);
        var bend = 0.01f * cue.Drift(0.3f, 24 + (int)side) + (side == Side.Left ? 0.012f : 0);
        return On(body, side, out_, 0.858f + bend, 0.05f + bend, new(-side.Sign() * 0.08f, -1, 0.16f), new(-side.Sign(), 0, -0.45f));
    }

    private static Reach OnHip(Marionette body, Side side)
    {
        var s = side.Sign();
        return new(body.OnPelvis(s * (body.Measures.HipHalf * body.Measures.Girth + 0.045f), 1.005f, 0.02f), new(s, 0.05f, -0.55f), new(-s * 0.35f, -0.45f, 0.8f), new(-s, -0.2f, -0.4f));
    }

    private static Reach Clasped(Marionette body, Side side)
    {
        var s = side.Sign();
        var front = side == Side.Right;
        return On(body, side, 0.052f, 0.955f + (front ? 0.012f : 0), 0.165f + (body.Measures.Girth - 1) * 0.22f + (front ? 0.022f : 0), new(-s * 0.85f, -0.55f, 0.1f), new(-s * 0.2f, 0.1f, -1));
    }

    private static Reach Resting(Marionette body, Cue cue, Side side)
    {
        var s = side.Sign();
        var scale = body.Measures.Scale;
        if (cue.Table > 0)
        {
            var ahead = 0.40f + (side == Side.Left ? 0.02f : -0.02f) + 0.008f * cue.Drift(0.3f, 26 + (int)side);
            return World(new(s * 0.125f * scale, cue.Table + 0.036f * scale, ahead * scale + 0.02f), new(s * 0.9f, -0.3f, -0.5f), new(-s * 0.55f, -0.05f, 0.85f), new(-s * 0.25f, -1, 0));
        }

        var thigh = Vector3.Lerp(body.Joint(side.Of(Bone.Thigh)), body.Joint(side.Of(Bone.Shin)), cue.Pick(27) < 0.5f ? 0.66f : 0.50f);
        var inward = cue.Pick(27) < 0.5f ? 0 : -s * 0.05f;
        return World(thigh + new Vector3(s * 0.01f + inward, 0.108f, -0.02f) * scale, new(s * 0.9f, 0, -0.6f), new(-s * (cue.Pick(27) < 0.5f ? 0.15f : 0.7f), -0.18f, 0.9f), new(-s * 0.1f, -1, 0));
    }

    private static Reach Gesture(Marionette body, Cue cue, Side side)
    {
        var s = side.Sign();
        var wide = cue.Expression is Expression.Anger or Expression.Joy ? 1.35f : 1f;
        var (beat, slow) = (cue.Drift(1.7f, 31 + (int)side), cue.Drift(0.6f, 33 + (int)side));
        return On(body, side, 0.185f + 0.05f * slow * wide, 1.085f + (0.055f * beat + 0.03f * slow) * wide, 0.255f + 0.04f * beat,
            new(-s * 0.25f + 0.2f * slow, 0.35f + 0.35f * beat, 1), new(-s * 0.75f, 0.55f + 0.3f * slow, 0));
    }

    private static Reach Holding(Marionette body, Cue cue, Side side, Grip grip)
    {
        var s = side.Sign();
        var sway = 0.006f * cue.Drift(0.4f, 35);
        return grip switch
        {
            Grip.TwoHands => On(body, side, 0.085f, 1.075f + sway, 0.275f, new(-s * 0.25f, 0.1f, 1), new(-s * 0.75f, 0.75f, 0)),
            Grip.Hanging => Hang(body, cue, side) with { Wrist = body.OnChest(s * (body.Measures.ShoulderHalf + 0.075f), 0.90f + sway, 0.09f), Palm = new(-s, 0, -0.2f) },
            Grip.AtEar => World(body.HeadCentre + Vector3.Transform(new Vector3(s * 0.135f, -0.075f, 0.03f) * body.Measures.HeadScale, body.Turn(Bone.Chest)), new(s * 0.7f, -1, 0.1f), new(-s * 0.1f, 1, -0.25f), new(-s, 0, 0.1f)),
            Grip.Forward => On(body, side, 0.17f, 1.05f + sway, 0.27f, new(-s * 0.1f, 0.05f, 1), new(-s, -0.1f, 0)),
            _ => On(body, side, 0.135f, 1.10f + sway, 0.255f, new(-s * 0.45f, 0.15f, 1), new(-s, 0, -0.35f)),
        };
    }

    private static Reach Pointing(Marionette body, Cue cue)
    {
        var shoulder = body.Joint(Bone.RightUpperArm);
        var to = cue.Look - shoulder;
        to = to.LengthSquared() < 1e-4f ? Vector3.UnitZ : Vector3.Normalize(to);
        if (to.Z < 0.1f) to = Vector3.Normalize(new(to.X < 0 ? -1 : to.X, to.Y, 0.1f));
        to = Vector3.Normalize(to with { Y = Math.Clamp(to.Y, -0.35f, 0.5f) });
        var reach = (body.Measures.UpperArm + body.Measures.Forearm) * 0.955f;
        return World(shoulder + to * reach + new Vector3(0, 0.008f * cue.Drift(0.5f, 36), 0), new(-0.7f, -1, 0), to, new(0.25f, -1, 0));
    }

    private static Reach Embracing(Marionette body, Cue cue, Side side)
    {
        var s = side.Sign();
        var scale = body.Measures.Scale;
        var partner = cue.Partner ?? new Vector3(0, 0, 0.3f);
        var ahead = MathF.Sqrt(partner.X * partner.X + partner.Z * partner.Z);
        var over = side == Side.Right;
        // Flat on the other's back, not in it; about somebody stout arms reach no farther than the flank.
        var (back, reach) = (ahead + cue.PartnerDepth + 0.012f * scale, 0.46f * scale);
        var wrist = new Vector3(partner.X + s * (0.105f + 1.6f * MathF.Max(0, back - reach)), (over ? 1.27f : 1.10f) * scale, MathF.Min(back, reach));
        return World(wrist, new(s, over ? 0.15f : -0.25f, 0.1f), new(-s, over ? -0.15f : 0.25f, 0.25f), new(-s * 0.25f, 0, -1));
    }

    // Hands at ten to two, about the rim from outside, knuckles away from the driver.
    private static Reach Steering(Marionette body, Cue cue, Side side)
    {
        var s = side.Sign();
        var scale = body.Measures.Scale;
        var angle = (s > 0 ? 0.5f : MathF.PI - 0.5f) + 0.10f * cue.Drift(0.5f, 37);
        var spoke = SteeringWheel.Spoke(angle);
        var fingers = Vector3.Normalize(-SteeringWheel.Axis - spoke * 0.35f);
        var wrist = SteeringWheel.Hub + spoke * (SteeringWheel.Radius + 0.034f * scale) - fingers * (0.078f * scale);
        return World(wrist, new(s * 0.8f, -1, -0.2f), fingers, -spoke);
    }

    private static Reach Swinging(Marionette body, Cue cue, Side side)
    {
        var s = side.Sign();
        var run = cue.Action == FigureAction.Run;
        var phase = Gait.Phase(body, cue) + (side == Side.Left ? 0.5f : 0);
        var swing = MathF.Cos(phase * MathF.Tau);
        if (run) return On(body, side, 0.20f - 0.05f * MathF.Max(0, swing), 1.09f + 0.11f * swing, 0.13f + 0.20f * swing, new(-s * 0.3f, 0.55f + 0.4f * swing, 0.8f), new(-s, 0, 0), new(s * 0.25f, -0.2f, -1));
        var coat = body.Measures.Look.Top is Domain.Cast.TopKind.Coat or Domain.Cast.TopKind.Dress ? 0.02f : 0;
        return On(body, side, body.Measures.ShoulderHalf + 0.035f + coat + (body.Measures.Girth - 1) * 0.1f, 0.872f + 0.028f * swing * swing + 0.02f * MathF.Max(0, swing), 0.045f + 0.165f * swing, new(-s * 0.1f, -1, 0.2f + 0.35f * swing), new(-s, 0, -0.25f));
    }

    // A place given in the resting chest's coordinates, mirrored by side.
    private static Reach On(Marionette body, Side side, float aside, float height, float ahead, Vector3 fingers, Vector3 palm, Vector3? pole = null)
    {
        var chest = body.Turn(Bone.Chest);
        return new(body.OnChest(side.Sign() * aside, height, ahead), Vector3.Transform(pole ?? new(side.Sign() * 0.42f, -0.3f, -1), chest), Vector3.Transform(fingers, chest), Vector3.Transform(palm, chest));
    }

    private static Reach World(Vector3 wrist, Vector3 pole, Vector3 fingers, Vector3 palm) => new(wrist, pole, fingers, palm);
}
