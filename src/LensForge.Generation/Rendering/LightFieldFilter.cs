using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LensForge.Generation.Rendering;

/// <summary>Smooths half-resolution light along surfaces: an à-trous wavelet of three by three taps, each pass twice as far. Allocates nothing.</summary>
internal sealed class LightFieldFilter(int width, int height)
{
    private const float NormalSharpness = 9f, DepthTolerance = 0.015f, DiffuseTolerance = 2.6f, SpecularTolerance = 0.35f, FogDepth = 0.12f, Unlike = 8f;

    // Highlights are smoothed over less, or they would leave their surface.
    private const int SpecularPasses = 2;

    private static readonly (int X, int Y)[] Neighbours = [(-1, -1), (0, -1), (1, -1), (-1, 0), (1, 0), (-1, 1), (0, 1), (1, 1)];

    public LightFieldPlanes Planes { get; } = new(width, height);

    public void Smooth(LightFieldLayers layers, int passes)
    {
        Planes.Take(layers);
        for (var pass = 0; pass < passes; pass++)
        {
            for (var y = 0; y < height; y++)
            {
                for (var x = 0; x < width; x += PlaneLanes.Count) Smooth(Planes.At(x, y), 1 << pass, pass < SpecularPasses);
            }

            Planes.Extend(Planes.Next.Variance);
            Planes.Swap();
        }

        Planes.Extend();
    }

    /// <summary>Smooths eight pixels with their neighbours that many pixels away.</summary>
    private void Smooth(int at, int step, bool specular)
    {
        LightFieldPlanes.Light from = Planes.Now, to = Planes.Next;
        Vector256<float> depth = PlaneLanes.Load(Planes.Depth, at), light = PlaneLanes.Load(from.Brightness, at), shine = PlaneLanes.Load(from.Shine, at);
        Vector256<float> normalX = PlaneLanes.Load(Planes.Normal.X, at), normalY = PlaneLanes.Load(Planes.Normal.Y, at), normalZ = PlaneLanes.Load(Planes.Normal.Z, at);
        var noise = Vector256.Create(0.003f) + Vector256.Create(0.02f) * light + Vector256.Create(DiffuseTolerance) * Vector256.Sqrt(Around(from.Variance, at));
        var inverse = Vector256<float>.One / noise;
        var inverseShine = Vector256<float>.One / (Vector256.Create(0.01f) + Vector256.Create(SpecularTolerance) * shine);

        // One over the depth that a plane's slope explains: across, down, aslant.
        Vector256<float> slopeX = PlaneLanes.Load(Planes.SlopeX, at) * Vector256.Create((float)step), slopeY = PlaneLanes.Load(Planes.SlopeY, at) * Vector256.Create((float)step);
        var tolerance = Vector256.Create(DepthTolerance) * depth;
        Vector256<float> across = Vector256<float>.One / (slopeX + tolerance), down = Vector256<float>.One / (slopeY + tolerance), aslant = Vector256<float>.One / (slopeX + slopeY + tolerance);

        var quarter = Vector256.Create(0.25f);
        Sum diffuse = new(from.Diffuse, at, quarter), gloss = new(from.Specular, at, quarter), fog = new(from.Fog, at, quarter);
        var spread = PlaneLanes.Load(from.Variance, at) * Vector256.Create(0.0625f);
        foreach (var (i, j) in Neighbours)
        {
            var q = at + (j * Planes.Stride + i) * step;
            var kernel = Vector256.Create(i == 0 || j == 0 ? 0.125f : 0.0625f);
            var jump = Vector256.Abs(depth - PlaneLanes.Load(Planes.Depth, q)) * (j == 0 ? across : i == 0 ? down : aslant);
            fog.Add(from.Fog, q, kernel * PlaneLanes.ExpOfMinus(Vector256.Create(FogDepth) * jump));

            Vector256<float> dx = normalX - PlaneLanes.Load(Planes.Normal.X, q), dy = normalY - PlaneLanes.Load(Planes.Normal.Y, q), dz = normalZ - PlaneLanes.Load(Planes.Normal.Z, q);
            var unlike = jump + (dx * dx + dy * dy + dz * dz) * Vector256.Create(NormalSharpness);
            var alike = Vector256.LessThan(unlike, Vector256.Create(Unlike));
            if (alike == Vector256<float>.Zero) continue;
            kernel &= alike;
            var weight = kernel * PlaneLanes.ExpOfMinus(unlike + Vector256.Abs(light - PlaneLanes.Load(from.Brightness, q)) * inverse);
            diffuse.Add(from.Diffuse, q, weight);
            spread += PlaneLanes.Load(from.Variance, q) * weight * weight;
            if (specular) gloss.Add(from.Specular, q, kernel * PlaneLanes.ExpOfMinus(unlike + Vector256.Abs(shine - PlaneLanes.Load(from.Shine, q)) * inverseShine));
        }

        PlaneLanes.Store(diffuse.Mean(to.Diffuse, at), to.Brightness, at);
        PlaneLanes.Store(gloss.Mean(to.Specular, at), to.Shine, at);
        fog.Mean(to.Fog, at);
        PlaneLanes.Store(spread / (diffuse.Weight * diffuse.Weight), to.Variance, at);
    }

    private Vector256<float> Around(float[] variance, int at)
    {
        var sum = Row(at - Planes.Stride) + Row(at) + Row(at + Planes.Stride);
        return sum * Vector256.Create(1f / 12f);

        Vector256<float> Row(int p)
        {
            var middle = PlaneLanes.Load(variance, p);
            return PlaneLanes.Load(variance, p - 1) + (middle + middle) + PlaneLanes.Load(variance, p + 1);
        }
    }

    /// <summary>A weighted sum of eight colours.</summary>
    internal struct Sum
    {
        public Vector256<float> X, Y, Z, Weight;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Sum(LightFieldPlanes.Colours from, int at, Vector256<float> weight) => Add(from, at, weight);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(LightFieldPlanes.Colours from, int at, Vector256<float> weight)
        {
            X += PlaneLanes.Load(from.X, at) * weight;
            Y += PlaneLanes.Load(from.Y, at) * weight;
            Z += PlaneLanes.Load(from.Z, at) * weight;
            Weight += weight;
        }

        /// <summary>Writes the mean and returns its luminance.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly Vector256<float> Mean(LightFieldPlanes.Colours to, int at)
        {
            var over = Vector256<float>.One / Weight;
            Vector256<float> x = X * over, y = Y * over, z = Z * over;
            PlaneLanes.Store(x, to.X, at);
            PlaneLanes.Store(y, to.Y, at);
            PlaneLanes.Store(z, to.Z, at);
            return PlaneLanes.Luminance(x, y, z);
        }
    }
}
