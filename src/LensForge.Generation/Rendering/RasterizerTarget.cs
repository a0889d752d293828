using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LensForge.Generation.Rendering;

/// <summary>
/// A grid of pixels that keeps the nearest triangle: its depth key and its number, nothing else; attributes are worked out afterwards,
/// once a pixel. Corners are snapped to 1/64 pixel and edges are integers with the top-left rule, so shared edges neither crack nor hit twice.
/// </summary>
internal sealed unsafe partial class RasterizerTarget
{
    private const int SubPixel = 64, Half = SubPixel / 2;

    // Beyond this many pixels from the centre a triangle is clipped, so that edge arithmetic stays exact.
    private const float Guard = 8192;

    // Screen coordinate of a vertex that needs the clipper.
    private const int Unprojected = int.MinValue;

    private float[] _viewX = [], _viewY = [], _viewZ = [], _key = [];
    private float[] _keptKeys = [];
    private uint[] _keptNumbers = [];
    private int[] _screenX = [], _screenY = [];
    private RasterizerView _view;

    public RasterizerTarget(int width, int height, bool numbered)
    {
        Width = width;
        Height = height;
        Stride = (width + 7 & ~7) + 8;
        Keys = new float[Stride * height];
        Numbers = numbered ? new uint[Stride * height] : [];
        Grow(RasterizerSet.ClusterVertices + 8);
    }

    public int Width { get; }
    public int Height { get; }

    /// <summary>Elements between rows; wider than the picture, as rows are written eight pixels at a time.</summary>
    public int Stride { get; }

    public float[] Keys { get; }

    /// <summary>0 where nothing was drawn.</summary>
    public uint[] Numbers { get; }

    public ref readonly RasterizerView View => ref _view;

    public void Begin(in RasterizerView view)
    {
        _view = view;
        Keys.AsSpan().Fill(view.Parallel ? float.MinValue : 0f);
        Numbers.AsSpan().Clear();
    }

    /// <summary>Remembers what is drawn so far.</summary>
    public void Keep()
    {
        if (_keptKeys.Length == 0) (_keptKeys, _keptNumbers) = (new float[Keys.Length], new uint[Numbers.Length]);
        Keys.CopyTo(_keptKeys, 0);
        Numbers.CopyTo(_keptNumbers, 0);
    }

    /// <summary>Begins with what was remembered, seen from the same view.</summary>
    public void Restore()
    {
        _keptKeys.CopyTo(Keys, 0);
        _keptNumbers.CopyTo(Numbers, 0);
    }

    /// <summary>Draws every cluster of a set that may be seen; triangle t is numbered t + 1.</summary>
    public void Draw(RasterizerSet set, bool castersOnly)
    {
        fixed (float* x = set.X, y = set.Y, z = set.Z)
        fixed (int* i0 = set.I0, i1 = set.I1, i2 = set.I2)
        {
            foreach (ref readonly var cluster in set.Clusters.AsSpan())
            {
                if (castersOnly && !cluster.Casts) continue;
                if (_view.Misses(_view.ToView(cluster.Centre), cluster.Radius)) continue;
                var cull = cluster.Closed && !castersOnly;
                if (cull && cluster.Spread < 1 && FacesAway(cluster)) continue;
                Transform(x + cluster.Vertex, y + cluster.Vertex, z + cluster.Vertex, cluster.Vertices);
                var t = cluster.Triangle;
                Fill(i0 + t, i1 + t, i2 + t, cluster.Triangles, (uint)t + 1, cull);
            }
        }
    }

    /// <summary>Draws a mesh; triangle t is numbered first + t.</summary>
    public void Draw(Vector3[] positions, RasterizerTopology topology, in Matrix4x4 transform, uint first, bool cull)
    {
        if (topology.Triangles == 0) return;
        Grow(positions.Length + 8);
        if (!Transform(positions, transform)) return;
        cull &= topology.Closed && transform.GetDeterminant() > 0;
        fixed (int* i0 = topology.I0, i1 = topology.I1, i2 = topology.I2) Fill(i0, i1, i2, topology.I0.Length, first, cull);
    }

    private bool FacesAway(in RasterizerSet.Cluster cluster)
    {
        if (_view.Parallel) return Vector3.Dot(_view.Forward, cluster.Axis) > cluster.Spread;
        var to = cluster.Centre - _view.Origin;
        return Vector3.Dot(to, cluster.Axis) > cluster.Spread * to.Length() + cluster.Radius;
    }

    private void Grow(int vertices)
    {
        if (_viewX.Length >= vertices) return;
        vertices = (vertices * 5 / 4 + 7) & ~7;
        _viewX = new float[vertices];
        _viewY = new float[vertices];
        _viewZ = new float[vertices];
        _key = new float[vertices];
        _screenX = new int[vertices];
        _screenY = new int[vertices];
    }

    private void Transform(float* x, float* y, float* z, int count)
    {
        var rows = new Rows(_view, Matrix4x4.Identity);
        for (var v = 0; v < count; v += 8) Project(rows.Apply(Vector256.Load(x + v), Vector256.Load(y + v), Vector256.Load(z + v)), v);
    }

