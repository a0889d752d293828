using System.Numerics;
using System.Runtime.Intrinsics;
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
    private readonly float[] _red = new float[width * height], _green = new float[width * height], _blue = new float[width * height];

    /// <summary>Radius of the disc of confusion of a thin lens, in widths of the picture, for something at a depth in metres (Potmesil and Chakravarty 1981).</summary>
    public static float Disc(CameraView camera, float depth) =>
        camera.Aperture / (2f * camera.TanHalfWidth * camera.FocusMetres) * MathF.Abs(depth - camera.FocusMetres) / depth;

    /// <summary>Blurs a linear picture in place.</summary>
    /// <param name="depth">Metres along the view, width * height.</param>
    public void Apply(Vector3[] picture, float[] depth, CameraView camera)
    {
        if (camera.Aperture <= 0 || !Measure(depth, camera)) return;
        for (var p = 0; p < picture.Length; p++) (_red[p], _green[p], _blue[p]) = (picture[p].X, picture[p].Y, picture[p].Z);
        for (var ty = 0; ty < _down; ty++)
        {
            for (var tx = 0; tx < _across; tx++) Gather(tx, ty, picture, depth);
        }
    }

    /// <summary>Discs of all pixels, in pixels, and the widest of each tile.</summary>
    /// <returns>Whether any can be seen.</returns>
    private bool Measure(float[] depth, CameraView camera)
    {
        Array.Clear(_tiles);
        var widest = 0f;
        // As the disc of one pixel.
        var scale = Vector256.Create(camera.Aperture / (2f * camera.TanHalfWidth * camera.FocusMetres) * width);
        var most = Vector256.Create(MostOfWidth * width);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x += Tile)
            {
                var p = y * width + x;
                var inside = Vector256.LessThan(PlaneLanes.Steps, Vector256.Create((float)(width - x)));
                var z = PlaneLanes.Clamp(PlaneLanes.LoadWithin(depth, p), 0.1f, 200f);
                var disc = Vector256.Min(most, scale * Vector256.Abs(z - Vector256.Create(camera.FocusMetres)) / z) & inside;
                ref var tile = ref _tiles[y / Tile * _across + x / Tile];
                tile = MathF.Max(tile, Widest(disc));
                widest = MathF.Max(widest, tile);
                disc = Vector256.Max(disc, Vector256.Create(Pixel));
                if (x + Tile <= width) PlaneLanes.Store(disc, _disc, p);
                else for (var lane = 0; lane < width - x; lane++) _disc[p + lane] = disc[lane];
            }
        }

        return widest > Visible;
    }

    private static float Widest(Vector256<float> discs)
    {
        var four = Vector128.Max(discs.GetLower(), discs.GetUpper());
        return MathF.Max(MathF.Max(four[0], four[1]), MathF.Max(four[2], four[3]));
    }

    private void Gather(int tx, int ty, Vector3[] picture, float[] depth)
    {
        var reach = Reach(tx, ty);
        if (reach <= Visible) return;
        int left = tx * Tile, top = ty * Tile, right = Math.Min(width, left + Tile), bottom = Math.Min(height, top + Tile);
        var taps = reach < 2f ? Few : reach < 5f ? Some : Many;
        for (var y = top; y < bottom; y++) Row(left, y, taps, reach, depth).Write(picture.AsSpan(y * width + left, right - left));
    }

    /// <summary>A row of a tile, eight pixels.</summary>
    private Vector3Lanes Row(int left, int y, Vector2[] taps, float reach, float[] depth)
    {
        var share = Vector256.Create(reach * reach / taps.Length);
        var here = Pixels(left, y);
        var own = Take(_disc, here);
        var near = Take(depth, here) * Vector256.Create(Nearer);
        var total = Vector256.Create(Pixel * Pixel) / (own * own);
        var sum = Colour(here) * total;
        foreach (var tap in taps)
        {
            var offset = tap * reach;
            var there = Pixels((int)MathF.Floor(left + offset.X + 0.5f), Math.Clamp((int)(y + offset.Y + 0.5f), 0, height - 1));
            var disc = Take(_disc, there);
            disc = Vector256.ConditionalSelect(Vector256.LessThan(Take(depth, there), near), disc, Vector256.Min(disc, own));
            var weight = PlaneLanes.Clamp(disc - Vector256.Create(offset.Length() - 0.5f), 0f, 1f) * share / (disc * disc);
            sum += Colour(there) * weight;
            total += weight;
        }

        return sum * (Vector256<float>.One / total);
    }

    /// <summary>Eight neighbouring pixels of a row: where they begin, or, where some are outside, the nearest of the row to each.</summary>
    private (int First, Vector256<int> Each) Pixels(int x, int y) => x >= 0 && x + Tile <= width
        ? (y * width + x, default)
        : (-1, Vector256.Create(y * width) + Vector256.Min(Vector256.Max(Vector256.ConvertToInt32(PlaneLanes.Steps) + Vector256.Create(x), Vector256<int>.Zero), Vector256.Create(width - 1)));

    private Vector3Lanes Colour((int First, Vector256<int> Each) pixels) => new(Take(_red, pixels), Take(_green, pixels), Take(_blue, pixels));

    private static unsafe Vector256<float> Take(float[] plane, (int First, Vector256<int> Each) pixels)
    {
        if (pixels.First >= 0) return PlaneLanes.Load(plane, pixels.First);
        fixed (float* start = plane) return PlaneLanes.Gather(start, pixels.Each);
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
