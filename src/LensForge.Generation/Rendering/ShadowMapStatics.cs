using System.Numerics;
using System.Runtime.Intrinsics;
using LensForge.Generation.Staging;

namespace LensForge.Generation.Rendering;

/// <summary>Depth of a set from its lights, drawn when a light is first asked for and kept for the latest few.</summary>
internal sealed class ShadowMapStatics(RasterizerSet set)
{
    private const int Kept = 4, SphereSize = 512, RectangleSize = 320, SunSize = 1536, SpotSize = 768;

    // What a sun's map covers: the playing area and what is around it.
    private const float SunReach = 14f;
    private static readonly Vector3 SunCentre = new(0, 1.5f, -1.5f);

    private readonly Lock _gate = new();
    private readonly List<Faces> _faces = [];

    public Faces Of(Light light)
    {
        lock (_gate)
        {
            for (var i = 0; i < _faces.Count; i++) if (_faces[i].Light == light) return _faces[i];
            var made = new Faces(light, set);
            if (_faces.Count == Kept) _faces.RemoveAt(0);
            _faces.Add(made);
            return made;
        }
    }

    /// <summary>Nearer than this to the light nothing throws a shadow: the lamp itself.</summary>
    public static float Clearance(Light light) => light.Kind is LightKind.Sphere or LightKind.Spot ? light.Radius + 0.03f : 0.03f;

    public static RasterizerView Look(Vector3 from, Vector3 forward, bool parallel, float focal, float half, float near)
    {
        forward = Vector3.Normalize(forward);
        var right = Vector3.Normalize(Vector3.Cross(forward, MathF.Abs(forward.Y) > 0.9f ? Vector3.UnitX : Vector3.UnitY));
        return new(from, right, Vector3.Cross(right, forward), forward, parallel, focal, half, half, near);
    }

    /// <summary>
    /// The maps of one light: one for a sun or a spot, the sides of a cube for a sphere, and for a rectangle half cubes at the
    /// centres of its quarters, so that the bars of a window soften instead of cutting the room in two.
    /// </summary>
    internal sealed class Faces
    {
        private readonly RasterizerTarget[] _maps;
        private readonly Vector3[] _origins;
        private readonly Vector3 _right, _up, _forward;
        private readonly int _sides = 1;

        public Faces(Light light, RasterizerSet set)
        {
            Light = light;
            _origins = [light.Position];
            var near = Clearance(light);
            switch (light.Kind)
            {
                case LightKind.Sun:
                    _maps = [Draw(set, Look(SunCentre, light.Direction, true, SunSize / (2 * SunReach), SunSize / 2f, 0), SunSize)];
                    break;
                case LightKind.Spot:
                    var tangent = MathF.Sqrt(MathF.Max(0, 1 - light.OuterCosine * light.OuterCosine)) / MathF.Max(0.2f, light.OuterCosine);
                    _maps = [Draw(set, Look(light.Position, light.Direction, false, SpotSize / (2 * MathF.Min(tangent * 1.03f, 5f)), SpotSize / 2f, near), SpotSize)];
                    break;
                default:
                    var rectangle = light.Kind == LightKind.Rectangle;
                    var main = Look(light.Position, rectangle ? light.Direction : -Vector3.UnitY, false, 0, 0, 0);
                    (_right, _up, _forward) = (main.Right, main.Up, main.Forward);
                    Vector3[] sides = rectangle ? [_forward, _right, -_right, _up, -_up] : [_forward, _right, -_right, _up, -_up, -_forward];
                    if (rectangle) _origins = [Quarter(-1, -1), Quarter(1, -1), Quarter(-1, 1), Quarter(1, 1)];
                    _sides = sides.Length;
                    // A border of texels lets the filter reach past the edge of a side.
                    var size = rectangle ? RectangleSize : SphereSize;
                    float half = size / 2f, focal = half - 4;
                    _maps = [.. _origins.SelectMany(_ => sides, (origin, side) => Draw(set, Look(origin, side, false, focal, half, near), size))];
                    break;
            }

            Vector3 Quarter(int u, int v) => light.Position + (light.U * u + light.V * v) * 0.5f;
        }

        public Light Light { get; }

        /// <summary>Points of the light that have maps.</summary>
        public int Origins => _origins.Length;

        /// <summary>The map of a point of the light in that direction; null behind a rectangle.</summary>
        public RasterizerTarget? Map(int origin, int side) => side < _sides ? _maps[origin * _sides + side] : null;

        /// <summary>Cosine between normals and the way to the light; for area lights, of the part of the light that is seen best.</summary>
        public Vector256<float> Facing(Vector3Lanes world, Vector3Lanes normal)
        {
            if (Light.Kind == LightKind.Sun) return -Vector3Lanes.Dot(normal, Light.Direction);
            var to = new Vector3Lanes(Light.Position) - world;
            var distance = Vector256.Sqrt(Vector3Lanes.Dot(to, to)) + Vector256.Create(1e-6f);
            var extent = Light.Kind == LightKind.Rectangle
                ? Vector256.Abs(Vector3Lanes.Dot(normal, Light.U)) + Vector256.Abs(Vector3Lanes.Dot(normal, Light.V))
                : Vector256.Create(Light.Radius);
            return (Vector3Lanes.Dot(normal, to) + Vector256.Create(0.7f) * extent) / distance;
        }

        public Vector256<float> Cone(Vector3Lanes world)
        {
            if (Light.Kind == LightKind.Sun || Light.Kind == LightKind.Sphere) return Vector256<float>.One;
            var from = world - new Vector3Lanes(Light.Position);
            var along = Vector3Lanes.Dot(from, Light.Direction);
            if (Light.Kind == LightKind.Rectangle) return Vector256.GreaterThan(along, Vector256<float>.Zero) & Vector256<float>.One;
            var cosine = along / (Vector256.Sqrt(Vector3Lanes.Dot(from, from)) + Vector256.Create(1e-6f));
            return PlaneLanes.Smooth(Light.OuterCosine, Light.OuterCosine + MathF.Max(1e-4f, Light.InnerCosine - Light.OuterCosine), cosine);
        }

        /// <summary>Which side of the cube around a point of the light each point of the stage lies towards.</summary>
        public Vector256<int> Sides(int origin, Vector3Lanes world)
        {
            if (_sides == 1) return Vector256<int>.Zero;
            var p = world - new Vector3Lanes(_origins[origin]);
            Vector256<float> x = Vector3Lanes.Dot(p, _right), y = Vector3Lanes.Dot(p, _up), z = Vector3Lanes.Dot(p, _forward);
            Vector256<float> ax = Vector256.Abs(x), ay = Vector256.Abs(y), az = Vector256.Abs(z);
            var ahead = Vector256.GreaterThanOrEqual(az, ax) & Vector256.GreaterThanOrEqual(az, ay);
            var aside = Vector256.GreaterThanOrEqual(ax, ay);
            return Vector256.ConditionalSelect(ahead.AsInt32(), Either(z, 0, 5), Vector256.ConditionalSelect(aside.AsInt32(), Either(x, 1, 2), Either(y, 3, 4)));

            static Vector256<int> Either(Vector256<float> along, int positive, int negative) =>
                Vector256.ConditionalSelect(Vector256.GreaterThan(along, Vector256<float>.Zero).AsInt32(), Vector256.Create(positive), Vector256.Create(negative));
        }

        private static RasterizerTarget Draw(RasterizerSet set, RasterizerView view, int size)
        {
            var map = new RasterizerTarget(size, size, numbered: false);
            map.Begin(view);
            map.Draw(set, castersOnly: true);
            return map;
        }
    }
}
