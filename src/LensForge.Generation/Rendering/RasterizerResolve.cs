using System.Numerics;
using LensForge.Generation.Staging;

namespace LensForge.Generation.Rendering;

public sealed partial class Rasterizer
{
    private const float SkyNoiseMetres = 20f;

    private Surface _surface;
    private uint _surfaceNumber;

    /// <summary>Works out every plane once a pixel from the triangle that is seen there.</summary>
    private void Resolve(StageFrame frame, StageFrame? previous, RasterizerSet set, in RasterizerView view, GBuffers into)
    {
        var before = previous is null ? default : RasterizerView.Of(previous.Camera, Width, Height);
        var motion = new MotionVectors(before, previous is not null, Width, Height);
        var sun = Sun(frame);
        var over = 1f / view.Focal;
        _surfaceNumber = 0;
        for (var y = 0; y < Height; y++)
        {
            var rowRay = view.Forward + view.Up * ((view.CentreY - y - 0.5f) * over);
            var numbers = _target.Numbers.AsSpan(y * _target.Stride, Width);
            for (var x = 0; x < numbers.Length; x++)
            {
                var ray = rowRay + view.Right * ((x + 0.5f - view.CentreX) * over);
                var at = y * Width + x;
                var number = numbers[x];
                if (number == 0)
                {
                    ResolveSky(frame.Set.Atmosphere, sun, view, motion, ray, x, y, at, into);
                    continue;
                }

                if (number != _surfaceNumber) Load(number, set, view);
                ref readonly var s = ref _surface;

                // Moeller and Trumbore, from the eye: exact where the pixel centre's ray meets the plane of the triangle.
                var across = Vector3.Cross(ray, s.Edge2);
                var det = Vector3.Dot(s.Edge1, across);
                var inverse = 1f / det;
                float u = -Vector3.Dot(s.A, across) * inverse, v = Vector3.Dot(ray, s.Side) * inverse;
                if (!(u >= 0 && v >= 0 && u + v <= 1)) (u, v) = s.Nearest(ray, view.Forward, u, v);
                var w = 1f - u - v;

                var relative = s.A + s.Edge1 * u + s.Edge2 * v;
                var world = view.Origin + relative;
                var depth = MathF.Max(Vector3.Dot(relative, view.Forward), 1e-3f);
                var normal = Vector3.Normalize(s.Normal0 * w + s.Normal1 * u + s.Normal2 * v);
                if (det < 0 != s.Mirrored) normal = -normal;
                var surface = s.Surface0 * w + s.Surface1 * u + s.Surface2 * v;

                var seen = Shade(s, surface, world, normal, depth * over);
                into.Depth[at] = depth;
                (into.NormalX[at], into.NormalY[at], into.NormalZ[at]) = (seen.Normal.X, seen.Normal.Y, seen.Normal.Z);
                (into.AlbedoR[at], into.AlbedoG[at], into.AlbedoB[at]) = (Math.Clamp(seen.Albedo.X, 0, 1), Math.Clamp(seen.Albedo.Y, 0, 1), Math.Clamp(seen.Albedo.Z, 0, 1));
                (into.EmissionR[at], into.EmissionG[at], into.EmissionB[at]) = (seen.Emission.X, seen.Emission.Y, seen.Emission.Z);
                (into.Specular[at], into.Roughness[at]) = (seen.Specular, seen.Roughness);
                into.Substance[at] = (byte)s.Material!.Substance;
                into.Figure[at] = s.Figure;
                into.Part[at] = s.Part;
                (into.SurfaceX[at], into.SurfaceY[at], into.SurfaceZ[at]) = (surface.X + s.NoiseOffset.X, surface.Y + s.NoiseOffset.Y, surface.Z + s.NoiseOffset.Z);
                into.Shadow[at] = _shadows.Visibility(world, normal);
                if (((x | y) & 1) == 0) _occlusion.Keep(x >> 1, y >> 1, depth, normal);

                if (s.Known) motion.Write(s.Moves ? s.Before0 * w + s.Before1 * u + s.Before2 * v : world, x, y, at, into);
                else MotionVectors.WriteNone(at, into);
            }
        }
    }

