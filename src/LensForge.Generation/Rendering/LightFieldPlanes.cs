using System.Numerics;
using System.Runtime.Intrinsics;

namespace LensForge.Generation.Rendering;

/// <summary>
/// Half-resolution light with a border around it, a plane a colour, so that filters read eight pixels and their neighbours without
/// asking where the picture ends.
/// </summary>
internal sealed class LightFieldPlanes
{
    public const int Border = 8;

    /// <summary>A depth that no surface is near: filters give the border no weight.</summary>
    public const float Nowhere = 1e30f;

    public LightFieldPlanes(int width, int height)
    {
        (Width, Height) = (width, height);
        Stride = (width + 7 & ~7) + 2 * Border;
        Size = Stride * (height + 2 * Border);
        float[] Plane() => new float[Size];
        (Depth, SlopeX, SlopeY, Normal) = (Plane(), Plane(), Plane(), new(Size));
        (Now, Next) = (new(Size), new(Size));
    }

    public int Width { get; }
    public int Height { get; }
    public int Stride { get; }
    public int Size { get; }
    public float[] Depth { get; }

    /// <summary>How much depth changes to the next pixel across and down; the smaller of both sides, so that edges do not count.</summary>
    public float[] SlopeX { get; }
    public float[] SlopeY { get; }
    public Colours Normal { get; }

    public Light Now { get; private set; }
    public Light Next { get; private set; }

    public int At(int x, int y) => (y + Border) * Stride + x + Border;

    public void Swap() => (Now, Next) = (Next, Now);

    /// <summary>Takes over a frame's layers; the border is nowhere.</summary>
    public void Take(LightFieldLayers layers)
    {
        Depth.AsSpan().Fill(Nowhere);
        for (var y = 0; y < Height; y++)
        {
            layers.Depth.AsSpan(y * Width, Width).CopyTo(Depth.AsSpan(At(0, y)));
            for (int x = 0, p = y * Width, q = At(0, y); x < Width; x++, p++, q++)
            {
                Normal.Set(q, layers.Normal[p]);
                Now.Diffuse.Set(q, layers.Diffuse[p]);
                Now.Specular.Set(q, layers.Specular[p]);
                Now.Fog.Set(q, layers.Fog[p]);
                Now.Variance[q] = MathF.Max(0f, layers.Second[p] - layers.First[p] * layers.First[p]) / layers.Samples[p];
            }
        }

        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x += PlaneLanes.Count)
            {
                var at = At(x, y);
                var z = PlaneLanes.Load(Depth, at);
                PlaneLanes.Store(Vector256.Min(Vector256.Abs(z - PlaneLanes.Load(Depth, at - 1)), Vector256.Abs(z - PlaneLanes.Load(Depth, at + 1))), SlopeX, at);
                PlaneLanes.Store(Vector256.Min(Vector256.Abs(z - PlaneLanes.Load(Depth, at - Stride)), Vector256.Abs(z - PlaneLanes.Load(Depth, at + Stride))), SlopeY, at);
                PlaneLanes.Store(Now.Diffuse.Luminance(at), Now.Brightness, at);
                PlaneLanes.Store(Now.Specular.Luminance(at), Now.Shine, at);
            }
        }

        Extend(Now.Variance);
    }

    /// <summary>Repeats what is outermost into the border, for reading between pixels.</summary>
    public void Extend()
    {
        Extend(Depth);
        Extend(Normal);
        Extend(Now.Diffuse);
        Extend(Now.Specular);
        Extend(Now.Fog);
    }

    /// <summary>Repeats the outermost pixels of a plane once outwards.</summary>
    public void Extend(float[] plane)
    {
        for (var y = 0; y < Height; y++)
        {
            plane[At(-1, y)] = plane[At(0, y)];
            plane[At(Width, y)] = plane[At(Width - 1, y)];
        }

        plane.AsSpan(At(-1, 0), Width + 2).CopyTo(plane.AsSpan(At(-1, -1)));
        plane.AsSpan(At(-1, Height - 1), Width + 2).CopyTo(plane.AsSpan(At(-1, Height)));
    }

    private void Extend(Colours planes)
    {
        Extend(planes.X);
        Extend(planes.Y);
        Extend(planes.Z);
    }

    /// <summary>Three planes: colours or directions.</summary>
    public sealed class Colours(int size)
    {
        public readonly float[] X = new float[size], Y = new float[size], Z = new float[size];

        public void Set(int at, Vector3 value) => (X[at], Y[at], Z[at]) = (value.X, value.Y, value.Z);

        public Vector256<float> Luminance(int at) => PlaneLanes.Luminance(PlaneLanes.Load(X, at), PlaneLanes.Load(Y, at), PlaneLanes.Load(Z, at));
    }

    /// <param name="size">Elements of each plane.</param>
    public sealed class Light(int size)
    {
        public readonly Colours Diffuse = new(size), Specular = new(size), Fog = new(size);

        /// <summary>Luminance of diffuse and of specular.</summary>
        public readonly float[] Brightness = new float[size], Shine = new float[size];

        /// <summary>Variance of the mean of the diffuse luminance.</summary>
        public readonly float[] Variance = new float[size];
    }
}
