using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LensForge.Generation.Staging;

namespace LensForge.Generation.Rendering;

public sealed partial class Rasterizer
{
    private const int Lanes = RasterizerBlock.Lanes;
    private const float SkyNoiseMetres = 20f;

    private readonly RasterizerBlock _block = new();
    private readonly SurfaceLanes _shown = new();

    /// <summary>Works out every plane, eight pixels at a time, from the triangles that are seen there.</summary>
    private void Resolve(StageFrame frame, StageFrame? previous, RasterizerSet set, in RasterizerView view, GBuffers into)
    {
        RasterizerView? before = previous is null ? null : RasterizerView.Of(previous.Camera, Width, Height);
        var sun = Sun(frame);
        var drawn = into.Drawn ??= new DrawnSet(Width * Height);
        var holds = drawn.Holds(set, view, before, _shadows.Light, sun, _textured);
        var motion = new MotionVectors(before.GetValueOrDefault(), before.HasValue, Width, Height);
        var pixel = 1f / view.Focal;
        for (var y = 0; y < Height; y++)
        {
            var rowRay = new Vector3Lanes(view.Forward + view.Up * ((view.CentreY - y - 0.5f) * pixel));
            for (var x = 0; x < Width; x += Lanes)
            {
                var place = new Place(x, y, y * Width + x, Math.Min(Lanes, Width - x));
                var numbers = _target.Numbers.AsSpan(y * _target.Stride + x, place.Count);
                var ray = rowRay + new Vector3Lanes(view.Right) * ((PlaneLanes.Steps + Vector256.Create(x + 0.5f - view.CentreX)) * Vector256.Create(pixel));
                if (!holds || !Held(numbers, drawn.Numbers.AsSpan(place.At)))
                {
                    var surfaces = ResolveSurfaces(numbers, place, ray, set, view, motion, into, drawn);
                    if (surfaces != (1 << place.Count) - 1) ResolveSky(surfaces, place, ray, frame.Set.Atmosphere, sun, motion, into, drawn);
                    numbers.CopyTo(drawn.Numbers.AsSpan(place.At));
                }

                Shadow(place, ray, view, into, drawn);
            }

            FetchTexels(y, into, drawn);
        }
    }

    /// <summary>Textures of a row's surfaces that were sent for.</summary>
    private void FetchTexels(int y, GBuffers into, DrawnSet drawn)
    {
        for (var x = 0; x < Width; x += Lanes)
        {
            var place = new Place(x, y, y * Width + x, Math.Min(Lanes, Width - x));
            var fetched = _texels.Fetch(x, Normals(drawn, place.At), _shown);
            if (fetched != 0) _shown.Store(place, into, PlaneLanes.Mask(fetched));
        }
    }

    private static Vector3Lanes Normals(DrawnSet drawn, int at) =>
        new(PlaneLanes.LoadWithin(drawn.NormalX, at), PlaneLanes.LoadWithin(drawn.NormalY, at), PlaneLanes.LoadWithin(drawn.NormalZ, at));

    /// <summary>Whether all of these pixels show the set or the sky, as they did.</summary>
    private static bool Held(ReadOnlySpan<uint> now, ReadOnlySpan<uint> then)
    {
        for (var i = 0; i < now.Length; i++) if (now[i] != then[i] || now[i] > TriangleMask) return false;
        return true;
    }

    /// <returns>A bit for each pixel that shows a surface.</returns>
    private int ResolveSurfaces(ReadOnlySpan<uint> numbers, in Place place, Vector3Lanes ray, RasterizerSet set, in RasterizerView view, in MotionVectors motion, GBuffers into, DrawnSet drawn)
    {
        var surfaces = Load(numbers, set, view);
        if (surfaces == 0) return 0;

        // Moeller and Trumbore, from the eye: exact where the pixel centre's ray meets the plane of the triangle.
        Vector3Lanes corner = _block.Get(RasterizerBlock.Corner), edge1 = _block.Get(RasterizerBlock.Edge1), edge2 = _block.Get(RasterizerBlock.Edge2);
        var across = Vector3Lanes.Cross(ray, edge2);
        var determinant = Vector3Lanes.Dot(edge1, across);
        var inverse = Vector256<float>.One / determinant;
        var u = -Vector3Lanes.Dot(corner, across) * inverse;
        var v = Vector3Lanes.Dot(ray, Vector3Lanes.Cross(edge1, corner)) * inverse;
        var inside = Vector256.GreaterThanOrEqual(u, Vector256<float>.Zero) & Vector256.GreaterThanOrEqual(v, Vector256<float>.Zero) & Vector256.LessThanOrEqual(u + v, Vector256<float>.One);
        for (var missed = surfaces & ~(int)inside.ExtractMostSignificantBits(); missed != 0; missed &= missed - 1)
        {
            var lane = BitOperations.TrailingZeroCount(missed);
            var (nearU, nearV) = _block.Nearest(lane, ray[lane], view.Forward, u[lane], v[lane]);
            (u, v) = (u.WithElement(lane, nearU), v.WithElement(lane, nearV));
        }

        var w = Vector256<float>.One - u - v;
        var relative = corner + edge1 * u + edge2 * v;
        var depth = Vector256.Max(Vector3Lanes.Dot(relative, view.Forward), Vector256.Create(1e-3f));
        var normal = Vector3Lanes.Normalize(_block.Between(RasterizerBlock.Normal, w, u, v));
        var turned = Vector256.LessThan(determinant, Vector256<float>.Zero) ^ PlaneLanes.Mask(_mirrored);
        normal *= Vector256.ConditionalSelect(turned, Vector256.Create(-1f), Vector256<float>.One);
        var surface = _block.Between(RasterizerBlock.Surface, w, u, v);
        var world = relative + new Vector3Lanes(view.Origin);

        Shade(surfaces, place, surface, world, normal, depth * Vector256.Create(1f / view.Focal));
        _shown.Store(place, into, PlaneLanes.Mask(surfaces));
        Store(depth, into.Depth, place);
        var sticking = surface + _block.Get(RasterizerBlock.NoiseOffset);
        Store(sticking.X, into.SurfaceX, place);
        Store(sticking.Y, into.SurfaceY, place);
        Store(sticking.Z, into.SurfaceZ, place);
        Store(normal.X, drawn.NormalX, place);
        Store(normal.Y, drawn.NormalY, place);
        Store(normal.Z, drawn.NormalZ, place);
        for (var lane = 0; lane < place.Count; lane++)
        {
            ref readonly var seen = ref _block[lane];
            into.Substance[place.At + lane] = (byte)(seen.Material?.Substance ?? default);
            into.Figure[place.At + lane] = seen.Figure;
            into.Part[place.At + lane] = seen.Part;
        }

        motion.Write(Vector3Lanes.Select(PlaneLanes.Mask(_moving), _block.Between(RasterizerBlock.Before, w, u, v), world), PlaneLanes.Mask(_known), place, into);
        Store(_shadows.SetVisibility(surfaces, new Vector3Lanes(view.Origin) + ray * depth, normal), drawn.Lit, place);
        return surfaces;
    }

