namespace LensForge.Domain.ShotLists;

/// <summary>Set-up letters as they are printed: A to Z without I and O, then AA, AB.</summary>
public static class ShotNumbers
{
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";

    /// <param name="index">From 0.</param>
    public static string Letter(int index)
    {
        var letters = "";
        for (var rest = index; rest >= 0; rest = rest / Letters.Length - 1) letters = Letters[rest % Letters.Length] + letters;
        return letters;
    }

    /// <summary>"3" gives "3A"; an inserted scene "3A" gives "3A-A", which no set-up of scene 3 is called.</summary>
    public static string Of(string scene, int index) =>
        scene + (scene.Length > 0 && char.IsLetter(scene[^1]) ? "-" : "") + Letter(index);
}
