namespace LensForge.Generation.Evaluation;

/// <summary>
/// Edge-F1: 2 P R / (P + R), where P is the share of the picture's edge pixels that have one of the reference's within one pixel, and R the share
/// of the reference's that have one of the picture's (after Martin, Fowlkes and Malik, IEEE PAMI 26(5), 2004, without their one-to-one matching). 0 to 1.
/// </summary>
public static class EdgeMatch
{
    public const int Tolerance = 1;

    public static double Of(Picture picture, Picture reference)
    {
        picture.MustMatch(reference);
        EdgeMap own = EdgeMap.Of(picture), wanted = EdgeMap.Of(reference);
        int ownCount = own.Count, wantedCount = wanted.Count;
        if (ownCount == 0 && wantedCount == 0) return 1;
        if (ownCount == 0 || wantedCount == 0) return 0;
        double precision = Found(own, wanted) / (double)ownCount, recall = Found(wanted, own) / (double)wantedCount;
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    private static int Found(EdgeMap edges, EdgeMap among)
    {
        var found = 0;
        for (var y = 0; y < edges.Height; y++)
        {
            for (var x = 0; x < edges.Width; x++)
            {
                if (edges[y * edges.Width + x] && among.Near(x, y, Tolerance)) found++;
            }
        }
        return found;
    }
}