    /// <summary>Textures of the surfaces, into <see cref="_shown"/>; those that are remembered are only sent for.</summary>
    private void Shade(int surfaces, in Place place, Vector3Lanes surface, Vector3Lanes world, Vector3Lanes normal, Vector256<float> footprint)
    {
        var remembered = 0;
        for (var left = surfaces; left != 0; left &= left - 1)
        {
            var lane = BitOperations.TrailingZeroCount(left);
            var material = _block[lane].Material;
            if (!_textured && material.Substance != Substance.Eye) _shown.Set(lane, new(material.Colour, normal[lane], material.Emission, material.Specular, material.Roughness));
            else if (_block[lane].Texels != 0) remembered |= 1 << lane;
            else _shown.Set(lane, Surfaces.Evaluate(material, surface[lane], world[lane], normal[lane], footprint[lane]));
        }

        if (remembered != 0) _texels.Seek(remembered, place.X, _block, surface, normal, footprint);
    }

    private void ResolveSky(int surfaces, in Place place, Vector3Lanes rays, Atmosphere atmosphere, Light? sun, in MotionVectors motion, GBuffers into, DrawnSet drawn)
    {
        for (var lane = 0; lane < place.Count; lane++)
        {
            if ((surfaces & 1 << lane) != 0) continue;
            var (ray, at) = (rays[lane], place.At + lane);
            var direction = Vector3.Normalize(ray);
            var radiance = Skylight.Radiance(atmosphere, direction, sun);
            into.Depth[at] = GBuffers.Sky;
            (into.NormalX[at], into.NormalY[at], into.NormalZ[at]) = (drawn.NormalX[at], drawn.NormalY[at], drawn.NormalZ[at]) = (-direction.X, -direction.Y, -direction.Z);
            into.AlbedoR[at] = into.AlbedoG[at] = into.AlbedoB[at] = 0;
            (into.EmissionR[at], into.EmissionG[at], into.EmissionB[at]) = (radiance.X, radiance.Y, radiance.Z);
            (into.Specular[at], into.Roughness[at]) = (0, 1);
            into.Substance[at] = 255;
            into.Figure[at] = 0;
            into.Part[at] = 0;
            (into.SurfaceX[at], into.SurfaceY[at], into.SurfaceZ[at]) = (direction.X * SkyNoiseMetres, direction.Y * SkyNoiseMetres, direction.Z * SkyNoiseMetres);
            drawn.Lit[at] = 1;
            motion.WriteSky(ray, place.X + lane, place.Y, at, into);
        }
    }

    /// <summary>What the figures leave of the key light, and what ambient occlusion needs to know.</summary>
    private void Shadow(in Place place, Vector3Lanes ray, in RasterizerView view, GBuffers into, DrawnSet drawn)
    {
        Vector256<float> depth = PlaneLanes.LoadWithin(into.Depth, place.At), lit = PlaneLanes.LoadWithin(drawn.Lit, place.At);
        var normal = Normals(drawn, place.At);
        var shaded = (int)(Vector256.GreaterThan(lit, Vector256<float>.Zero) & Vector256.LessThan(depth, Vector256.Create(GBuffers.Sky))).ExtractMostSignificantBits() & (1 << place.Count) - 1;
        if (shaded != 0) lit *= _shadows.FigureVisibility(shaded, new Vector3Lanes(view.Origin) + ray * depth, normal);
        Store(lit, into.Shadow, place);
        if ((place.Y & 1) == 0) _occlusion.Keep(place.X >> 1, place.Y >> 1, depth, normal);
    }

    private static Light? Sun(StageFrame frame)
    {
        for (var i = 0; i < frame.Lights.Count; i++) if (frame.Lights[i].Kind == LightKind.Sun) return frame.Lights[i];
        return null;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Store(Vector256<float> value, float[] plane, in Place place)
    {
        if (place.Count == Lanes) PlaneLanes.Store(value, plane, place.At);
        else for (var lane = 0; lane < place.Count; lane++) plane[place.At + lane] = value[lane];
    }

    /// <summary>Up to eight pixels of a row: the first one's column, row and place in the planes.</summary>
    internal readonly record struct Place(int X, int Y, int At, int Count);
}
