using System.Numerics;
using LensForge.Generation.Staging;

namespace LensForge.Generation.Rendering;

/// <summary>
/// Draws frames of a stage into G-buffers on one thread. Keep one a thread: it reuses its memory, and after the first frames of a shot
/// allocates nothing. Sets are prepared once and shared. The same frame gives the same bits.
/// </summary>
public sealed partial class Rasterizer
{
    // A triangle's number: the posed instance above, counted from 1 (0 is the set), the triangle below, counted from 1.
    private const int TriangleBits = 22;
    private const uint TriangleMask = (1u << TriangleBits) - 1;

    private readonly RasterizerTarget _target;
    private readonly ShadowMap _shadows;
    private readonly AmbientOcclusion _occlusion;
    private readonly RasterizerTexels _texels;
    private readonly bool _textured;
    private RasterizerSet? _set, _keptSet;
    private int[] _setMaterials = [];
    private Posed[] _posed = [];
    private int _posedCount;

    public Rasterizer(int width, int height) : this(width, height, textured: true)
    {
    }

    /// <param name="textured">False leaves surfaces in their plain colours, all but eyes: for drawings.</param>
    internal Rasterizer(int width, int height, bool textured)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, 8192);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, 8192);
        (Width, Height) = (width, height);
        _target = new RasterizerTarget(width, height, numbered: true);
        _shadows = new ShadowMap(height);
        _occlusion = new AmbientOcclusion(width, height);
        _textured = textured;
        _texels = new RasterizerTexels(width, textured ? width * height : 0);
    }

    public int Width { get; }
    public int Height { get; }

    /// <summary>Draws one frame, every plane of it.</summary>
    /// <param name="previous">The frame before it in the same shot, for motion; null for the first.</param>
    public void Draw(StageFrame frame, StageFrame? previous, GBuffers into)
    {
        if (into.Width != Width || into.Height != Height) throw new ArgumentException($"The buffers are {into.Width}x{into.Height}, the rasteriser {Width}x{Height}.", nameof(into));
        var set = RasterizerSet.Of(frame.Set);
        if (set.I0.Length >= TriangleMask || frame.Posed.Count >= 1 << (32 - TriangleBits)) throw new ArgumentException("The stage is too large to be numbered.", nameof(frame));
        if (previous is not null && !ReferenceEquals(previous.Set, frame.Set)) previous = null;

        var view = RasterizerView.Of(frame.Camera, Width, Height);
        Enter(set);
        Pose(frame, previous);
        DrawSet(set, view);
        for (var k = 0; k < _posedCount; k++)
        {
            ref readonly var posed = ref _posed[k];
            _target.Draw(posed.Instance.Mesh.Positions, posed.Topology, posed.Instance.Transform, ((uint)(k + 1) << TriangleBits) + 1, cull: true);
        }

        _shadows.Prepare(frame, set);
        Resolve(frame, previous, set, view, into);
        _occlusion.Compute(into, view);
    }

    /// <summary>Draws the set, or takes it over from the frame before when neither it nor the camera has moved.</summary>
    private void DrawSet(RasterizerSet set, in RasterizerView view)
    {
        if (ReferenceEquals(_keptSet, set) && _target.View == view)
        {
            _target.Restore();
            return;
        }

        _target.Begin(view);
        _target.Draw(set, castersOnly: false);
        _target.Keep();
        _keptSet = set;
    }

    private void Enter(RasterizerSet set)
    {
        if (ReferenceEquals(_set, set)) return;
        _set = set;
        _setMaterials = [.. set.Instances.Select(instance => _texels.Number(instance.Material))];
    }

    private void Pose(StageFrame frame, StageFrame? previous)
    {
        _posedCount = frame.Posed.Count;
        if (_posed.Length < _posedCount) _posed = new Posed[_posedCount];
        for (var k = 0; k < _posedCount; k++)
        {
            var instance = frame.Posed[k];
            var before = previous is not null && k < previous.Posed.Count ? previous.Posed[k] : null;
            if (before is not null && before.Mesh.Positions.Length != instance.Mesh.Positions.Length) before = null;
            _posed[k] = new(instance, before, _texels.Number(instance.Material), RasterizerTopology.Of(instance.Mesh), RasterizerNoise.NormalMatrix(instance.Transform),
                RasterizerNoise.Offset(instance.Figure, instance.Part), instance.Transform.GetDeterminant() < 0, instance.Transform.IsIdentity, before is null || before.Transform.IsIdentity);
        }
    }

    /// <param name="Plain">The mesh is in world space already, as skinned ones are.</param>
    private readonly record struct Posed(Instance Instance, Instance? Before, int Texels, RasterizerTopology Topology, Matrix4x4 NormalMatrix, Vector3 NoiseOffset, bool Mirrored, bool Plain, bool PlainBefore);
}
