using System.Numerics;
using LensForge.Domain.Cast;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Figures;

/// <summary>Eyes, lids, lashes, brows and mouth: small patches laid on the sculpted head and drawn anew for every frame.</summary>
internal sealed class FaceRig
{
    private const float Degree = MathF.PI / 180;
    private readonly HeadSculpt _head;
    private readonly int _lidColumns, _segments, _sides, _ring;
    private readonly Mesh[] _neutral;

    public FaceRig(HeadSculpt head, FigureDetail detail)
    {
        _head = head;
        (_lidColumns, _segments, _sides, _ring) = detail switch
        {
            FigureDetail.Reference => (24, 16, 10, 28),
            FigureDetail.Preview => (12, 8, 6, 16),
            _ => (6, 4, 4, 8),
        };
        var state = FaceState.Of(Domain.Stages.Expression.Neutral);
        _neutral = new Mesh[Pieces];
        for (var i = 0; i < Pieces; i++) _neutral[i] = Draw(i, state).Finish();
        _neutral[Eyeballs] = _neutral[Eyeballs] with { Surface = EyeCoordinates() };
    }

    public const int Eyeballs = 0, Lids = 1, Lashes = 2, Brows = 3, MouthLine = 4, Lips = 5, Teeth = 6, Pieces = 7;

    public Mesh Piece(int piece, FaceState state)
    {
        var rest = _neutral[piece];
        return Draw(piece, state).Finish(rest.Surface, rest.Indices);
    }

    private GridMesher Draw(int piece, FaceState state)
    {
        var mesher = new GridMesher();
        switch (piece)
        {
            case Eyeballs: EachEye(side => EyeballOf(mesher, side, state)); break;
            case Lids: EachEye(side => LidsOf(mesher, side, state)); break;
            case Lashes: EachEye(side => LashesOf(mesher, side, state)); break;
            case Brows: EachEye(side => BrowOf(mesher, side, state)); break;
            case MouthLine: MouthOf(mesher, state); break;
            case Lips: LipsOf(mesher, state); break;
            default: TeethOf(mesher, state); break;
        }

        return mesher;
    }

    private static void EachEye(Action<Side> draw)
    {
        foreach (var side in Sides.Both) draw(side);
    }

    private static Quaternion Gaze(Side side, FaceState state) => Marionette.Then(
        Marionette.About(Vector3.UnitX, -state.GazePitch),
        Marionette.About(Vector3.UnitY, state.GazeYaw - side.Sign() * 0.035f));

    // Iris, pupil and catchlight are painted (Surfaces.Eye), so that they stay round however coarse the mesh.
    private void EyeballOf(GridMesher mesher, Side side, FaceState state)
    {
        var (centre, gaze) = (_head.Eye(side), Gaze(side, state));
        mesher.Patch(_ring, _ring / 3, (u, v) =>
        {
            var (sin, cos) = MathF.SinCos(v * 116 * Degree);
            var (y, x) = MathF.SinCos(-u * MathF.Tau);
            return centre + Vector3.Transform(new Vector3(sin * x, sin * y, cos) * _head.EyeRadius, gaze);
        }, centre);
    }

    // In the eye's own frame, whatever it looks at: z is the optical axis.
    private Vector3[] EyeCoordinates()
    {
        var mesh = _neutral[Eyeballs];
        var half = mesh.Positions.Length / 2;
        var rest = FaceState.Of(Domain.Stages.Expression.Neutral);
        return [.. mesh.Positions.Select((p, i) =>
        {
            var side = i < half ? Side.Left : Side.Right;
            return Vector3.Transform((p - _head.Eye(side)) / _head.EyeRadius, Quaternion.Conjugate(Gaze(side, rest)));
        })];
    }

