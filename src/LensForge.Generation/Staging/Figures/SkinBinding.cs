using System.Numerics;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Figures;

/// <summary>What kind of part is bound: decides which joints may carry it.</summary>
internal enum Binding { Torso, Gown, Skirt, Legs, Neck }

/// <summary>
/// Weights from distances: each joint is a capsule in the resting body, and a vertex belongs to those it is near.
/// Cloth that hangs below the hips goes with the thighs of its side instead, so that a seated skirt becomes a lap.
/// </summary>
internal sealed class SkinBinding(BodyMeasures measures)
{
    private static readonly (Bone Parent, Bone Half, Bone Child)[] Joints =
    [
        .. Sides.Both.SelectMany(side => new[]
        {
            (side.Of(Bone.Clavicle), side.Of(Bone.Shoulder), side.Of(Bone.UpperArm)),
            (side.Of(Bone.UpperArm), side.Of(Bone.Elbow), side.Of(Bone.Forearm)),
            (Bone.Pelvis, side.Of(Bone.Hip), side.Of(Bone.Thigh)),
            (side.Of(Bone.Thigh), side.Of(Bone.Knee), side.Of(Bone.Shin)),
        }),
    ];

    private readonly List<(Bone Bone, Vector3 A, Vector3 B, float Radius)> _capsules = Capsules(measures);

    public Skin Bind(Mesh mesh, Binding binding)
    {
        var (from, bones, weights) = (new int[mesh.Positions.Length + 1], new List<byte>(), new List<float>());
        Span<float> w = stackalloc float[Sides.Bones];
        for (var i = 0; i < mesh.Positions.Length; i++)
        {
            w.Clear();
            var p = mesh.Positions[i];
            var hanging = binding switch
            {
                Binding.Skirt => 1f,
                Binding.Gown => Ease((1.0f - p.Y / measures.Scale) / 0.16f) * (1 - Ease((MathF.Abs(p.X) / measures.Scale - 0.27f) / 0.06f)),
                _ => 0f,
            };
            if (hanging < 1) Near(p, binding, 1 - hanging, w);
            if (hanging > 0) Hanging(p / measures.Scale, hanging, w);
            Halve(w);
            from[i] = bones.Count;
            var total = 0f;
            foreach (var x in w) total += x > 0.015f ? x : 0;
            for (var b = 0; b < w.Length; b++)
            {
                if (w[b] <= 0.015f) continue;
                bones.Add((byte)b);
                weights.Add(w[b] / total);
            }
        }

        from[^1] = bones.Count;
        return new(from, [.. bones], [.. weights]);
    }

    private void Near(Vector3 p, Binding binding, float share, Span<float> w)
    {
        var nearest = float.MaxValue;
        Span<float> distance = stackalloc float[_capsules.Count];
        for (var i = 0; i < distance.Length; i++)
        {
            var (bone, a, b, radius) = _capsules[i];
            distance[i] = Allowed(binding, bone) ? ToSegment(p, a, b) - radius : float.MaxValue;
            nearest = MathF.Min(nearest, distance[i]);
        }

        var (sum, soft) = (0f, (binding == Binding.Neck ? 0.02f : 0.026f) * measures.Scale);
        for (var i = 0; i < distance.Length; i++)
        {
            distance[i] = distance[i] == float.MaxValue ? 0 : MathF.Exp((nearest - distance[i]) / soft);
            sum += distance[i];
        }

        for (var i = 0; i < distance.Length; i++) w[(int)_capsules[i].Bone] += share * distance[i] / sum;
    }

    private static void Hanging(Vector3 p, float share, Span<float> w)
    {
        var pelvis = Ease((p.Y - 0.74f) / 0.22f);
        var shin = Ease((0.53f - p.Y) / 0.16f) * 0.85f;
        var left = Ease((p.X + 0.11f) / 0.22f);
        w[(int)Bone.Pelvis] += share * pelvis;
        foreach (var side in Sides.Both)
        {
            var own = share * (1 - pelvis) * (side == Side.Left ? left : 1 - left);
            w[(int)side.Of(Bone.Thigh)] += own * (1 - shin);
            w[(int)side.Of(Bone.Shin)] += own * shin;
        }
    }

