namespace LensForge.Domain.Takes;

/// <summary>The outline of a region on a picture of one size, in pixels; ellipses have <see cref="EllipseSides"/> sides.</summary>
public sealed class RegionOutline
{
    public const int EllipseSides = 72;

    private const int Probes = 48;

    // A line that was drawn to and fro goes around nothing, whatever rounding says.
    private const float Surely = 0.25f;

    private readonly (float X, float Y)[] _corners;

    private RegionOutline((float X, float Y)[] corners) => _corners = corners;

    public static RegionOutline Of(FrameRegion region, int width, int height)
    {
        if (region.Shape == RegionShape.Lasso) return new([.. region.Points.Select(point => (point.X * width, point.Y * height))]);
        var (a, b) = (region.Points[0], region.Points[1]);
        float left = MathF.Min(a.X, b.X) * width, right = MathF.Max(a.X, b.X) * width, top = MathF.Min(a.Y, b.Y) * height, bottom = MathF.Max(a.Y, b.Y) * height;
        if (region.Shape == RegionShape.Rectangle) return new([(left, top), (right, top), (right, bottom), (left, bottom)]);
        return new([.. Enumerable.Range(0, EllipseSides).Select(side =>
        {
            var (sine, cosine) = MathF.SinCos(side * MathF.Tau / EllipseSides);
            return ((left + right + (right - left) * cosine) / 2, (top + bottom + (bottom - top) * sine) / 2);
        })]);
    }

    /// <summary>Width and height of the part that lies on the picture, and the area within it, from a grid of probes; null when it lies outside.</summary>
    public (float Width, float Height, float Area)? On(int width, int height)
    {
        float left = MathF.Max(0, _corners.Min(corner => corner.X)), right = MathF.Min(width, _corners.Max(corner => corner.X));
        float top = MathF.Max(0, _corners.Min(corner => corner.Y)), bottom = MathF.Min(height, _corners.Max(corner => corner.Y));
        if (right < left || bottom < top) return null;
        var hits = 0;
        for (var row = 0; row < Probes; row++)
        {
            for (var column = 0; column < Probes; column++)
                if (Distance(left + (right - left) * (column + 0.5f) / Probes, top + (bottom - top) * (row + 0.5f) / Probes) < -Surely) hits++;
        }

        return (right - left, bottom - top, (right - left) * (bottom - top) * hits / (Probes * Probes));
    }

    /// <summary>Pixels to the outline, negative within it. Where a lasso goes around a place twice, that is within it too.</summary>
    public float Distance(float x, float y)
    {
        var nearest = float.MaxValue;
        var turns = 0;
        for (int i = 0, j = _corners.Length - 1; i < _corners.Length; j = i++)
        {
            var (from, to) = (_corners[j], _corners[i]);
            float acrossX = to.X - from.X, acrossY = to.Y - from.Y, offX = x - from.X, offY = y - from.Y;
            var length = acrossX * acrossX + acrossY * acrossY;
            var along = length == 0 ? 0 : Math.Clamp((offX * acrossX + offY * acrossY) / length, 0f, 1f);
            float awayX = offX - acrossX * along, awayY = offY - acrossY * along;
            nearest = MathF.Min(nearest, awayX * awayX + awayY * awayY);
            var side = acrossX * offY - acrossY * offX;
            if (from.Y <= y && to.Y > y && side > 0) turns++;
            if (from.Y > y && to.Y <= y && side < 0) turns--;
        }

        return turns == 0 ? MathF.Sqrt(nearest) : -MathF.Sqrt(nearest);
    }
}
