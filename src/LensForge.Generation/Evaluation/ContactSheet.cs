namespace LensForge.Generation.Evaluation;

/// <summary>Pictures of one size laid out in rows, a thin dark gap between them.</summary>
public static class ContactSheet
{
    private const int Gap = 6;

    public static Picture Lay(IReadOnlyList<Picture> pictures, int columns)
    {
        if (pictures.Count == 0) throw new ArgumentException("There is no picture to lay out.", nameof(pictures));
        int width = pictures[0].Width, height = pictures[0].Height, across = Math.Min(columns, pictures.Count), rows = (pictures.Count + across - 1) / across;
        var sheet = new Picture(across * (width + Gap) - Gap, rows * (height + Gap) - Gap, new byte[(across * (width + Gap) - Gap) * (rows * (height + Gap) - Gap) * 3]);
        for (var i = 0; i < pictures.Count; i++)
        {
            pictures[0].MustMatch(pictures[i]);
            int left = i % across * (width + Gap), top = i / across * (height + Gap);
            for (var y = 0; y < height; y++) pictures[i].Rgb.AsSpan(y * width * 3, width * 3).CopyTo(sheet.Rgb.AsSpan(((top + y) * sheet.Width + left) * 3));
        }
        return sheet;
    }
}
