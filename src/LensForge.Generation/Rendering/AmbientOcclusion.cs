using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LensForge.Generation.Rendering;

/// <summary>
/// Ambient visibility from depth and normals at half resolution: the estimator of McGuire et al., "The Alchemy screen-space ambient
/// obscurance algorithm" (2011), on a fixed spiral turned in a four by four pattern, which a four by four filter takes out again.
/// </summary>
internal sealed unsafe class AmbientOcclusion
{
    private const int Samples = 12, Border = 8;
    private const float RadiusMetres = 0.75f, Strength = 1.35f, LargestPixels = 34f;
    private static readonly (float X, float Y)[] Spiral = [.. Enumerable.Range(0, Samples).Select(i =>
    {
        var radius = MathF.Pow((i + 0.7f) / Samples, 0.85f);
        var (sine, cosine) = MathF.SinCos(i * 2.39996323f);
        return (radius * cosine, radius * sine);
    })];

    private readonly int _width, _height, _halfWidth, _halfHeight, _stride;
    private readonly float[] _depth, _normalX, _normalY, _normalZ, _raw, _smooth, _turnCosine, _turnSine;

    public AmbientOcclusion(int width, int height)
    {
        (_width, _height) = (width, height);
        (_halfWidth, _halfHeight) = ((width + 1) / 2, (height + 1) / 2);
        _stride = (_halfWidth + 7 & ~7) + 2 * Border;
        var size = _stride * (_halfHeight + 2 * Border);
        _depth = new float[size];
        _normalX = new float[size];
        _normalY = new float[size];
        _normalZ = new float[size];
        _raw = new float[size];
        _smooth = new float[size];
        _turnCosine = new float[4 * 8];
        _turnSine = new float[4 * 8];
        ReadOnlySpan<int> order = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5];
        for (var i = 0; i < 32; i++) (_turnSine[i], _turnCosine[i]) = MathF.SinCos(order[(i / 8 * 4) + (i & 3)] * (MathF.Tau / 16));
    }

    /// <summary>Takes every second of eight pixels of every second row, with the normals before bumps; what lies past the row's end does not matter.</summary>
    public void Keep(int x, int y, Vector256<float> depth, Vector3Lanes normal)
    {
        var at = At(x, y);
        Every(depth, _depth);
        Every(normal.X, _normalX);
        Every(normal.Y, _normalY);
        Every(normal.Z, _normalZ);

        void Every(Vector256<float> eight, float[] plane) =>
            Vector256.Shuffle(eight, Vector256.Create(0, 2, 4, 6, 0, 0, 0, 0)).GetLower().StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(plane), (nuint)at);
    }

    public void Compute(GBuffers into, in RasterizerView view)
    {
        Extend(_depth);
        Obscure(view);
        Extend(_raw);
        Filter(_raw, _smooth, -2);
        Extend(_smooth);
        Filter(_smooth, _raw, -1);
        Extend(_raw);
        Spread(into);
    }

    private int At(int x, int y) => (y + Border) * _stride + x + Border;

    private void Obscure(in RasterizerView view)
    {
        // Half-resolution pixel (i, j) is the picture's pixel (2i, 2j): rays are stepped by two pixels.
        var step = 2f / view.Focal;
        Vector256<float> rayStep = Vector256.Create(step), rayX0 = Vector256.Create((0.5f - view.CentreX) / view.Focal), rayY0 = Vector256.Create((view.CentreY - 0.5f) / view.Focal);
        var lanes = Vector256.Create(0f, 1, 2, 3, 4, 5, 6, 7);
        Vector256<float> zero = Vector256<float>.Zero, lastX = Vector256.Create(_halfWidth - 1f), lastY = Vector256.Create(_halfHeight - 1f);
        var reach = Vector256.Create(RadiusMetres * view.Focal / 2f);
        var radiusSquared = RadiusMetres * RadiusMetres;
        Span<Vector256<float>> axes = [
            Vector256.Create(view.Right.X), Vector256.Create(view.Right.Y), Vector256.Create(view.Right.Z), Vector256.Create(view.Up.X), Vector256.Create(view.Up.Y),
            Vector256.Create(view.Up.Z), Vector256.Create(view.Forward.X), Vector256.Create(view.Forward.Y), Vector256.Create(view.Forward.Z)];
        fixed (float* depths = _depth)
        {
            for (var y = 0; y < _halfHeight; y++)
            {
                var turnC = Vector256.Create<float>(_turnCosine.AsSpan((y & 3) * 8, 8));
                var turnS = Vector256.Create<float>(_turnSine.AsSpan((y & 3) * 8, 8));
                var pixelY = Vector256.Create((float)y);
                var rayY = rayY0 - pixelY * rayStep;
                for (var x = 0; x < _halfWidth; x += 8)
                {
                    var at = At(x, y);
                    var z = Vector256.Load(depths + at);
                    var pixelX = Vector256.Create((float)x) + lanes;
                    Vector256<float> px = (rayX0 + pixelX * rayStep) * z, py = rayY * z;
                    Vector256<float> wx = Load(_normalX, at), wy = Load(_normalY, at), wz = Load(_normalZ, at);
                    var nx = wx * axes[0] + wy * axes[1] + wz * axes[2];
                    var ny = wx * axes[3] + wy * axes[4] + wz * axes[5];
                    var nz = wx * axes[6] + wy * axes[7] + wz * axes[8];
                    var pixels = Vector256.Min(Vector256.Max(reach / z, Vector256.Create(2f)), Vector256.Create(LargestPixels));
                    var bias = z * Vector256.Create(0.004f) + Vector256.Create(0.004f);
                    var sum = zero;
                    foreach (var (sx, sy) in Spiral)
                    {
                        var dx = (turnC * Vector256.Create(sx) - turnS * Vector256.Create(sy)) * pixels;
                        var dy = (turnS * Vector256.Create(sx) + turnC * Vector256.Create(sy)) * pixels;
                        var qx = Vector256.Floor(Vector256.Min(Vector256.Max(pixelX + dx, zero), lastX) + Vector256.Create(0.5f));
                        var qy = Vector256.Floor(Vector256.Min(Vector256.Max(pixelY + dy, zero), lastY) + Vector256.Create(0.5f));
                        var index = Vector256.ConvertToInt32((qy + Vector256.Create((float)Border)) * Vector256.Create((float)_stride) + qx + Vector256.Create((float)Border));
                        var qz = Gather(depths, index);
                        Vector256<float> vx = (rayX0 + qx * rayStep) * qz - px, vy = (rayY0 - qy * rayStep) * qz - py, vz = qz - z;
                        var vn = vx * nx + vy * ny + vz * nz;
                        var vv = vx * vx + vy * vy + vz * vz;
                        var near = Vector256.Max(zero, Vector256<float>.One - vv / Vector256.Create(4f * radiusSquared));
                        sum += Vector256.Max(zero, vn - bias) * near / (vv + Vector256.Create(0.0025f));
                    }

                    var closed = sum * Vector256.Create(2f * Strength * RadiusMetres * 0.28f / Samples);
                    var open = Vector256.Max(zero, Vector256<float>.One - closed);
                    var sky = Vector256.GreaterThan(z, Vector256.Create(GBuffers.Sky * 0.5f));
                    Vector256.ConditionalSelect(sky, Vector256<float>.One, open).StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(_raw), (nuint)at);
                }
            }
        }
    }

    /// <summary>Mean of the four by four pixels around, of those about as deep. Twice, off centre to either side, centres it.</summary>
    private void Filter(float[] from, float[] to, int low)
    {
        for (var y = 0; y < _halfHeight; y++)
        {
            for (var x = 0; x < _halfWidth; x += 8)
            {
                var at = At(x, y);
                var z = Load(_depth, at);
                var limit = z * Vector256.Create(0.06f) + Vector256.Create(0.02f);
                Vector256<float> sum = Vector256<float>.Zero, weight = sum;
                for (var j = low; j < low + 4; j++)
                {
                    for (var i = low; i < low + 4; i++)
                    {
                        var tap = at + j * _stride + i;
                        var like = Vector256.LessThan(Vector256.Abs(Load(_depth, tap) - z), limit);
                        sum += (Load(from, tap).AsInt32() & like.AsInt32()).AsSingle();
                        weight += (Vector256<float>.One.AsInt32() & like.AsInt32()).AsSingle();
                    }
                }

                (sum / weight).StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(to), (nuint)at);
            }
        }
    }

    private void Spread(GBuffers into)
    {
        for (var y = 0; y < _height; y++)
        {
            // Even pixels lie on samples, odd ones halfway between two.
            int above = y >> 1, below = (y & 1) == 0 ? above : above + 1;
            for (var x = 0; x < _width; x++)
            {
                int left = x >> 1, right = left + (x & 1), at = y * _width + x;
                var z = into.Depth[at];
                if (z >= GBuffers.Sky)
                {
                    into.Occlusion[at] = 1;
                    continue;
                }

                int a = At(left, above), b = At(right, above), c = At(left, below), d = At(right, below);
                float wa = Alike(a), wb = Alike(b), wc = Alike(c), wd = Alike(d);
                into.Occlusion[at] = (wa * _raw[a] + wb * _raw[b] + wc * _raw[c] + wd * _raw[d]) / (wa + wb + wc + wd);

                float Alike(int tap) => 1f / (0.01f * z + MathF.Abs(_depth[tap] - z));
            }
        }
    }

    /// <summary>Repeats the outermost pixels outwards.</summary>
    private void Extend(float[] plane)
    {
        for (var y = 0; y < _halfHeight; y++)
        {
            var row = plane.AsSpan((y + Border) * _stride, _stride);
            row[..Border].Fill(row[Border]);
            row[(Border + _halfWidth)..].Fill(row[Border + _halfWidth - 1]);
        }

        for (var y = 0; y < Border; y++)
        {
            plane.AsSpan(Border * _stride, _stride).CopyTo(plane.AsSpan(y * _stride, _stride));
            plane.AsSpan((Border + _halfHeight - 1) * _stride, _stride).CopyTo(plane.AsSpan((Border + _halfHeight + y) * _stride, _stride));
        }
    }

    private static Vector256<float> Load(float[] plane, int at) => Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(plane), (nuint)at);

    private static Vector256<float> Gather(float* source, Vector256<int> index) => Avx2.IsSupported
        ? Avx2.GatherVector256(source, index, 4)
        : Vector256.Create(source[index[0]], source[index[1]], source[index[2]], source[index[3]], source[index[4]], source[index[5]], source[index[6]], source[index[7]]);
}
