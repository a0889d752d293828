using System.Numerics;
using LensForge.Generation.Media;

namespace LensForge.Generation.Identity;

/// <summary>
/// Cuts the person out of a picture without knowing what a person is: pixels unlike the colours along the top and the sides, within an
/// upright oval. Where that leaves too little or nearly everything, the oval alone.
/// </summary>
internal static class PersonMask
{
    private const int Clusters = 5, Rounds = 6;
    private const float Unlike = 0.16f, LeastShare = 0.06f, MostShare = 0.9f;

    /// <returns>1 on the person, 0 elsewhere, a byte a pixel.</returns>
    public static byte[] Of(DecodedPicture picture)
    {
        var (left, right, top, bottom) = Content(picture);
        var border = new List<Vector3>();
        for (var y = top; y < top + (bottom - top) * 3 / 4; y++)
        {
            border.Add(At(picture, left, y));
            border.Add(At(picture, right - 1, y));
        }

        for (var x = left; x < right; x++) border.Add(At(picture, x, top));
        var colours = Means(border);
        var mask = new byte[picture.Width * picture.Height];
        var oval = new byte[mask.Length];
        int inside = 0, found = 0;
        for (var y = top; y < bottom; y++)
        {
            for (var x = left; x < right; x++)
            {
                float u = (x + 0.5f - left) / (right - left) * 2 - 1, v = (y + 0.5f - top) / (bottom - top) * 2 - 1;
                if (u * u / 0.72f + MathF.Pow(MathF.Max(0, -v), 2) / 0.96f > 1) continue;
                inside++;
                oval[y * picture.Width + x] = 1;
                var colour = At(picture, x, y);
                if (colours.Min(mean => Vector3.Distance(mean, colour)) < Unlike) continue;
                found++;
                mask[y * picture.Width + x] = 1;
            }
        }

        return found > LeastShare * inside && found < MostShare * inside ? mask : oval;
    }

    // Without the black that was put around it.
    private static (int Left, int Right, int Top, int Bottom) Content(DecodedPicture picture)
    {
        int left = picture.Width, right = 0, top = picture.Height, bottom = 0;
        for (var y = 0; y < picture.Height; y++)
        {
            for (var x = 0; x < picture.Width; x++)
            {
                if (At(picture, x, y).LengthSquared() < 1e-3f) continue;
                (left, right, top, bottom) = (Math.Min(left, x), Math.Max(right, x + 1), Math.Min(top, y), Math.Max(bottom, y + 1));
            }
        }

        return right > left ? (left, right, top, bottom) : (0, picture.Width, 0, picture.Height);
    }

    // Lloyd's k-means from evenly spread starts.
    private static Vector3[] Means(List<Vector3> colours)
    {
        var means = Enumerable.Range(0, Clusters).Select(i => colours[i * (colours.Count - 1) / (Clusters - 1)]).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            var groups = colours.GroupBy(colour => Enumerable.Range(0, Clusters).MinBy(i => Vector3.DistanceSquared(means[i], colour)));
            foreach (var group in groups) means[group.Key] = group.Aggregate(Vector3.Zero, (sum, colour) => sum + colour) / group.Count();
        }

        return means;
    }

    private static Vector3 At(DecodedPicture picture, int x, int y)
    {
        var at = 3 * (y * picture.Width + x);
        return new Vector3(picture.Rgb[at], picture.Rgb[at + 1], picture.Rgb[at + 2]) / 255f;
    }
}
