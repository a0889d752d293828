namespace LensForge.Domain.Stages;

/// <summary>Things that can be put on the places that sets keep free.</summary>
public static class SetProps
{
    public static readonly IReadOnlyList<string> Offered =
    [
        "lamp", "candle", "flowers", "plant", "books", "papers", "letter", "photo", "cup", "teapot", "bottle", "whisky", "glass", "fruit", "plate",
        "cake", "telephone", "phone", "radio", "laptop", "keys", "box", "newspaper", "map",
    ];

    /// <summary>At most this many are added: sets keep two to four places free.</summary>
    public const int Most = 4;
}
