using System.Numerics;
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

        /// <summary>Cosine between a normal and the way to the light; for area lights, of the part of the light that is seen best.</summary>
        public float Facing(Vector3 world, Vector3 normal)
        {
            if (Light.Kind == LightKind.Sun) return -Vector3.Dot(normal, Light.Direction);
            var to = Light.Position - world;
            var distance = to.Length() + 1e-6f;
            var extent = Light.Kind == LightKind.Rectangle ? MathF.Abs(Vector3.Dot(normal, Light.U)) + MathF.Abs(Vector3.Dot(normal, Light.V)) : Light.Radius;
            return (Vector3.Dot(normal, to) + 0.7f * extent) / distance;
        }

        public float Cone(Vector3 world)
        {
            if (Light.Kind == LightKind.Sun || Light.Kind == LightKind.Sphere) return 1f;
            var from = world - Light.Position;
            var along = Vector3.Dot(from, Light.Direction);
            if (Light.Kind == LightKind.Rectangle) return along > 0 ? 1f : 0f;
            var t = Math.Clamp((along / (from.Length() + 1e-6f) - Light.OuterCosine) / MathF.Max(1e-4f, Light.InnerCosine - Light.OuterCosine), 0, 1);
            return t * t * (3 - 2 * t);
        }

        /// <summary>Points of the light that have maps.</summary>
        public int Origins => _origins.Length;

        /// <summary>The map of a point of the light that a point of the stage falls into; null behind a rectangle.</summary>
        public RasterizerTarget? Choose(int origin, Vector3 world)
        {
            if (_sides == 1) return _maps[0];
            var p = world - _origins[origin];
            float x = Vector3.Dot(p, _right), y = Vector3.Dot(p, _up), z = Vector3.Dot(p, _forward);
            float ax = MathF.Abs(x), ay = MathF.Abs(y), az = MathF.Abs(z);
            var side = az >= ax && az >= ay ? z > 0 ? 0 : 5 : ax >= ay ? x > 0 ? 1 : 2 : y > 0 ? 3 : 4;
            return side < _sides ? _maps[origin * _sides + side] : null;
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