    /// <summary>False when the box around the mesh is out of the picture.</summary>
    private bool Transform(Vector3[] positions, in Matrix4x4 transform)
    {
        var rows = new Rows(_view, transform);
        Vector256<float> lowX = Vector256.Create(float.MaxValue), lowY = lowX, lowZ = lowX, highX = -lowX, highY = highX, highZ = highX;
        fixed (Vector3* p = positions)
        {
            var source = (float*)p;
            var last = Vector256.Create(3 * (positions.Length - 1));
            var lane = Vector256.Create(0, 3, 6, 9, 12, 15, 18, 21);
            for (var v = 0; v < positions.Length; v += 8)
            {
                var index = Vector256.Min(lane + Vector256.Create(3 * v), last);
                var point = rows.Apply(Gather(source, index), Gather(source + 1, index), Gather(source + 2, index));
                lowX = Vector256.Min(lowX, point.X);
                lowY = Vector256.Min(lowY, point.Y);
                lowZ = Vector256.Min(lowZ, point.Z);
                highX = Vector256.Max(highX, point.X);
                highY = Vector256.Max(highY, point.Y);
                highZ = Vector256.Max(highZ, point.Z);
                Project(point, v);
            }
        }

        Vector3 low = new(Lowest(lowX), Lowest(lowY), Lowest(lowZ)), high = new(-Lowest(-highX), -Lowest(-highY), -Lowest(-highZ));
        return !_view.Misses((low + high) / 2, (high - low).Length() / 2);
    }

    private void Project(in Point point, int at)
    {
        Vector256<float> focal = Vector256.Create(_view.Focal), key, scale;
        Vector256<float> bad;
        if (_view.Parallel)
        {
            key = -point.Z;
            scale = focal;
            bad = Vector256<float>.Zero;
        }
        else
        {
            key = Vector256<float>.One / point.Z;
            scale = key * focal;
            bad = Vector256.LessThan(point.Z, Vector256.Create(_view.Near));
        }

        var x = point.X * scale;
        var y = point.Y * scale;
        var guard = Vector256.Create(Guard);
        bad |= ~(Vector256.LessThan(Vector256.Abs(x), guard) & Vector256.LessThan(Vector256.Abs(y), guard));
        x += Vector256.Create(_view.CentreX);
        y = Vector256.Create(_view.CentreY) - y;
        var unprojected = Vector256.Create(Unprojected);
        Store(_screenX, at, Vector256.ConditionalSelect(bad.AsInt32(), unprojected, Snap(x)));
        Store(_screenY, at, Vector256.ConditionalSelect(bad.AsInt32(), unprojected, Snap(y)));
        Store(_key, at, key);
        Store(_viewX, at, point.X);
        Store(_viewY, at, point.Y);
        Store(_viewZ, at, point.Z);
    }

    private static Vector256<int> Snap(Vector256<float> pixels) =>
        Vector256.ConvertToInt32(Vector256.Floor(pixels * Vector256.Create((float)SubPixel) + Vector256.Create(0.5f)));

    private static void Store<T>(T[] array, int at, Vector256<T> value) =>
        value.StoreUnsafe(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(array), (nuint)at);

    private static float Lowest(Vector256<float> v)
    {
        var half = Vector128.Min(v.GetLower(), v.GetUpper());
        return MathF.Min(MathF.Min(half[0], half[1]), MathF.Min(half[2], half[3]));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Gather(float* source, Vector256<int> index) => Avx2.IsSupported
        ? Avx2.GatherVector256(source, index, 4)
        : Vector256.Create(source[index[0]], source[index[1]], source[index[2]], source[index[3]], source[index[4]], source[index[5]], source[index[6]], source[index[7]]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Gather(int* source, Vector256<int> index) => Gather((float*)source, index).AsInt32();

    private readonly struct Point(Vector256<float> x, Vector256<float> y, Vector256<float> z)
    {
        public readonly Vector256<float> X = x, Y = y, Z = z;
    }

    /// <summary>Mesh to camera coordinates, row by row.</summary>
    private readonly struct Rows
    {
        private readonly Vector256<float> _xx, _xy, _xz, _x, _yx, _yy, _yz, _y, _zx, _zy, _zz, _z;

        public Rows(in RasterizerView view, in Matrix4x4 m)
        {
            Vector3 ex = new(m.M11, m.M12, m.M13), ey = new(m.M21, m.M22, m.M23), ez = new(m.M31, m.M32, m.M33);
            var at = view.ToView(new(m.M41, m.M42, m.M43));
            (_xx, _xy, _xz, _x) = Row(view.Right, at.X);
            (_yx, _yy, _yz, _y) = Row(view.Up, at.Y);
            (_zx, _zy, _zz, _z) = Row(view.Forward, at.Z);

            (Vector256<float>, Vector256<float>, Vector256<float>, Vector256<float>) Row(Vector3 axis, float offset) =>
                (Vector256.Create(Vector3.Dot(ex, axis)), Vector256.Create(Vector3.Dot(ey, axis)), Vector256.Create(Vector3.Dot(ez, axis)), Vector256.Create(offset));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Point Apply(Vector256<float> x, Vector256<float> y, Vector256<float> z) => new(
            x * _xx + (y * _xy + (z * _xz + _x)),
            x * _yx + (y * _yy + (z * _yz + _y)),
            x * _zx + (y * _zy + (z * _zz + _z)));
    }
}