    private SurfacePoint Shade(in Surface s, Vector3 surface, Vector3 world, Vector3 normal, float footprint)
    {
        var material = s.Material!;
        if (!_textured && material.Substance != Substance.Eye) return new(material.Colour, normal, material.Emission, material.Specular, material.Roughness);
        return s.Texels != 0 ? _texels.Evaluate(s.Texels, material, surface, normal, footprint) : Surfaces.Evaluate(material, surface, world, normal, footprint);
    }

    private void ResolveSky(Atmosphere atmosphere, Light? sun, in RasterizerView view, in MotionVectors motion, Vector3 ray, int x, int y, int at, GBuffers into)
    {
        var direction = Vector3.Normalize(ray);
        var radiance = Skylight.Radiance(atmosphere, direction, sun);
        into.Depth[at] = GBuffers.Sky;
        (into.NormalX[at], into.NormalY[at], into.NormalZ[at]) = (-direction.X, -direction.Y, -direction.Z);
        into.AlbedoR[at] = into.AlbedoG[at] = into.AlbedoB[at] = 0;
        (into.EmissionR[at], into.EmissionG[at], into.EmissionB[at]) = (radiance.X, radiance.Y, radiance.Z);
        (into.Specular[at], into.Roughness[at]) = (0, 1);
        into.Substance[at] = 255;
        into.Figure[at] = 0;
        into.Part[at] = 0;
        (into.SurfaceX[at], into.SurfaceY[at], into.SurfaceZ[at]) = (direction.X * SkyNoiseMetres, direction.Y * SkyNoiseMetres, direction.Z * SkyNoiseMetres);
        into.Shadow[at] = 1;
        if (((x | y) & 1) == 0) _occlusion.Keep(x >> 1, y >> 1, GBuffers.Sky, -direction);
        motion.WriteSky(ray, x, y, at, into);
    }

    private void Load(uint number, RasterizerSet set, in RasterizerView view)
    {
        _surfaceNumber = number;
        ref var s = ref _surface;
        var slot = (int)(number >> TriangleBits);
        var t = (int)(number & TriangleMask) - 1;
        if (slot == 0)
        {
            var owner = set.Owner[t];
            var instance = set.Instances[owner];
            var first = set.FirstVertex[t];
            ref readonly var a = ref set.Corners[first + set.I0[t]];
            ref readonly var b = ref set.Corners[first + set.I1[t]];
            ref readonly var c = ref set.Corners[first + set.I2[t]];
            s.Place(a.Position, b.Position, c.Position, view.Origin);
            (s.Normal0, s.Normal1, s.Normal2) = (a.Normal, b.Normal, c.Normal);
            (s.Surface0, s.Surface1, s.Surface2) = (a.Surface, b.Surface, c.Surface);
            s.Belong(instance, set.NoiseOffsets[owner], _setMaterials[owner]);
            (s.Known, s.Moves, s.Mirrored) = (true, false, false);
            return;
        }

        ref readonly var posed = ref _posed[slot - 1];
        var mesh = posed.Instance.Mesh;
        int i = posed.Topology.I0[t], j = posed.Topology.I1[t], k = posed.Topology.I2[t];
        Vector3 a0 = mesh.Positions[i], b0 = mesh.Positions[j], c0 = mesh.Positions[k];
        (s.Normal0, s.Normal1, s.Normal2) = (mesh.Normals[i], mesh.Normals[j], mesh.Normals[k]);
        if (!posed.Plain)
        {
            Place(ref a0, ref b0, ref c0, posed.Instance.Transform);
            var m = posed.NormalMatrix;
            (s.Normal0, s.Normal1, s.Normal2) = (Vector3.TransformNormal(s.Normal0, m), Vector3.TransformNormal(s.Normal1, m), Vector3.TransformNormal(s.Normal2, m));
        }

        s.Place(a0, b0, c0, view.Origin);
        (s.Surface0, s.Surface1, s.Surface2) = (mesh.Surface[i], mesh.Surface[j], mesh.Surface[k]);
        s.Belong(posed.Instance, posed.NoiseOffset, posed.Texels);
        (s.Known, s.Moves, s.Mirrored) = (posed.Before is not null, true, posed.Mirrored);
        if (posed.Before is not { } before) return;
        var was = before.Mesh.Positions;
        (s.Before0, s.Before1, s.Before2) = (was[i], was[j], was[k]);
        if (!posed.PlainBefore) Place(ref s.Before0, ref s.Before1, ref s.Before2, before.Transform);
    }

