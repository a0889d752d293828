using System.Numerics;
using LensForge.Generation.Staging;

namespace LensForge.Generation.Rendering;

/// <summary>
/// Depth of field on a sharp picture with depth: every pixel gathers from those whose disc of confusion reaches it
/// (scatter as gather, after Jimenez, "Next Generation Post Processing in Call of Duty", SIGGRAPH 2014).
/// What is nearer spreads over what is sharp behind it; what is sharp never bleeds into the blur behind it.
/// </summary>
public sealed class LensBlur(int width, int height)
{
    private const int Tile = 8;
    private const float Visible = 0.6f, Pixel = 0.564f, Nearer = 0.98f, MostOfWidth = 1f / 16f;
    private static readonly Vector2[] Few = Spiral(10), Some = Spiral(20), Many = Spiral(40);
    private readonly int _across = (width + Tile - 1) / Tile, _down = (height + Tile - 1) / Tile;
    private readonly float[] _disc = new float[width * height];
    private readonly float[] _tiles = new float[((width + Tile - 1) / Tile) * ((height + Tile - 1) / Tile)];
    private readonly Vector3[] _result = new Vector3[width * height];

    /// <summary>Radius of the disc of confusion of a thin lens, in widths of the picture, for something at a depth in metres (Potmesil and Chakravarty 1981).</summary>
    public static float Disc(CameraView camera, float depth) =>
        camera.Aperture / (2f * camera.TanHalfWidth * camera.FocusMetres) * MathF.Abs(depth - camera.FocusMetres) / depth;

    /// <summary>Blurs a linear picture in place.</summary>
    /// <param name="depth">Metres along the view, width * height.</param>
    public void Apply(Vector3[] picture, float[] depth, CameraView camera)
    {
        if (camera.Aperture <= 0 || !Measure(depth, camera)) return;
        for (var ty = 0; ty < _down; ty++)
        {
            for (var tx = 0; tx < _across; tx++) Gather(tx, ty, picture, depth);
        }

        _result.CopyTo(picture, 0);
    }

    private bool Measure(float[] depth, CameraView camera)
    {
        Array.Clear(_tiles);
        var most = MostOfWidth * width;
        var any = false;
        for (var p = 0; p < depth.Length; p++)
        {
            var disc = MathF.Min(most, Disc(camera, Math.Clamp(depth[p], 0.1f, 200f)) * width);
            _disc[p] = MathF.Max(Pixel, disc);
            var tile = p / width / Tile * _across + p % width / Tile;
            if (disc > _tiles[tile]) _tiles[tile] = disc;
            any |= disc > Visible;
        }

        return any;
    }

    private void Gather(int tx, int ty, Vector3[] picture, float[] depth)
    {
        var reach = Reach(tx, ty);
        int left = tx * Tile, top = ty * Tile, right = Math.Min(width, left + Tile), bottom = Math.Min(height, top + Tile);
        var taps = reach < 2f ? Few : reach < 5f ? Some : Many;
        var share = reach * reach / taps.Length;
        for (var y = top; y < bottom; y++)
        {
            for (var x = left; x < right; x++)
            {
                var p = y * width + x;
                if (reach <= Visible)
                {
                    _result[p] = picture[p];
                    continue;
                }

                float own = _disc[p], near = depth[p] * Nearer, total = Pixel * Pixel / (own * own);
                var sum = picture[p] * total;
                foreach (var tap in taps)
                {
                    var offset = tap * reach;
                    int xx = Math.Clamp((int)(x + offset.X + 0.5f), 0, width - 1), yy = Math.Clamp((int)(y + offset.Y + 0.5f), 0, height - 1), q = yy * width + xx;
                    var disc = depth[q] < near ? _disc[q] : MathF.Min(_disc[q], own);
                    var weight = Math.Clamp(disc - offset.Length() + 0.5f, 0f, 1f) * share / (disc * disc);
                    sum += picture[q] * weight;
                    total += weight;
                }

                _result[p] = sum / total;
            }
        }
    }

    /// <summary>The widest disc that can reach into a tile.</summary>
    private float Reach(int tx, int ty)
    {
        var around = (int)MathF.Ceiling(MostOfWidth * width / Tile);
        var reach = 0f;
        for (var y = Math.Max(0, ty - around); y <= Math.Min(_down - 1, ty + around); y++)
        {
            for (var x = Math.Max(0, tx - around); x <= Math.Min(_across - 1, tx + around); x++)
            {
                var gap = Tile * Math.Max(0, Math.Max(Math.Abs(x - tx), Math.Abs(y - ty)) - 1);
                if (_tiles[y * _across + x] > gap) reach = MathF.Max(reach, _tiles[y * _across + x]);
            }
        }

        return reach;
    }

    /// <summary>Points spread evenly over the unit disc by the golden angle (Vogel 1979).</summary>
    private static Vector2[] Spiral(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i =>
        {
            var (sine, cosine) = MathF.SinCos(i * 2.399963f);
            return new Vector2(cosine, sine) * MathF.Sqrt((i + 0.5f) / count);
        }),
    ];
}
