using System.Numerics;
using LensForge.Domain.Cast;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Figures;

/// <summary>What a puppet wears from the neck down, sculpted on the resting body at scale 1.</summary>
internal sealed class Wardrobe
{
    private readonly BodyMeasures _body;
    private readonly Appearance _look;
    private readonly float _girth, _phase;
    private readonly bool _womanly;

    public Wardrobe(BodyMeasures body)
    {
        _body = body;
        _look = body.Look;
        _girth = body.Girth;
        _phase = SmoothNoise.Pick((ulong)(_look.TopColour.R * 65536 + _look.TopColour.G * 256 + _look.TopColour.B), 3) * 6;
        _womanly = _look.Feminine && _look.Age != AgeBand.Child;
        Top = SculptTop();
    }

    public DistanceField Top { get; }

    /// <summary>Coats and dresses reach below the hips and hang from them.</summary>
    public bool TopHangs => _look.Top is TopKind.Coat or TopKind.Dress;

    public bool BareLegs => _look.Top == TopKind.Dress || _look.Bottom != BottomKind.Trousers;

    public bool BareArms => _look.Top == TopKind.TShirt;

    private bool Tailored => _look.Top is TopKind.Jacket or TopKind.Coat;

    // Nothing above this height can be seen of what is worn underneath.
    private float Hemline => _look.Top switch
    {
        TopKind.Coat => 0.45f,
        TopKind.Dress => 0.50f,
        _ => _look.Bottom == BottomKind.Skirt ? 0.53f : 0.57f,
    };

    private float Ease => _look.Top switch { TopKind.Coat => 0.014f, TopKind.Jacket => 0.009f, TopKind.Jumper => 0.010f, TopKind.Dress => -0.004f, TopKind.TShirt => -0.002f, _ => 0.002f };

    /// <summary>Trousers, shorts or a skirt; null where a dress or a long coat hides it.</summary>
    public DistanceField? Bottom()
    {
        if (_look.Top == TopKind.Dress || (_look.Top == TopKind.Coat && _look.Bottom == BottomKind.Skirt)) return null;
        var field = new DistanceField { Relief = Wrinkles };
        var narrow = Tailored || _look.Top == TopKind.Jumper ? 0.94f : 1f;
        if (_look.Bottom == BottomKind.Skirt)
            return field.Add(SdfShape.Loft(new(0, 1.02f, 0), 0.49f,
                [new(0, 0.112f * _girth, 0.096f * _girth), new(0.25f, 0.150f * _girth, 0.122f * _girth), new(1, 0.205f, 0.185f)], 9, 0.05f, _phase), 0);
        field.Add(SdfShape.Ellipsoid(new(0, 0.945f, -0.004f), new(_body.HipHalf * _girth * narrow, 0.105f, 0.101f * _girth * narrow)), 0);
        // A tucked shirt goes into a waistband.
        if (_look.Top == TopKind.Shirt) field.Add(SdfShape.Loft(new(0, 1.022f, 0), 0.09f, [new(0, _body.HipHalf * _girth - 0.004f, 0.106f * _girth), new(1, _body.HipHalf * _girth, 0.104f * _girth)]), 0.02f);
        foreach (var side in Sides.Both)
        {
            var (hip, knee, ankle) = (Rest(side, Bone.Thigh), Rest(side, Bone.Shin), Rest(side, Bone.Foot));
            field.Add(SdfShape.Ellipsoid(hip + new Vector3(-0.012f * side.Sign(), 0.01f, -0.034f), new Vector3(0.070f, 0.075f, 0.060f) * MathF.Sqrt(_girth)), 0.05f);
            if (_look.Bottom == BottomKind.Shorts)
            {
                field.Add(SdfShape.Cone(hip, Vector3.Lerp(hip, knee, 0.80f), 0.084f * _girth, 0.083f), 0.045f);
                continue;
            }

            field.Add(SdfShape.Cone(hip, knee, 0.081f * _girth, 0.060f), 0.045f).Add(SdfShape.Cone(knee, ankle + new Vector3(0, 0.0f, 0), 0.061f, 0.054f), 0.03f)
                .Add(SdfShape.Cone(ankle + new Vector3(0, 0.012f, 0.006f), ankle + new Vector3(0, -0.012f, 0.012f), 0.059f, 0.061f), 0.014f);
        }

        if (TopHangs) field.Keep(SdfShape.HalfSpace(new(0, Hemline + 0.10f, 0), Vector3.UnitY));
        else if (_look.Top != TopKind.Shirt) field.Keep(SdfShape.HalfSpace(new(0, _look.Top switch { TopKind.Jacket => 0.862f, TopKind.Jumper => 0.912f, _ => 0.895f }, 0), Vector3.UnitY), 0.004f);
        return _look.Bottom == BottomKind.Shorts
            ? field.Carve(SdfShape.Box(new(0, 0.40f, 0), new(0.4f, 0.17f, 0.3f), 0.004f), 0.012f)
            : field;
    }

