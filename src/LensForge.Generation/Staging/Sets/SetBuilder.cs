using System.Numerics;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Sets;

/// <summary>
/// Collects the geometry and lights of a set. Everything of one object that shares a material becomes one instance.
/// Geometry is given in the frame of the current object (see <see cref="Object"/>); surface coordinates are those of the
/// object moved but not turned, so that patterns run on across pieces and turn with what is turned.
/// </summary>
public sealed class SetBuilder
{
    private readonly List<(Material Material, int Part)> _order = [];
    private readonly Dictionary<(Material Material, int Part), Batch> _batches = [];
    private readonly List<Light> _lights = [];
    private Vector3 _origin;
    private Quaternion _turn = Quaternion.Identity;
    private int _part;

    public int Part => _part;

    /// <summary>The rotation of the current frame.</summary>
    public Quaternion Turn => _turn;

    /// <summary>Begins the next object: a new part number and a new frame. Heading 0 leaves axes alone, 90 turns +z to +x.</summary>
    public SetBuilder Object(Vector3 at = default, float headingDegrees = 0)
    {
        _part++;
        return Frame(at, headingDegrees);
    }

    /// <summary>Moves the frame without beginning an object.</summary>
    public SetBuilder Frame(Vector3 at = default, float headingDegrees = 0)
    {
        _origin = at;
        _turn = Heading(headingDegrees);
        return this;
    }

    public static Quaternion Heading(float degrees) => Quaternion.CreateFromAxisAngle(Vector3.UnitY, degrees * MathF.PI / 180);

    /// <summary>A point of the current frame on the stage.</summary>
    public Vector3 OnStage(Vector3 local) => _origin + Vector3.Transform(local, _turn);

    public SetBuilder Add(Mesh mesh, Material material, Vector3 at = default, Quaternion? turn = null, float scale = 1)
    {
        var key = (material, _part);
        if (!_batches.TryGetValue(key, out var batch))
        {
            _batches[key] = batch = new();
            _order.Add(key);
        }

        var own = turn ?? Quaternion.Identity;
        var whole = Quaternion.Normalize(_turn * own);
        var place = OnStage(at);
        var first = batch.Positions.Count;
        for (var i = 0; i < mesh.Positions.Length; i++)
        {
            batch.Positions.Add(Vector3.Transform(mesh.Positions[i] * scale, whole) + place);
            batch.Normals.Add(Vector3.Transform(mesh.Normals[i], whole));
            batch.Surface.Add(mesh.Surface[i] * scale + at + _origin);
        }

        foreach (var index in mesh.Indices) batch.Indices.Add(first + index);
        return this;
    }

    /// <summary>A bevelled box by centre and half extents; wood grain (along surface x) follows the longest edge.</summary>
    public SetBuilder Box(Vector3 centre, Vector3 half, Material material, float bevel = 0.008f, Quaternion? turn = null)
    {
        var mesh = Primitives.Box(half, bevel);
        if (material.Substance == Substance.Wood && half.X < MathF.Max(half.Y, half.Z))
        {
            var upright = half.Y >= half.Z;
            mesh = mesh with { Surface = Array.ConvertAll(mesh.Surface, s => upright ? new Vector3(s.Y, s.Z, s.X) : new Vector3(s.Z, s.X, s.Y)) };
        }

        return Add(mesh, material, centre, turn);
    }

    /// <summary>A box by its lowest and highest corner.</summary>
    public SetBuilder Block(Vector3 low, Vector3 high, Material material, float bevel = 0.008f) =>
        Box((low + high) / 2, (high - low) / 2, material, bevel);

    public SetBuilder Rod(Vector3 from, Vector3 to, float radius, Material material, int segments = 8, float endRadius = -1) =>
        Add(Primitives.Rod(from, to, radius, segments, endRadius), material);

    public SetBuilder Ball(Vector3 centre, float radius, Material material, int rings = 8) =>
        Add(Primitives.Sphere(radius, rings), material, centre);

    public SetBuilder Lathe(Vector3 at, Material material, int segments, params ReadOnlySpan<float> radiusHeight) =>
        Add(Primitives.Lathe(segments, radiusHeight), material, at);

    public SetBuilder Light(Light light)
    {
        _lights.Add(light);
        return this;
    }

    public BuiltSet Build(Atmosphere atmosphere, Grade grade)
    {
        var instances = new List<Instance>(_order.Count);
        foreach (var key in _order)
        {
            var batch = _batches[key];
            instances.Add(new(
                new([.. batch.Positions], [.. batch.Normals], [.. batch.Surface], [.. batch.Indices]),
                key.Material, Matrix4x4.Identity, 0, key.Part));
        }

        return new(instances, [.. _lights], atmosphere, grade);
    }

    private sealed class Batch
    {
        public readonly List<Vector3> Positions = [], Normals = [], Surface = [];
        public readonly List<int> Indices = [];
    }
}