    // Height of a lid's edge over the eye, as an angle, for a sideways angle: an almond whose corners lie at 63 degrees.
    private float Edge(bool upper, float sideways, Side side, FaceState state)
    {
        const float corner = 63;
        var outward = sideways * side.Sign() / corner;
        var cornerHeight = (_head.Traits.EyeTilt + (_head.Look.Feminine ? 3f : 0.5f)) * outward - state.LidSlope * 9 * outward;
        if (MathF.Abs(outward) >= 1) return cornerHeight;
        var middle = upper ? float.Lerp(50, -13, state.UpperLid) : float.Lerp(-45, -6, state.LowerLid);
        if (!upper) middle = MathF.Min(middle, float.Lerp(50, -13, state.UpperLid));
        var bow = MathF.Pow(1 - outward * outward, upper ? 0.55f : 0.7f);
        var slope = upper ? -state.LidSlope * 31 * outward * (1 - outward * outward * 0.6f) : 0;
        return cornerHeight + (middle - cornerHeight) * bow + slope * bow;
    }

    private Vector3 OnEye(Side side, float sideways, float height, float radius)
    {
        var (sin, cos) = MathF.SinCos(sideways * Degree);
        var (up, ahead) = MathF.SinCos(height * Degree);
        return _head.Eye(side) + new Vector3(sin, cos * up, cos * ahead) * (radius * _head.EyeRadius);
    }

    private void LidsOf(GridMesher mesher, Side side, FaceState state)
    {
        // Away from its edge a lid sinks into the socket, so that no bag or bulge frames the eye.
        static float Sink(float t) => 1.10f - 0.16f * MathF.Max(0, t);
        mesher.Patch(_lidColumns, 5, (u, v) =>
        {
            var sideways = float.Lerp(-86, 86, u);
            var edge = Edge(true, sideways, side, state);
            return v < 0.1f ? OnEye(side, sideways, edge, 0.99f) : OnEye(side, sideways, float.Lerp(edge, 112, (v - 0.2f) / 0.8f), Sink((v - 0.2f) / 0.8f));
        }, _head.Eye(side));
        // The lower lid's rim stays thin: lit from above, a thick one would be a white ring.
        mesher.Patch(_lidColumns, 4, (u, v) =>
        {
            var sideways = float.Lerp(-86, 86, u);
            var edge = Edge(false, sideways, side, state);
            return v > 0.9f ? OnEye(side, sideways, edge + 1, 1.0f) : OnEye(side, sideways, float.Lerp(-105, edge, v / 0.75f), Sink(MathF.Min(1, 1.7f * (1 - v / 0.75f))) - 0.055f);
        }, _head.Eye(side));
    }

    // A dark rim lying on the lid's edge, never standing off the face: in profile it must not look like spectacles.
    private void LashesOf(GridMesher mesher, Side side, FaceState state)
    {
        var feminine = _head.Look.Feminine;
        var (rise, drop) = feminine ? (7.5f, 4.0f) : (4.6f, 2.6f);
        mesher.Patch(_lidColumns, 3, (u, v) =>
        {
            var sideways = float.Lerp(-66, 66, u);
            var edge = Edge(true, sideways, side, state);
            var outward = sideways * side.Sign() / 66;
            var taper = 1 - 0.65f * MathF.Pow(MathF.Max(0, -outward), 2);
            var flick = feminine ? MathF.Max(0, outward - 0.55f) * 0.16f : 0;
            return v switch
            {
                < 0.2f => OnEye(side, sideways, edge - drop * taper, 1.035f),
                < 0.5f => OnEye(side, sideways, edge - drop * 0.4f * taper + flick * 30, 1.135f + flick),
                < 0.8f => OnEye(side, sideways, edge + rise * 0.5f * taper + flick * 40, 1.13f + flick),
                _ => OnEye(side, sideways, edge + rise * taper, 1.095f),
            };
        });
    }

