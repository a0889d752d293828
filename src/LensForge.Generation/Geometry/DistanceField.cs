using System.Numerics;

namespace LensForge.Generation.Geometry;

/// <summary>
/// Shapes melted into each other in the order in which they are added. The rounding of each joint is a length in metres:
/// the soft transitions are what makes a face or a shoulder appealing.
/// </summary>
public sealed class DistanceField : SdfShape
{
    private readonly List<Term> _terms = [];

    /// <summary>Small relief added to the distance (cloth wrinkles, strands of hair), metres, outward negative.</summary>
    public Func<Vector3, float>? Relief { get; init; }

    private enum Joint { Add, Carve, Keep }

    public DistanceField Add(SdfShape shape, float rounding = 0.02f) => With(shape, Joint.Add, rounding);

    public DistanceField Carve(SdfShape shape, float rounding = 0.02f) => With(shape, Joint.Carve, rounding);

    /// <summary>Leaves only what also lies inside <paramref name="shape"/>.</summary>
    public DistanceField Keep(SdfShape shape, float rounding = 0.005f) => With(shape, Joint.Keep, rounding);

    /// <summary>A rope through points, its radius going from the first to the last.</summary>
    public DistanceField Rope(ReadOnlySpan<Vector3> points, float from, float to, float rounding = 0.01f)
    {
        for (var i = 1; i < points.Length; i++)
        {
            var (a, b) = ((i - 1f) / (points.Length - 1), (float)i / (points.Length - 1));
            Add(Cone(points[i - 1], points[i], float.Lerp(from, to, a), float.Lerp(from, to, b)), i == 1 ? rounding : MathF.Min(rounding, 0.004f));
        }

        return this;
    }

    public override float Distance(Vector3 p)
    {
        var d = 1e3f;
        foreach (var term in _terms) d = term.Join(d, p);
        return Relief is null ? d : d + Relief(p);
    }

    public override (Vector3 Min, Vector3 Max) Bounds
    {
        get
        {
            var (min, max) = (new Vector3(1e3f), new Vector3(-1e3f));
            foreach (var term in _terms)
            {
                if (term.Joint != Joint.Add) continue;
                var (a, b) = term.Shape.Bounds;
                var pad = new Vector3(0.012f + term.Rounding * 0.3f);
                min = Vector3.Min(min, a - pad);
                max = Vector3.Max(max, b + pad);
            }

            return (min, max);
        }
    }

    /// <summary>Unit outward normal by central differences.</summary>
    public Vector3 Normal(Vector3 p, float step = 0.0015f)
    {
        // Four evaluations at the corners of a tetrahedron do the work of six on the axes.
        var (a, b, c, d) = (new Vector3(1, -1, -1), new Vector3(-1, -1, 1), new Vector3(-1, 1, -1), new Vector3(1, 1, 1));
        var n = a * Distance(p + a * step) + b * Distance(p + b * step) + c * Distance(p + c * step) + d * Distance(p + d * step);
        var length = n.Length();
        return length > 1e-12f ? n / length : Vector3.UnitY;
    }

    /// <summary>Distance along the ray to the surface; null when it misses within <paramref name="reach"/>.</summary>
    public float? Hit(Vector3 origin, Vector3 direction, float reach)
    {
        var t = 0f;
        for (var i = 0; i < 96 && t < reach; i++)
        {
            var d = Distance(origin + direction * t);
            if (d < 0.0003f) return t;
            t += d * 0.8f;
        }

        return null;
    }

    /// <summary>The same solid near one place only, with the far shapes left out: faster to sample there.</summary>
    internal DistanceField Near(Vector3 centre, float radius)
    {
        var near = new DistanceField { Relief = Relief };
        foreach (var term in _terms)
        {
            if (term.Joint == Joint.Add && term.Shape.Distance(centre) > radius + term.Rounding + 0.05f) continue;
            near._terms.Add(term);
        }

        return near;
    }

    public static float SmoothMin(float a, float b, float k)
    {
        if (k <= 0) return MathF.Min(a, b);
        var h = MathF.Max(k - MathF.Abs(a - b), 0) / k;
        return MathF.Min(a, b) - h * h * k * 0.25f;
    }

    public static float SmoothMax(float a, float b, float k) => -SmoothMin(-a, -b, k);

    private DistanceField With(SdfShape shape, Joint joint, float rounding)
    {
        _terms.Add(new(shape, joint, rounding));
        return this;
    }

    private readonly record struct Term(SdfShape Shape, Joint Joint, float Rounding)
    {
        public float Join(float d, Vector3 p)
        {
            var e = Shape.Distance(p);
            return Joint switch
            {
                Joint.Add => SmoothMin(d, e, Rounding),
                Joint.Carve => SmoothMax(d, -e, Rounding),
                _ => SmoothMax(d, e, Rounding),
            };
        }
    }
}