    private static void Place(ref Vector3 a, ref Vector3 b, ref Vector3 c, in Matrix4x4 transform) =>
        (a, b, c) = (Vector3.Transform(a, transform), Vector3.Transform(b, transform), Vector3.Transform(c, transform));

    private static Light? Sun(StageFrame frame)
    {
        for (var i = 0; i < frame.Lights.Count; i++) if (frame.Lights[i].Kind == LightKind.Sun) return frame.Lights[i];
        return null;
    }

    /// <summary>The triangle that neighbouring pixels share, corners relative to the eye.</summary>
    private struct Surface
    {
        public Vector3 A, Edge1, Edge2, Side, Normal0, Normal1, Normal2, Surface0, Surface1, Surface2, Before0, Before1, Before2, NoiseOffset;
        public Material? Material;
        public int Texels;
        public ushort Part;
        public byte Figure;
        public bool Known, Moves, Mirrored;

        public void Place(Vector3 a, Vector3 b, Vector3 c, Vector3 eye)
        {
            A = a - eye;
            Edge1 = b - a;
            Edge2 = c - a;
            Side = Vector3.Cross(-A, Edge1);
        }

        /// <summary>
        /// Barycentrics of the point of the outline that is seen nearest to a ray: snapping may give a pixel to a triangle that its ray
        /// misses by a hair, and of one seen edge-on the plane says nothing.
        /// </summary>
        public readonly (float U, float V) Nearest(Vector3 ray, Vector3 forward, float u, float v)
        {
            Vector3 b = A + Edge1, c = A + Edge2;
            float za = Vector3.Dot(A, forward), zb = Vector3.Dot(b, forward), zc = Vector3.Dot(c, forward);
            if (MathF.Min(za, MathF.Min(zb, zc)) < 1e-3f)
            {
                // It reaches behind the eye, so it is not small: the nearest in its plane will do.
                if (!float.IsFinite(u + v)) return (1f / 3, 1f / 3);
                (u, v) = (Math.Clamp(u, 0, 1), Math.Clamp(v, 0, 1));
                return u + v > 1 ? (u / (u + v), v / (u + v)) : (u, v);
            }

            Vector3 pa = A / za - ray, pb = b / zb - ray, pc = c / zc - ray;
            var (ab, distance) = Along(pa, pb, za, zb);
            (float U, float V) best = (ab, 0);
            var (bc, second) = Along(pb, pc, zb, zc);
            if (second < distance) (best, distance) = ((1 - bc, bc), second);
            var (ac, third) = Along(pa, pc, za, zc);
            return third < distance ? (0, ac) : best;

            static (float Share, float Distance) Along(Vector3 p, Vector3 q, float zp, float zq)
            {
                var edge = q - p;
                var t = Math.Clamp(-Vector3.Dot(p, edge) / MathF.Max(edge.LengthSquared(), 1e-20f), 0, 1);
                var distance = (p + edge * t).LengthSquared();
                float near = (1 - t) / zp, far = t / zq;
                return (far / (near + far), distance);
            }
        }

        public void Belong(Instance instance, Vector3 noiseOffset, int texels)
        {
            Material = instance.Material;
            Figure = (byte)instance.Figure;
            Part = (ushort)instance.Part;
            NoiseOffset = noiseOffset;
            Texels = texels;
        }
    }
}