    /// <summary>Bare legs or stockings.</summary>
    public DistanceField Legs()
    {
        var field = new DistanceField().Add(SdfShape.Ellipsoid(new(0, 0.94f, -0.004f), new(_body.HipHalf * 0.86f * _girth, 0.09f, 0.088f * _girth)), 0);
        foreach (var side in Sides.Both)
        {
            var (hip, knee, ankle) = (Rest(side, Bone.Thigh), Rest(side, Bone.Shin), Rest(side, Bone.Foot));
            var calf = Vector3.Lerp(knee, ankle, 0.32f) + new Vector3(0, 0, -0.012f);
            field.Add(SdfShape.Cone(hip, knee, 0.070f * _girth, 0.049f), 0.05f)
                .Add(SdfShape.Cone(knee, calf, 0.048f, 0.050f), 0.03f)
                .Add(SdfShape.Cone(calf, ankle + new Vector3(0, -0.02f, 0.004f), 0.050f, 0.034f), 0.04f);
        }

        return field.Keep(SdfShape.HalfSpace(new(0, Hemline + 0.10f, 0), Vector3.UnitY));
    }

    /// <summary>Arms below short sleeves.</summary>
    public DistanceField Arms()
    {
        var field = new DistanceField();
        foreach (var side in Sides.Both)
        {
            var (shoulder, elbow, wrist) = (Rest(side, Bone.UpperArm), Rest(side, Bone.Forearm), Rest(side, Bone.Hand));
            var slim = _womanly ? 0.88f : 1f;
            field.Add(SdfShape.Cone(shoulder, elbow, 0.050f * slim, 0.040f * slim), 0).Add(SdfShape.Cone(elbow, Vector3.Lerp(elbow, wrist, 0.35f), 0.041f * slim, 0.042f * slim), 0.02f)
                .Add(SdfShape.Cone(Vector3.Lerp(elbow, wrist, 0.35f), wrist, 0.042f * slim, 0.029f), 0.02f);
        }

        return field;
    }

    /// <summary>Neck, and the chest that an open collar shows.</summary>
    public DistanceField Neck()
    {
        var wide = _womanly ? 0.048f : _look.Age == AgeBand.Child ? 0.044f : 0.057f * MathF.Sqrt(_girth);
        return new DistanceField()
            .Add(SdfShape.Cone(new(0, 1.345f, -0.018f), _body.Rest[(int)Bone.Head] / _body.Scale + new Vector3(0, 0.05f, -0.004f), wide + 0.012f, wide), 0)
            .Add(SdfShape.Ellipsoid(new(0, 1.335f, 0.012f), _look.Top == TopKind.TShirt ? new(0.085f, 0.062f, 0.068f) : new(0.05f, 0.04f, 0.04f)), 0.05f);
    }

