using System.Numerics;
using System.Runtime.CompilerServices;
using LensForge.Generation.Staging;

namespace LensForge.Generation.Rendering;

/// <summary>A stage ready for rays: the set's hierarchy, shared by every frame of the scene, and the figures' own.</summary>
public sealed class BvhScene
{
    private const float WornOut = 1.7f;
    private static readonly ConditionalWeakTable<IReadOnlyList<Instance>, Part> Sets = [];
    private readonly Part _set;
    private readonly Part _figures = new();
    private float _freshCost;

    public BvhScene(BuiltSet set)
    {
        Set = set;
        lock (Sets)
        {
            // By what stands there: a set metered anew is the same geometry.
            if (!Sets.TryGetValue(set.Instances, out var part))
            {
                part = new Part();
                part.Geometry.Place(set.Instances);
                part.Tree.Build(part.Geometry.Positions, part.Geometry.Indices);
                Sets.Add(set.Instances, part);
            }

            _set = part;
        }
    }

    public BuiltSet Set { get; }

    public int Triangles => _set.Tree.Triangles + _figures.Tree.Triangles;

    /// <summary>Lowest and highest corner of set and figures.</summary>
    public (Vector3 Min, Vector3 Max) Bounds => _set.Tree.Bounds();

    /// <summary>Places the figures of a frame: refits while their topology stays, rebuilds when it changes or the tree has worn out.</summary>
    public void Pose(IReadOnlyList<Instance> figures)
    {
        if (_figures.Geometry.Place(figures))
        {
            _figures.Tree.Refit(_figures.Geometry.Positions, _figures.Geometry.Indices);
            if (_figures.Tree.Cost <= WornOut * _freshCost)
            {
                return;
            }
        }

        _figures.Tree.Build(_figures.Geometry.Positions, _figures.Geometry.Indices);
        _freshCost = _figures.Tree.Cost;
    }

    /// <summary>Distance to the nearest surface along a ray, or the limit.</summary>
    public float Distance(Vector3 origin, Vector3 direction, float limit) => Nearest(origin, direction, limit, out var hit) ? hit.Hit.Distance : limit;

    internal bool Nearest(Vector3 origin, Vector3 direction, float limit, out SceneHit hit)
    {
        var found = new BvhHit { Distance = limit };
        var ray = new Bvh.Ray(origin, direction);
        var onSet = _set.Tree.Nearest(in ray, ref found);
        var onFigure = _figures.Tree.Nearest(in ray, ref found);
        hit = new SceneHit(found, onFigure ? _figures.Geometry : _set.Geometry);
        return onSet | onFigure;
    }

    /// <summary>Whether something that blocks light stands within the distance.</summary>
    public bool Occluded(Vector3 origin, Vector3 direction, float distance)
    {
        if (distance <= 0) return false;
        var ray = new Bvh.Ray(origin, direction);
        return _figures.Tree.Occluded(in ray, distance, _figures.Geometry.Blocking) || _set.Tree.Occluded(in ray, distance, _set.Geometry.Blocking);
    }

    private sealed class Part
    {
        public readonly BvhGeometry Geometry = new();
        public readonly Bvh Tree = new();
    }
}

/// <summary>A hit with the soup that its triangle belongs to.</summary>
internal readonly record struct SceneHit(BvhHit Hit, BvhGeometry Geometry)
{
    public Instance Instance => Geometry.Instances[Geometry.InstanceOf[Hit.Triangle]];
}
