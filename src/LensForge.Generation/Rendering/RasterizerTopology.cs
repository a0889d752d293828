using System.Numerics;
using System.Runtime.CompilerServices;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Rendering;

/// <summary>
/// Corner indices of a mesh as three planes, padded to whole vectors with empty triangles, and whether it is closed,
/// so that its back faces never show. Kept as long as the index array lives: posed frames share it.
/// </summary>
internal sealed class RasterizerTopology
{
    private static readonly ConditionalWeakTable<int[], RasterizerTopology> Known = [];

    private RasterizerTopology(Mesh mesh)
    {
        Triangles = mesh.Triangles;
        var padded = (Triangles + 7) & ~7;
        I0 = new int[padded];
        I1 = new int[padded];
        I2 = new int[padded];
        for (var t = 0; t < Triangles; t++)
        {
            I0[t] = mesh.Indices[3 * t];
            I1[t] = mesh.Indices[3 * t + 1];
            I2[t] = mesh.Indices[3 * t + 2];
        }

        Closed = IsClosed(mesh);
    }

    public int Triangles { get; }
    public int[] I0 { get; }
    public int[] I1 { get; }
    public int[] I2 { get; }
    public bool Closed { get; }

    public static RasterizerTopology Of(Mesh mesh)
    {
        if (Known.TryGetValue(mesh.Indices, out var known)) return known;
        var made = new RasterizerTopology(mesh);
        return Known.TryAdd(mesh.Indices, made) ? made : Known.GetOrAdd(mesh.Indices, made);
    }

    /// <summary>
    /// Every edge of the welded surface has its opposite and the enclosed volume is positive: then what faces away is always hidden.
    /// Rooms that are boxes seen from inside fail the second, and stay two-sided.
    /// </summary>
    private static bool IsClosed(Mesh mesh)
    {
        var weld = new Dictionary<(int, int, int), int>(mesh.Positions.Length);
        var welded = new int[mesh.Positions.Length];
        for (var v = 0; v < welded.Length; v++)
        {
            var p = mesh.Positions[v] * 20000f; // a twentieth of a millimetre
            var key = ((int)MathF.Round(p.X), (int)MathF.Round(p.Y), (int)MathF.Round(p.Z));
            if (!weld.TryGetValue(key, out welded[v])) weld.Add(key, welded[v] = v);
        }

        var open = new Dictionary<(int, int), int>(mesh.Indices.Length);
        var volume = 0.0;
        for (var i = 0; i < mesh.Indices.Length; i += 3)
        {
            int a = welded[mesh.Indices[i]], b = welded[mesh.Indices[i + 1]], c = welded[mesh.Indices[i + 2]];
            if (a == b || b == c || c == a) continue;
            Count(open, a, b);
            Count(open, b, c);
            Count(open, c, a);
            volume += Vector3.Dot(mesh.Positions[a], Vector3.Cross(mesh.Positions[b], mesh.Positions[c]));
        }

        return volume > 0 && open.Values.All(balance => balance == 0);
    }

    private static void Count(Dictionary<(int, int), int> open, int from, int to)
    {
        var forward = from < to;
        var key = forward ? (from, to) : (to, from);
        open[key] = open.GetValueOrDefault(key) + (forward ? 1 : -1);
    }
}