    /// <summary>Scarf, in turns round the neck with two ends hanging.</summary>
    public DistanceField Scarf()
    {
        var field = new DistanceField { Relief = p => (SmoothNoise.At(p * 24) - 0.5f) * 0.014f + MathF.Sin(p.Y * 120 + p.X * 30) * 0.0016f };
        Span<Vector3> turn = stackalloc Vector3[13];
        for (var i = 0; i < turn.Length; i++)
        {
            var (sin, cos) = MathF.SinCos(i / 12f * MathF.Tau);
            turn[i] = new(sin * 0.079f, 1.408f + 0.010f * MathF.Cos(i / 12f * MathF.Tau * 2) - 0.020f * cos, cos * 0.076f - 0.004f);
        }

        field.Rope(turn, 0.034f, 0.034f, 0.015f);
        field.Rope([OnFront(0.022f, 1.395f, 0.030f), OnFront(0.040f, 1.30f, 0.016f), OnFront(0.050f, 1.16f, 0.010f)], 0.031f, 0.042f, 0.02f);
        return field.Rope([OnFront(-0.004f, 1.39f, 0.030f), OnFront(0.0f, 1.31f, 0.018f), OnFront(-0.006f, 1.23f, 0.012f)], 0.028f, 0.034f, 0.012f);
    }

    /// <summary>A jumper with a high collar that is turned over.</summary>
    public bool RollNeck => _phase < 1.8f;

    /// <summary>A dress with a round collar of its own colour.</summary>
    public bool WhiteCollar => _phase < 3.4f;

    /// <summary>Pocket flaps of tailored clothes.</summary>
    public DistanceField? Flaps()
    {
        if (!Tailored) return null;
        var field = new DistanceField();
        foreach (var side in Sides.Both)
            field.Add(SdfShape.Box(OnFront(side.Sign() * 0.092f, 0.965f, 0.001f), new(0.052f, 0.020f, 0.013f), 0.008f, Marionette.About(Vector3.UnitY, side.Sign() * 0.55f)), 0.004f);
        return field;
    }

    /// <summary>Buttons, for tops that have them.</summary>
    public DistanceField? Buttons()
    {
        var (count, first, step, aside) = _look.Top switch
        {
            TopKind.Coat => (4, 1.12f, 0.118f, 0.034f),
            TopKind.Jacket => (2, 1.075f, 0.090f, 0.014f),
            TopKind.Shirt => (5, 1.325f, 0.076f, 0.0f),
            _ => (0, 0f, 0f, 0f),
        };
        if (count == 0) return null;
        var size = _look.Top switch { TopKind.Shirt => 0.0105f, TopKind.Coat => 0.0205f, _ => 0.0170f };
        var field = new DistanceField();
        for (var i = 0; i < count; i++) field.Add(SdfShape.Ellipsoid(OnFront(aside, first - i * step, _look.Top == TopKind.Shirt ? 0.007f : 0.003f), new(size, size, MathF.Max(size * 0.5f, 0.0068f))), 0);
        return field;
    }

    /// <summary>The shirt that shows between lapels.</summary>
    public DistanceField? ShirtFront()
    {
        if (!Tailored) return null;
        return new DistanceField()
            .Add(SdfShape.Cone(OnFront(0, 1.355f, -0.026f), OnFront(0, 1.20f, -0.008f), 0.046f, 0.012f), 0)
            .Add(SdfShape.Cone(new(0, 1.36f, -0.010f), new(0, 1.422f, -0.006f), 0.064f, 0.055f), 0.02f);
    }

    /// <summary>A tie over the shirt front of tailored men's clothes.</summary>
    public DistanceField? Tie()
    {
        if (!Tailored || _look.Feminine || _look.Scarf || _look.Age is AgeBand.Child or AgeBand.Teen) return null;
        return new DistanceField().Add(SdfShape.Cone(OnFront(0, 1.372f, 0.012f), OnFront(0, 1.352f, 0.014f), 0.014f, 0.010f), 0)
            .Add(SdfShape.Cone(OnFront(0, 1.345f, 0.010f), OnFront(0, 1.20f, 0.006f), 0.008f, 0.017f), 0.004f);
    }

