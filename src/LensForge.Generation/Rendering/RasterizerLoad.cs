using System.Numerics;
using LensForge.Generation.Staging;

namespace LensForge.Generation.Rendering;

public sealed partial class Rasterizer
{
    // A bit for each of the eight pixels.
    private int _mirrored, _known, _moving;

    /// <summary>Looks up the triangles seen in up to eight pixels.</summary>
    /// <returns>A bit for each pixel that shows one.</returns>
    private int Load(ReadOnlySpan<uint> numbers, RasterizerSet set, in RasterizerView view)
    {
        int surfaces = 0, loaded = -1;
        var alike = numbers.Length == Lanes && numbers[0] != 0 && !numbers.ContainsAnyExcept(numbers[0]);
        for (var lane = 0; lane < numbers.Length; lane++)
        {
            if (numbers[lane] == 0) continue;
            surfaces |= 1 << lane;
            if (loaded >= 0 && numbers[lane] == numbers[loaded])
            {
                if (!alike) _block.Copy(loaded, lane);
                continue;
            }

            if (numbers[lane] <= TriangleMask) LoadSet(numbers[lane], lane, set, view);
            else LoadPosed(numbers[lane], lane, view);
            loaded = lane;
            if (alike) _block.Spread();
        }

        _mirrored = _known = _moving = 0;
        for (var lane = 0; lane < numbers.Length; lane++)
        {
            if (numbers[lane] == 0) continue;
            ref readonly var seen = ref _block[lane];
            _mirrored |= seen.Mirrored ? 1 << lane : 0;
            _known |= seen.Known ? 1 << lane : 0;
            _moving |= seen.Moves ? 1 << lane : 0;
        }

        return surfaces;
    }

    private void LoadSet(uint number, int lane, RasterizerSet set, in RasterizerView view)
    {
        var t = (int)number - 1;
        var owner = set.Owner[t];
        var instance = set.Instances[owner];
        var first = set.FirstVertex[t];
        ref readonly var a = ref set.Corners[first + set.I0[t]];
        ref readonly var b = ref set.Corners[first + set.I1[t]];
        ref readonly var c = ref set.Corners[first + set.I2[t]];
        _block.SetThree(RasterizerBlock.Corner, lane, a.Position - view.Origin, b.Position - a.Position, c.Position - a.Position);
        _block.SetThree(RasterizerBlock.Normal, lane, a.Normal, b.Normal, c.Normal);
        _block.SetThree(RasterizerBlock.Surface, lane, a.Surface, b.Surface, c.Surface);
        _block.Set(RasterizerBlock.NoiseOffset, lane, set.NoiseOffsets[owner]);
        _block[lane] = new(instance.Material, _setMaterials[owner], (byte)instance.Figure, (ushort)instance.Part, Known: true, Moves: false, Mirrored: false);
    }

    private void LoadPosed(uint number, int lane, in RasterizerView view)
    {
        ref readonly var posed = ref _posed[(int)(number >> TriangleBits) - 1];
        var t = (int)(number & TriangleMask) - 1;
        var mesh = posed.Instance.Mesh;
        int i = posed.Topology.I0[t], j = posed.Topology.I1[t], k = posed.Topology.I2[t];
        Vector3 a = mesh.Positions[i], b = mesh.Positions[j], c = mesh.Positions[k];
        Vector3 normalA = mesh.Normals[i], normalB = mesh.Normals[j], normalC = mesh.Normals[k];
        if (!posed.Plain)
        {
            Carry(ref a, ref b, ref c, posed.Instance.Transform);
            var m = posed.NormalMatrix;
            (normalA, normalB, normalC) = (Vector3.TransformNormal(normalA, m), Vector3.TransformNormal(normalB, m), Vector3.TransformNormal(normalC, m));
        }

        _block.SetThree(RasterizerBlock.Corner, lane, a - view.Origin, b - a, c - a);
        _block.SetThree(RasterizerBlock.Normal, lane, normalA, normalB, normalC);
        _block.SetThree(RasterizerBlock.Surface, lane, mesh.Surface[i], mesh.Surface[j], mesh.Surface[k]);
        _block.Set(RasterizerBlock.NoiseOffset, lane, posed.NoiseOffset);
        var instance = posed.Instance;
        _block[lane] = new(instance.Material, posed.Texels, (byte)instance.Figure, (ushort)instance.Part, posed.Before is not null, Moves: true, posed.Mirrored);
        if (posed.Before is not { } before) return;
        var was = before.Mesh.Positions;
        (a, b, c) = (was[i], was[j], was[k]);
        if (!posed.PlainBefore) Carry(ref a, ref b, ref c, before.Transform);
        _block.SetThree(RasterizerBlock.Before, lane, a, b, c);
    }

    private static void Carry(ref Vector3 a, ref Vector3 b, ref Vector3 c, in Matrix4x4 transform) =>
        (a, b, c) = (Vector3.Transform(a, transform), Vector3.Transform(b, transform), Vector3.Transform(c, transform));
}
