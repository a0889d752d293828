using System.Numerics;
using LensForge.Domain.Cast;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Figures;

/// <summary>
/// Collars, lapels, ribs and belts as strips laid on the sculpted garment: their edges stay crisp however coarse the garment is meshed.
/// At scale 1.
/// </summary>
internal sealed class Trimmings(Wardrobe wardrobe, Appearance look, FigureDetail detail)
{
    private readonly int _around = detail switch { FigureDetail.Reference => 48, FigureDetail.Preview => 24, _ => 12 };
    private readonly int _along = detail switch { FigureDetail.Reference => 24, FigureDetail.Preview => 12, _ => 6 };
    private readonly int _sides = detail switch { FigureDetail.Reference => 10, FigureDetail.Preview => 6, _ => 3 };

    /// <summary>All strips of the garment as one mesh; empty where it has none.</summary>
    public Mesh Build()
    {
        var grid = new GridMesher();
        switch (look.Top)
        {
            case TopKind.Jacket or TopKind.Coat:
                foreach (var side in Sides.Both) Lapel(grid, side);
                break;
            case TopKind.Shirt:
                Ring(grid, 0.006f, new(0.013f, 0.0085f));
                foreach (var side in Sides.Both) Points(grid, side, 0.022f, 0.034f, 1.352f, 0.030f);
                break;
            case TopKind.Jumper:
                if (wardrobe.RollNeck)
                {
                    Ring(grid, 0.002f, new(0.019f, 0.0145f));
                    Ring(grid, 0.022f, new(0.016f, 0.0135f), 0.06f);
                }
                else
                {
                    Ring(grid, 0.002f, new(0.0145f, 0.0115f));
                }

                break;
            case TopKind.Dress:
                if (wardrobe.WhiteCollar) foreach (var side in Sides.Both) Points(grid, side, 0.024f, 0.030f, 1.362f, 0.042f);
                else Ring(grid, 0, new(0.0100f, 0.0090f));
                Belt(grid);
                break;
            default:
                Ring(grid, 0, new(0.0115f, 0.0095f));
                break;
        }

        return grid.Finish();
    }

    // A band about the edge of the neck opening.
    private void Ring(GridMesher grid, float raised, Vector2 size, float inward = 0)
    {
        var rim = new Vector3[_around];
        for (var i = 0; i < _around; i++)
        {
            var p = wardrobe.OnRim(i * MathF.Tau / _around);
            rim[i] = p with { X = p.X * (1 - inward), Y = p.Y + raised, Z = p.Z * (1 - inward) };
        }

        grid.Tube(_around, _sides, t => rim[(int)MathF.Round(t * _around) % _around], t => new Vector3(MathF.Sin(t * MathF.Tau), 0.25f, MathF.Cos(t * MathF.Tau)), _ => size);
    }

    // One half of a turned-down collar: from the nape round to its point on the chest.
    private void Points(GridMesher grid, Side side, float narrow, float wide, float low, float aside)
    {
        var s = side.Sign();
        var (nape, flank, front, tip) = (Lifted(wardrobe.OnRim(MathF.PI)), Lifted(wardrobe.OnRim(s * 1.5f)), Lifted(wardrobe.OnRim(s * 0.45f)), wardrobe.OnFront(s * aside, low - 0.012f, 0.009f));
        grid.Tube(_along, _sides, t => Spline(nape, flank, front, tip, t), t => Vector3.Lerp(new(s * t * 2, 0.9f, t - 0.6f), new(s * 0.25f, 0.55f, 1), t),
            t => new Vector2(float.Lerp(narrow, wide, t * t), 0.0065f) * Cap(t, 0.12f));
    }

    // On top of the neck opening's edge, a little outside it.
    private static Vector3 Lifted(Vector3 rim) => new(rim.X * 1.05f, rim.Y + 0.010f, rim.Z * 1.05f);

    private void Lapel(GridMesher grid, Side side)
    {
        var s = side.Sign();
        var low = look.Top == TopKind.Coat ? 1.15f : 1.11f;
        var (nape, flank) = (new Vector3(0, 1.424f, -0.076f), new Vector3(s * 0.071f, 1.412f, -0.020f));
        // Collar, then the lapel below the notch.
        var notch = wardrobe.OnFront(s * 0.074f, 1.318f, 0.010f);
        grid.Tube(_along, _sides, t => Spline(nape, flank, wardrobe.OnFront(s * 0.060f, 1.372f, 0.014f), notch, t), t => Vector3.Lerp(new(s * t * 2, 0.9f, t - 0.7f), new(s * 0.3f, 0.5f, 1), t),
            t => new Vector2(float.Lerp(0.024f, 0.031f, t), 0.008f) * Cap(t, 0.08f));
        grid.Tube(_along, _sides, t => Spline(wardrobe.OnFront(s * 0.056f, 1.352f, 0.007f), wardrobe.OnFront(s * 0.070f, 1.300f, 0.008f), wardrobe.OnFront(s * 0.046f, 1.220f, 0.008f), wardrobe.OnFront(s * 0.006f, low, 0.007f), t),
            _ => new Vector3(s * 0.25f, 0.1f, 1), t => new Vector2(0.034f * MathF.Sqrt(MathF.Max(0.02f, 1 - t * t)), 0.0075f) * Cap(t, 0.06f));
    }

    private void Belt(GridMesher grid) => grid.Tube(_around, _sides, t =>
    {
        var (sin, cos) = MathF.SinCos(t * MathF.Tau);
        return wardrobe.OnSide(sin, 1.055f, cos, 0.001f);
    }, t => new Vector3(MathF.Sin(t * MathF.Tau), 0, MathF.Cos(t * MathF.Tau)), _ => new(0.018f, 0.007f));

    // Catmull-Rom through four points, ends included.
    private static Vector3 Spline(Vector3 a, Vector3 b, Vector3 c, Vector3 d, float t)
    {
        var u = t * 3;
        return u < 1 ? Cubic(a + a - b, a, b, c, u) : u < 2 ? Cubic(a, b, c, d, u - 1) : Cubic(b, c, d, d + d - c, u - 2);
    }

    private static Vector3 Cubic(Vector3 a, Vector3 b, Vector3 c, Vector3 d, float t) =>
        0.5f * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t);

    // Rounds a strip's end off.
    private static float Cap(float t, float length) => MathF.Sqrt(Math.Clamp((1.002f - t) / length, 0.001f, 1));
}