    private DistanceField SculptTop()
    {
        var e = Ease;
        var shoulder = _body.ShoulderHalf / 0.165f;
        var field = new DistanceField { Relief = Wrinkles };
        field.Add(SdfShape.Ellipsoid(new(0, 1.235f, 0.0f), new((_womanly ? 0.130f : 0.148f) * _girth * shoulder + e, 0.165f, (_womanly ? 0.096f : 0.106f) * _girth + e)), 0)
            .Add(SdfShape.Ellipsoid(new(0, 1.035f, 0.004f), new((_womanly ? 0.108f : 0.127f) * _girth + e, 0.16f, (_womanly ? 0.090f : 0.101f) * _girth + e)), 0.10f);
        if (_womanly) foreach (var side in Sides.Both) field.Add(SdfShape.Ellipsoid(new(side.Sign() * 0.056f, 1.225f, 0.066f), new(0.056f, 0.056f, 0.050f)), 0.05f);
        if (_girth > 1.08f) field.Add(SdfShape.Sphere(new(0, 1.035f, 0.010f + 0.16f * (_girth - 1)), 0.115f * _girth), 0.09f);
        foreach (var side in Sides.Both)
        {
            var s = side.Sign();
            var (joint, elbow, wrist) = (Rest(side, Bone.UpperArm), Rest(side, Bone.Forearm), Rest(side, Bone.Hand));
            var slim = _womanly ? 0.88f : MathF.Sqrt(_girth);
            field.Add(SdfShape.Cone(new(s * 0.036f, 1.365f, -0.014f), joint + new Vector3(-s * 0.008f, 0.0f, 0), 0.048f + e * 0.5f, (0.057f + e * 0.6f) * slim), 0.055f);
            if (BareArms)
            {
                var end = Vector3.Lerp(joint, elbow, 0.66f);
                field.Add(SdfShape.Cone(joint, end, 0.058f * slim, 0.059f * slim), 0.035f);
                continue;
            }

            var arm = Vector3.Normalize(wrist - elbow);
            field.Add(SdfShape.Cone(joint, elbow, (0.058f + e * 0.6f) * slim, (0.048f + e * 0.6f) * slim), 0.035f)
                .Add(SdfShape.Cone(elbow, wrist - arm * 0.02f, (0.049f + e * 0.6f) * slim, 0.040f + e * 0.5f), 0.025f)
                .Add(SdfShape.Cone(wrist - arm * 0.032f, wrist - arm * 0.004f, 0.043f + e * 0.5f, 0.044f + e * 0.5f), 0.006f);
        }

        field.Add(SdfShape.Cone(new(0, 1.355f, -0.016f), new(0, 1.392f, -0.014f), 0.068f, 0.056f), 0.03f);
        Hem(field, e);
        return field.Keep(SdfShape.HalfSpace(new(0, NeckHeight, 0), new(0, 1, NeckTilt)), 0.004f);
    }