    // Shares between a joint's two sides become a quadratic Bernstein blend over parent, half-way joint and child: a round bend.
    private static void Halve(Span<float> w)
    {
        Span<float> add = stackalloc float[Sides.Bones];
        var pelvis = w[(int)Bone.Pelvis];
        foreach (var (parent, half, child) in Joints)
        {
            var (a, b) = (w[(int)parent], w[(int)child]);
            var t = a + b;
            if (a < 1e-3f || b < 1e-3f || (parent == Bone.Pelvis && pelvis < 1e-3f)) continue;
            var u = b / t;
            var middle = 2 * t * u * (1 - u);
            add[(int)half] += middle;
            var fromParent = MathF.Min(middle * 0.5f, w[(int)parent]);
            w[(int)parent] -= fromParent;
            w[(int)child] -= MathF.Min(middle - fromParent, w[(int)child]);
        }

        for (var i = 0; i < w.Length; i++) w[i] += add[i];
    }

    private static bool Allowed(Binding binding, Bone bone)
    {
        var kind = bone >= Bone.RightClavicle ? bone - 11 : bone;
        return binding switch
        {
            Binding.Neck => kind is Bone.Chest or Bone.Neck or Bone.Head or Bone.Clavicle,
            Binding.Legs or Binding.Skirt => kind is Bone.Pelvis or Bone.Thigh or Bone.Shin,
            _ => kind is not (Bone.Head or Bone.Shin),
        };
    }

    private static List<(Bone Bone, Vector3 A, Vector3 B, float Radius)> Capsules(BodyMeasures measures)
    {
        var rest = measures.Rest;
        var s = measures.Scale;
        var list = new List<(Bone, Vector3, Vector3, float)>
        {
            (Bone.Pelvis, new Vector3(-0.05f, 0.945f, 0) * s, new Vector3(0.05f, 0.945f, 0) * s, 0.10f * s),
            (Bone.Spine, new Vector3(-0.03f, 1.06f, 0) * s, new Vector3(0.03f, 1.10f, 0) * s, 0.105f * s),
            (Bone.Chest, new Vector3(-0.045f, 1.24f, 0) * s, new Vector3(0.045f, 1.24f, 0) * s, 0.12f * s),
            (Bone.Chest, new Vector3(0, 1.30f, 0) * s, new Vector3(0, 1.36f, -0.01f) * s, 0.08f * s),
            (Bone.Neck, rest[(int)Bone.Neck] + new Vector3(0, 0.035f, 0) * s, rest[(int)Bone.Head], 0.045f * s),
            (Bone.Head, rest[(int)Bone.Head] + new Vector3(0, 0.045f, 0.01f) * s, rest[(int)Bone.Head] + new Vector3(0, 0.09f, 0.01f) * s, 0.05f * s),
        };
        foreach (var side in Sides.Both)
        {
            Vector3 At(Bone left) => rest[(int)side.Of(left)];
            list.Add((side.Of(Bone.Clavicle), Vector3.Lerp(At(Bone.Clavicle), At(Bone.UpperArm), 0.3f), Vector3.Lerp(At(Bone.Clavicle), At(Bone.UpperArm), 0.85f), 0.052f * s));
            list.Add((side.Of(Bone.UpperArm), Vector3.Lerp(At(Bone.UpperArm), At(Bone.Forearm), 0.06f), At(Bone.Forearm), 0.05f * s));
            list.Add((side.Of(Bone.Forearm), At(Bone.Forearm), At(Bone.Hand), 0.048f * s));
            list.Add((side.Of(Bone.Thigh), Vector3.Lerp(At(Bone.Thigh), At(Bone.Shin), 0.1f), At(Bone.Shin), 0.07f * s));
            list.Add((side.Of(Bone.Shin), At(Bone.Shin), At(Bone.Foot), 0.06f * s));
        }

        return list;
    }

    private static float ToSegment(Vector3 p, Vector3 a, Vector3 b)
    {
        var (pa, ba) = (p - a, b - a);
        return (pa - ba * Math.Clamp(Vector3.Dot(pa, ba) / ba.LengthSquared(), 0, 1)).Length();
    }

    private static float Ease(float t)
    {
        t = Math.Clamp(t, 0, 1);
        return t * t * (3 - 2 * t);
    }
}
