using System.Numerics;

namespace LensForge.Generation.Geometry;

/// <summary>A solid known by its signed distance in metres: negative inside. Distances may be bounds, never more than the truth by much.</summary>
public abstract class SdfShape
{
    public abstract float Distance(Vector3 p);

    /// <summary>Corners of an axis-parallel box around the solid.</summary>
    public abstract (Vector3 Min, Vector3 Max) Bounds { get; }

    public static SdfShape Sphere(Vector3 centre, float radius) => new SphereShape(centre, radius);

    /// <summary>A limb: two spheres and the cone that touches both.</summary>
    public static SdfShape Cone(Vector3 a, Vector3 b, float radiusA, float radiusB) => new RoundCone(a, b, radiusA, radiusB);

    public static SdfShape Ellipsoid(Vector3 centre, Vector3 radii, Quaternion? turned = null) => new EllipsoidShape(centre, radii, turned ?? Quaternion.Identity);

    public static SdfShape Box(Vector3 centre, Vector3 half, float rounding, Quaternion? turned = null) => new RoundBox(centre, half, rounding, turned ?? Quaternion.Identity);

    /// <summary>Everything on the side that <paramref name="outward"/> points away from.</summary>
    public static SdfShape HalfSpace(Vector3 point, Vector3 outward) => new HalfSpaceShape(point, Vector3.Normalize(outward));

    /// <summary>An upright tube from <paramref name="top"/> down <paramref name="length"/> metres through elliptic rings, optionally folded like cloth.</summary>
    public static SdfShape Loft(Vector3 top, float length, IReadOnlyList<LoftRing> rings, int folds = 0, float foldDepth = 0, float foldPhase = 0) =>
        new LoftShape(top, length, rings, folds, foldDepth, foldPhase);

    public static SdfShape Torus(Vector3 centre, float radius, float tube, Quaternion? turned = null) => new TorusShape(centre, radius, tube, turned ?? Quaternion.Identity);

    private sealed class SphereShape(Vector3 centre, float radius) : SdfShape
    {
        public override float Distance(Vector3 p) => Vector3.Distance(p, centre) - radius;

        public override (Vector3 Min, Vector3 Max) Bounds => (centre - new Vector3(radius), centre + new Vector3(radius));
    }

    // The exact distance to a round cone, after Inigo Quilez, "Distance functions".
    private sealed class RoundCone : SdfShape
    {
        private readonly Vector3 _a, _b, _axis;
        private readonly float _ra, _rb, _length2, _slope, _flank2;

        public RoundCone(Vector3 a, Vector3 b, float ra, float rb)
        {
            (_a, _b, _ra, _rb, _axis) = (a, b, ra, rb, b - a);
            _length2 = _axis.LengthSquared();
            _slope = ra - rb;
            _flank2 = _length2 - _slope * _slope;
        }

        public override float Distance(Vector3 p)
        {
            if (_flank2 <= 1e-9f) return _ra > _rb ? Vector3.Distance(p, _a) - _ra : Vector3.Distance(p, _b) - _rb;
            var pa = p - _a;
            var y = Vector3.Dot(pa, _axis);
            var z = y - _length2;
            var x2 = (pa * _length2 - _axis * y).LengthSquared();
            var y2 = y * y * _length2;
            var z2 = z * z * _length2;
            var k = MathF.Sign(_slope) * _slope * _slope * x2;
            if (MathF.Sign(z) * _flank2 * z2 > k) return MathF.Sqrt(x2 + z2) / _length2 - _rb;
            if (MathF.Sign(y) * _flank2 * y2 < k) return MathF.Sqrt(x2 + y2) / _length2 - _ra;
            return (MathF.Sqrt(x2 * _flank2 / _length2) + y * _slope) / _length2 - _ra;
        }

        public override (Vector3 Min, Vector3 Max) Bounds =>
            (Vector3.Min(_a - new Vector3(_ra), _b - new Vector3(_rb)), Vector3.Max(_a + new Vector3(_ra), _b + new Vector3(_rb)));
    }

    private sealed class EllipsoidShape(Vector3 centre, Vector3 radii, Quaternion turned) : SdfShape
    {
        private readonly Quaternion _inverse = Quaternion.Conjugate(turned);