    private void BrowOf(GridMesher mesher, Side side, FaceState state)
    {
        var look = _head.Look;
        var s = side.Sign();
        var tilt = state.BrowTilt * s;
        var thick = (look.Age == AgeBand.Child ? 0.0050f : look.Feminine ? 0.0058f : look.Age == AgeBand.Old ? 0.0090f : 0.0084f) * _head.Traits.Brows;
        var lift = (look.Feminine ? 0.004f : 0) + tilt * 0.010f;
        var inner = new Vector2(0.0165f - 0.003f * MathF.Max(0, -state.BrowInner), _head.EyeY + 0.0405f + lift + 0.0125f * state.BrowInner);
        var outer = new Vector2(0.071f, _head.EyeY + 0.0380f + lift + 0.0120f * state.BrowOuter);
        var middle = (inner + outer) / 2 + new Vector2(0, 0.0085f + 0.003f * (state.BrowInner + state.BrowOuter));
        Vector3 Path(float t)
        {
            var q = inner * ((1 - t) * (1 - t)) + middle * (2 * t * (1 - t)) + outer * (t * t);
            return _head.On(s * q.X, q.Y, 0.0026f);
        }

        mesher.Tube(_segments, _sides, Path, _ => new Vector3(s * 0.35f, 0.1f, 1),
            t => new Vector2(thick, thick * 0.62f) * MathF.Sqrt(MathF.Max(0, MathF.Min(1, 6 * t))) * MathF.Sqrt(MathF.Max(0.0f, 1.02f - MathF.Pow(t, 2.2f))));
    }

    private (Vector2 Upper, Vector2 Lower) MouthAt(float u, FaceState state)
    {
        var half = 0.0345f * state.Width * (_head.Look.Feminine ? 0.93f : 1f) * (1 - 0.20f * state.Open);
        var bow = MathF.Sqrt(MathF.Max(0, 1 - u * u));
        var line = _head.MouthY + state.Curve * 0.0118f * (u * u - 0.35f) + state.Slant * 0.0058f * u + 0.0012f * MathF.Cos(u * 9) * (1 - state.Open);
        var gap = 0.0012f + 0.0080f * state.Open;
        return (new(u * half, line + gap * bow), new(u * half, line - (0.0012f + 0.0175f * state.Open) * bow));
    }

    private void MouthOf(GridMesher mesher, FaceState state) => mesher.Patch(_segments * 2, 3, (u, v) =>
    {
        var (upper, lower) = MouthAt(u * 2 - 1, state);
        var q = Vector2.Lerp(lower, upper, v);
        return _head.On(q.X, q.Y, 0.0026f - 0.0012f * state.Open);
    });

    private void LipsOf(GridMesher mesher, FaceState state)
    {
        var full = _head.Traits.Lips;
        Vector2 Thick(float t, float size)
        {
            var u = t * 2 - 1;
            var r = size * full * MathF.Pow(MathF.Max(0, 1 - u * u), 0.6f);
            return new(r, r * 0.62f);
        }

        mesher.Tube(_segments * 2, _sides, t =>
        {
            var upper = MouthAt(t * 2 - 1, state).Upper;
            return _head.On(upper.X, upper.Y + 0.0022f * full * (1 - MathF.Pow(t * 2 - 1, 2)), 0.0004f);
        }, _ => Vector3.UnitZ, t => Thick(t, 0.0050f));
        mesher.Tube(_segments * 2, _sides, t =>
        {
            var lower = MouthAt(t * 2 - 1, state).Lower;
            return _head.On(lower.X, lower.Y - 0.0034f * full * (1 - MathF.Pow(t * 2 - 1, 2)), 0.0006f);
        }, _ => Vector3.UnitZ, t => Thick(t, 0.0068f));
    }

    private void TeethOf(GridMesher mesher, FaceState state) => mesher.Patch(_segments, 1, (u, v) =>
    {
        var x = (u * 2 - 1) * 0.80f;
        var (upper, lower) = MouthAt(x, state);
        var height = MathF.Min(0.0065f, (upper.Y - lower.Y) * 0.42f);
        return state.Open < 0.05f
            ? _head.On(upper.X, upper.Y, -0.004f)
            : _head.On(upper.X, upper.Y - height * (1 - v), 0.0019f);
    });
}
