using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LensForge.Generation.Rendering;

/// <summary>Eight shaded surfaces on their way into the planes.</summary>
internal sealed class SurfaceLanes
{
    private const int Lanes = PlaneLanes.Count;
    private const int Albedo = 0, Normal = 3, Emission = 6, Specular = 9, Roughness = 10;
    private readonly float[] _lanes = new float[11 * Lanes];

    public void Set(int lane, in SurfacePoint point)
    {
        Set(Albedo, lane, Vector3.Clamp(point.Albedo, Vector3.Zero, Vector3.One));
        Set(Normal, lane, point.Normal);
        Set(Emission, lane, point.Emission);
        At(Specular, lane) = point.Specular;
        At(Roughness, lane) = point.Roughness;
    }

    /// <param name="albedo">Reflectance, then roughness.</param>
    /// <param name="tilt">Half of what is to be added to the normal, then specular.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Tilt(int lane, Vector128<float> albedo, Vector128<float> tilt, Vector3 emission)
    {
        Set(Albedo, lane, Vector128.Min(Vector128.Max(albedo, Vector128<float>.Zero), Vector128<float>.One).AsVector3());
        Set(Normal, lane, tilt.AsVector3());
        Set(Emission, lane, emission);
        At(Specular, lane) = tilt[3];
        At(Roughness, lane) = albedo[3];
    }

    /// <summary>Makes normals of tilts.</summary>
    /// <param name="wanted">A bit for each lane that holds a tilt.</param>
    public void Turn(int wanted, Vector3Lanes normal)
    {
        var kept = Three(Normal);
        var turned = Vector3Lanes.Select(PlaneLanes.Mask(wanted), Vector3Lanes.Normalize(normal + kept * Vector256.Create(2f)), kept);
        PlaneLanes.Store(turned.X, _lanes, Normal * Lanes);
        PlaneLanes.Store(turned.Y, _lanes, (Normal + 1) * Lanes);
        PlaneLanes.Store(turned.Z, _lanes, (Normal + 2) * Lanes);
    }

    /// <param name="which">The pixels that are written.</param>
    public void Store(in Rasterizer.Place place, GBuffers into, Vector256<float> which)
    {
        Put(Albedo, into.AlbedoR, place, which);
        Put(Albedo + 1, into.AlbedoG, place, which);
        Put(Albedo + 2, into.AlbedoB, place, which);
        Put(Normal, into.NormalX, place, which);
        Put(Normal + 1, into.NormalY, place, which);
        Put(Normal + 2, into.NormalZ, place, which);
        Put(Emission, into.EmissionR, place, which);
        Put(Emission + 1, into.EmissionG, place, which);
        Put(Emission + 2, into.EmissionB, place, which);
        Put(Specular, into.Specular, place, which);
        Put(Roughness, into.Roughness, place, which);
    }

    private Vector3Lanes Three(int quantity) => new(PlaneLanes.Load(_lanes, quantity * Lanes), PlaneLanes.Load(_lanes, (quantity + 1) * Lanes), PlaneLanes.Load(_lanes, (quantity + 2) * Lanes));

    private void Put(int quantity, float[] plane, in Rasterizer.Place place, Vector256<float> which) =>
        Rasterizer.Store(Vector256.ConditionalSelect(which, PlaneLanes.Load(_lanes, quantity * Lanes), PlaneLanes.LoadWithin(plane, place.At)), plane, place);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Set(int quantity, int lane, Vector3 value)
    {
        ref var at = ref At(quantity, lane);
        at = value.X;
        Unsafe.Add(ref at, Lanes) = value.Y;
        Unsafe.Add(ref at, 2 * Lanes) = value.Z;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref float At(int quantity, int lane) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_lanes), quantity * Lanes + lane);
}
