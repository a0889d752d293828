using System.Numerics;
using static LensForge.Generation.Rendering.TracedLight;

namespace LensForge.Generation.Rendering;

/// <summary>Takes the steps out of edges in a picture of one sample a pixel (fast approximate anti-aliasing, Lottes, NVIDIA 2009, the 3.11 quality variant).</summary>
public sealed class EdgeSmoothing(int width, int height)
{
    private const float Least = 0.03f, Share = 0.11f, EndsAt = 0.25f, Softness = 0.7f;
    private const int Farthest = 8;
    private readonly float[] _light = new float[width * height];

    /// <param name="shown">Display sRGB, 0 to 1.</param>
    /// <param name="red">Receives width * height values, 0 to 1; likewise green and blue.</param>
    public void Write(Vector3[] shown, float[] red, float[] green, float[] blue)
    {
        for (var p = 0; p < shown.Length; p++) _light[p] = Luminance(shown[p]);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var p = y * width + x;
                var here = shown[p];
                if (x > 0 && y > 0 && x < width - 1 && y < height - 1 && Offset(x, y, out var across) is > 0 and var offset)
                {
                    here = Vector3.Lerp(here, shown[p + across], offset);
                }

                (red[p], green[p], blue[p]) = (here.X, here.Y, here.Z);
            }
        }
    }

    /// <summary>How far towards the pixel across the edge the true edge lies, 0 to 0.5 and a little more for lone pixels; 0 where there is no edge.</summary>
    private float Offset(int x, int y, out int across)
    {
        across = 0;
        var p = y * width + x;
        float middle = _light[p], north = _light[p - width], south = _light[p + width], west = _light[p - 1], east = _light[p + 1];
        var most = MathF.Max(middle, MathF.Max(MathF.Max(north, south), MathF.Max(west, east)));
        var range = most - MathF.Min(middle, MathF.Min(MathF.Min(north, south), MathF.Min(west, east)));
        if (range < MathF.Max(Least, most * Share)) return 0;

        float northWest = _light[p - width - 1], northEast = _light[p - width + 1], southWest = _light[p + width - 1], southEast = _light[p + width + 1];
        var level = MathF.Abs(northWest + southWest - 2 * west) + 2 * MathF.Abs(north + south - 2 * middle) + MathF.Abs(northEast + southEast - 2 * east)
            >= MathF.Abs(northWest + northEast - 2 * north) + 2 * MathF.Abs(west + east - 2 * middle) + MathF.Abs(southWest + southEast - 2 * south);
        float before = level ? north : west, after = level ? south : east;
        var towardsBefore = MathF.Abs(before - middle) >= MathF.Abs(after - middle);
        var step = level ? width : 1;
        across = towardsBefore ? -step : step;
        var edge = 0.5f * (middle + (towardsBefore ? before : after));
        var ends = EndsAt * MathF.Max(MathF.Abs(before - middle), MathF.Abs(after - middle));

        var along = level ? 1 : width;
        int roomBack = level ? x : y, roomAhead = level ? width - 1 - x : height - 1 - y;
        var back = Search(p, across, -along, Math.Min(Farthest, roomBack), edge, ends, out var backEnd);
        var ahead = Search(p, across, along, Math.Min(Farthest, roomAhead), edge, ends, out var aheadEnd);
        var nearest = back < ahead ? backEnd : aheadEnd;
        var offset = nearest < 0 != middle - edge < 0 ? 0.5f - Math.Min(back, ahead) / (float)(back + ahead) : 0;

        var around = (2 * (north + south + west + east) + northWest + northEast + southWest + southEast) / 12;
        var lone = Math.Clamp(MathF.Abs(around - middle) / range, 0f, 1f);
        lone = lone * lone * (3 - 2 * lone);
        return MathF.Max(offset, lone * lone * Softness);
    }

    /// <summary>Pixels to the end of the edge, and what the light differs by there.</summary>
    private int Search(int p, int across, int along, int room, float edge, float ends, out float difference)
    {
        difference = 0;
        for (var i = 1; i <= room; i++)
        {
            var at = p + i * along;
            difference = 0.5f * (_light[at] + _light[at + across]) - edge;
            if (MathF.Abs(difference) >= ends) return i;
        }

        return room + 1;
    }
}
