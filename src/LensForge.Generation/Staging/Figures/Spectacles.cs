using System.Numerics;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Figures;

/// <summary>Wire glasses: rims, bridge and temples, without lenses so that eyes stay readable.</summary>
internal static class Spectacles
{
    public static Mesh Frame(HeadSculpt head, FigureDetail detail)
    {
        var (around, sides) = detail switch { FigureDetail.Reference => (32, 8), FigureDetail.Preview => (18, 5), _ => (10, 4) };
        var wire = new Vector2(detail == FigureDetail.Far ? 0.0026f : 0.0021f);
        var grid = new GridMesher();
        var front = head.EyeZ + head.EyeRadius * 1.28f;
        foreach (var side in Sides.Both)
        {
            var s = side.Sign();
            var centre = new Vector3(s * head.EyeX, head.EyeY - 0.002f, front);
            Vector3 Rim(float t)
            {
                var (sin, cos) = MathF.SinCos(t * MathF.Tau);
                return centre + new Vector3(cos * 0.0325f, sin * 0.0305f, -0.006f * cos * s);
            }

            grid.Tube(around, sides, Rim, _ => Vector3.UnitZ, _ => wire);
            var hinge = centre + new Vector3(s * 0.0325f, 0.008f, -0.006f);
            grid.Tube(6, sides, t => Vector3.Lerp(hinge, new(s * 0.112f, head.EyeY + 0.008f, -0.005f), t) + new Vector3(s * 0.010f * MathF.Sin(t * MathF.PI), 0, 0), _ => Vector3.UnitY, _ => wire);
        }

        grid.Tube(6, sides, t => new Vector3(float.Lerp(-1, 1, t) * (head.EyeX - 0.032f), head.EyeY + 0.006f + 0.003f * MathF.Sin(t * MathF.PI), front + 0.006f), _ => Vector3.UnitZ, _ => wire);
        return grid.Finish();
    }
}