    private void Hem(DistanceField field, float e)
    {
        var (hip, waist) = (_body.HipHalf * _girth + e + 0.008f, (_womanly ? 0.112f : 0.128f) * _girth + e);
        switch (_look.Top)
        {
            case TopKind.Coat:
                field.Add(SdfShape.Loft(new(0, 1.07f, 0), 0.62f, [new(0, waist, 0.102f * _girth), new(0.26f, hip + 0.012f, 0.128f * _girth), new(0.6f, 0.186f, 0.160f), new(1, 0.212f, 0.190f)], 8, 0.055f, _phase), 0.06f);
                break;
            case TopKind.Dress:
                field.Add(SdfShape.Loft(new(0, 1.06f, 0), 0.56f, [new(0, waist, 0.094f * _girth), new(0.28f, hip + 0.010f, 0.126f * _girth), new(0.65f, 0.190f, 0.168f), new(1, 0.232f, 0.212f)], 9, 0.075f, _phase), 0.05f);
                break;
            case TopKind.Jacket:
                field.Add(SdfShape.Loft(new(0, 1.07f, 0), 0.235f, [new(0, waist, 0.104f * _girth), new(0.55f, hip + 0.010f, 0.130f * _girth, -0.004f), new(1, hip + 0.026f, 0.146f * _girth, -0.004f)], 5, 0.02f, _phase), 0.05f);
                break;
            case TopKind.Jumper:
                field.Add(SdfShape.Loft(new(0, 1.05f, 0), 0.165f, [new(0, waist, 0.106f * _girth), new(0.7f, hip + 0.012f, 0.130f * _girth, -0.003f), new(1, hip + 0.004f, 0.124f * _girth, -0.003f)]), 0.05f);
                break;
            case TopKind.Shirt:
                field.Add(SdfShape.Loft(new(0, 1.05f, 0), 0.10f, [new(0, waist, 0.100f * _girth), new(1, hip - 0.018f, 0.102f * _girth)]), 0.05f);
                break;
            default:
                field.Add(SdfShape.Loft(new(0, 1.05f, 0), 0.185f, [new(0, waist, 0.102f * _girth), new(0.7f, hip + 0.012f, 0.126f * _girth, -0.003f), new(1, hip + 0.020f, 0.132f * _girth, -0.003f)], 6, 0.02f, _phase), 0.05f);
                break;
        }
    }

    private float Wrinkles(Vector3 p)
    {
        var soft = SmoothNoise.At(p * 13f) * 0.65f + SmoothNoise.At(p * 27f) * 0.35f - 0.5f;
        var knit = _look.Top == TopKind.Jumper && p.Y > 0.9f ? MathF.Sin(MathF.Atan2(p.X, p.Z) * 42) * 0.0008f : MathF.Sin(p.Y * 66 + 6 * SmoothNoise.At(p * 9)) * 0.0011f;
        return soft * 0.0095f + knit;
    }

    /// <summary>A point of the edge of the neck opening; turned 0 in front, growing to the figure's left.</summary>
    public Vector3 OnRim(float turned)
    {
        var (sin, cos) = MathF.SinCos(turned);
        var (r, p) = (0.066f, Vector3.Zero);
        for (var i = 0; i < 3; i++)
        {
            p = OnSide(sin, NeckHeight - 0.006f - NeckTilt * cos * r, cos, 0);
            r = MathF.Sqrt(p.X * p.X + p.Z * p.Z);
        }

        return p;
    }

    // The neck opening is a plane, lower in front.
    private float NeckHeight => _look.Top switch { TopKind.TShirt => 1.384f, TopKind.Dress => 1.386f, _ => 1.394f };

    private float NeckTilt => _look.Top switch { TopKind.TShirt => 0.42f, TopKind.Dress => 0.40f, _ => 0.26f };

    public Vector3 OnFront(float x, float y, float @out)
    {
        var origin = new Vector3(x, y, 0.5f);
        var p = origin - Vector3.UnitZ * (Top.Hit(origin, -Vector3.UnitZ, 0.6f) ?? 0.42f);
        return p + Top.Normal(p, 0.01f) * @out;
    }

    public Vector3 OnSide(float x, float y, float z, float @out)
    {
        // From the inside out: from the outside the ray would meet a sleeve first.
        var (direction, t) = (Vector3.Normalize(new(x, 0, z)), 0f);
        for (var i = 0; i < 40; i++)
        {
            var d = Top.Distance(new Vector3(0, y, 0) + direction * t);
            if (d > -0.0005f) break;
            t -= d * 0.8f;
        }

        return new Vector3(0, y, 0) + direction * (t + @out);
    }

    private Vector3 Rest(Side side, Bone bone) => _body.Rest[(int)side.Of(bone)] / _body.Scale;
}
