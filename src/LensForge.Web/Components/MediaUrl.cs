namespace LensForge.Web.Components;

/// <summary>Where browsers find a file by its hash.</summary>
public static class MediaUrl
{
    public static string Picture(string hash) => $"/media/{hash}.jpg";

    public static string Clip(string hash) => $"/media/{hash}.mp4";

    public static string Download(string hash, string name) => $"/media/{hash}.mp4?download={Uri.EscapeDataString(name)}";
}
