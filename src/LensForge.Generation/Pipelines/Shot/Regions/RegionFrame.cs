namespace LensForge.Generation.Pipelines.Shot.Regions;

/// <summary>Part of a picture in pixels; right and lower edge are not in it.</summary>
public readonly record struct PixelBox(int Left, int Top, int Right, int Bottom)
{
    public bool IsEmpty => Right <= Left || Bottom <= Top;
}

/// <summary>One region in one prepared frame: where it is, and the light that the network is told of there.</summary>
public sealed class RegionFrame(int width, int height)
{
    /// <summary>Share of the new picture: 1 within the region, falling through the feather to 0, where the picture below stays bit for bit.</summary>
    public float[] Weight { get; } = new float[width * height];

    /// <summary>All pixels whose weight is above 0.</summary>
    public PixelBox Box { get; private set; }

    public float[] LitR { get; } = new float[width * height];
    public float[] LitG { get; } = new float[width * height];
    public float[] LitB { get; } = new float[width * height];

    /// <summary>To be called when the weights are written.</summary>
    public void Measure()
    {
        int left = width, top = height, right = 0, bottom = 0;
        for (var y = 0; y < height; y++)
        {
            var row = Weight.AsSpan(y * width, width);
            var first = row.IndexOfAnyExcept(0f);
            if (first < 0) continue;
            (left, right) = (Math.Min(left, first), Math.Max(right, row.LastIndexOfAnyExcept(0f) + 1));
            (top, bottom) = (Math.Min(top, y), y + 1);
        }

        Box = bottom == 0 ? default : new(left, top, right, bottom);
    }
}