        public override float Distance(Vector3 p)
        {
            var q = _inverse.IsIdentity ? p - centre : Vector3.Transform(p - centre, _inverse);
            var unit = (q / radii).Length();
            var gradient = (q / (radii * radii)).Length();
            return gradient < 1e-6f ? -MathF.Min(radii.X, MathF.Min(radii.Y, radii.Z)) : unit * (unit - 1) / gradient;
        }

        public override (Vector3 Min, Vector3 Max) Bounds
        {
            get
            {
                var r = turned.IsIdentity ? radii : new(MathF.Max(radii.X, MathF.Max(radii.Y, radii.Z)));
                return (centre - r, centre + r);
            }
        }
    }

    private sealed class RoundBox(Vector3 centre, Vector3 half, float rounding, Quaternion turned) : SdfShape
    {
        private readonly Quaternion _inverse = Quaternion.Conjugate(turned);

        public override float Distance(Vector3 p)
        {
            var q = Vector3.Abs(Vector3.Transform(p - centre, _inverse)) - half + new Vector3(rounding);
            return Vector3.Max(q, Vector3.Zero).Length() + MathF.Min(MathF.Max(q.X, MathF.Max(q.Y, q.Z)), 0) - rounding;
        }

        public override (Vector3 Min, Vector3 Max) Bounds
        {
            get
            {
                var r = turned.IsIdentity ? half : new(half.Length());
                return (centre - r, centre + r);
            }
        }
    }

    private sealed class HalfSpaceShape(Vector3 point, Vector3 outward) : SdfShape
    {
        public override float Distance(Vector3 p) => Vector3.Dot(p - point, outward);

        public override (Vector3 Min, Vector3 Max) Bounds => (new(-1e3f), new(1e3f));
    }

    private sealed class LoftShape(Vector3 top, float length, IReadOnlyList<LoftRing> rings, int folds, float depth, float phase) : SdfShape
    {
        public override float Distance(Vector3 p)
        {
            var q = p - top;
            var t = Math.Clamp(-q.Y / length, 0, 1);
            var i = 0;
            while (i < rings.Count - 2 && t > rings[i + 1].At) i++;
            var f = Math.Clamp((t - rings[i].At) / (rings[i + 1].At - rings[i].At), 0, 1);
            f = f * f * (3 - 2 * f);
            var rx = float.Lerp(rings[i].HalfWidth, rings[i + 1].HalfWidth, f);
            var rz = float.Lerp(rings[i].HalfDepth, rings[i + 1].HalfDepth, f);
            var z = q.Z - float.Lerp(rings[i].Forward, rings[i + 1].Forward, f);
            if (folds > 0)
            {
                var angle = MathF.Atan2(q.X, z);
                var wave = 1 + depth * t * t * (MathF.Sin(folds * angle + phase) + 0.4f * MathF.Sin((folds * 2 - 1) * angle + phase * 2.3f));
                rx *= wave;
                rz *= wave;
            }

            var side = (MathF.Sqrt(q.X * q.X / (rx * rx) + z * z / (rz * rz)) - 1) * MathF.Min(rx, rz);
            var ends = MathF.Abs(q.Y + length / 2) - length / 2;
            return DistanceField.SmoothMax(side, ends, 0.02f);
        }

        public override (Vector3 Min, Vector3 Max) Bounds
        {
            get
            {
                var r = 0f;
                foreach (var ring in rings) r = MathF.Max(r, MathF.Max(ring.HalfWidth, ring.HalfDepth) + MathF.Abs(ring.Forward));
                r *= 1 + 1.5f * depth;
                return (top + new Vector3(-r, -length, -r), top + new Vector3(r, 0, r));
            }
        }
    }

    private sealed class TorusShape(Vector3 centre, float radius, float tube, Quaternion turned) : SdfShape
    {
        private readonly Quaternion _inverse = Quaternion.Conjugate(turned);

        public override float Distance(Vector3 p)
        {
            var q = Vector3.Transform(p - centre, _inverse);
            var ring = MathF.Sqrt(q.X * q.X + q.Z * q.Z) - radius;
            return MathF.Sqrt(ring * ring + q.Y * q.Y) - tube;
        }

        public override (Vector3 Min, Vector3 Max) Bounds => (centre - new Vector3(radius + tube), centre + new Vector3(radius + tube));
    }
}

/// <param name="At">0 at the top of a loft to 1 at its bottom.</param>
/// <param name="Forward">How far the ring's middle lies to the front (z), metres.</param>
public readonly record struct LoftRing(float At, float HalfWidth, float HalfDepth, float Forward = 0);
