using LensForge.Domain.Grammar;
using LensForge.Domain.Screenplays;

namespace LensForge.Domain.ShotLists;

/// <summary>How a scene stands to the one before it.</summary>
public static class Continuity
{
    private static readonly Lexicon<bool> Onward = new(
        (true, "continuous, same, same time, moments later, cont, continued, fortlaufend, gleichzeitig, weiter, continu, suite, meme moment, continuo, continua, mismo, continuacion, stesso momento, mesmo, ciag dalszy, продолжение, тогда же, 同时, 連続, 続き, 계속"));

    /// <summary>Whether the heading says that the scene goes on without a pause.</summary>
    public static bool FollowsOn(SceneHeading heading) => heading.Time.Length > 0 && Onward.Knows(heading.Time);

    /// <summary>Scenes in the same place have the same key: what stands between prefix and time, without accents and case.</summary>
    public static string PlaceKey(SceneHeading heading) =>
        string.Join(' ', Words.Of(heading.Place.Length > 0 ? heading.Place : heading.Text).Select(word => word.Folded));
}
