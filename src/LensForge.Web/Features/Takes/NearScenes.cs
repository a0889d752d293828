namespace LensForge.Web.Features.Takes;

/// <summary>
/// Which scenes of a long board are drawn whole: those that the browser has near, and that of the selected shot. A board of usual length is
/// drawn whole throughout.
/// </summary>
public sealed class NearScenes
{
    /// <summary>Shots up to which a board is drawn whole.</summary>
    public const int Few = 90;

    // As much as the largest window shows before it has said where it is.
    private const int First = 30;

    private HashSet<int>? _reported;
    private HashSet<int>? _near;

    public bool Has(int scene) => _near?.Contains(scene) != false;

    /// <param name="selected">Order of the scene of the selected shot.</param>
    public void Follow(IReadOnlyList<SceneView> scenes, int? selected)
    {
        if (scenes.Sum(scene => scene.Listed.Count) <= Few)
        {
            _near = null;
            return;
        }

        _near = [.. _reported ?? Begin(scenes, selected)];
        if (selected is { } open) _near.Add(open);
    }

    /// <summary>What the browser has near now.</summary>
    public void Report(IEnumerable<int> scenes) => _reported = [.. scenes];

    private static HashSet<int> Begin(IReadOnlyList<SceneView> scenes, int? selected)
    {
        var near = new HashSet<int>();
        var shots = 0;
        foreach (var scene in scenes)
        {
            if (shots >= First) break;
            near.Add(scene.Ordinal);
            shots += scene.Listed.Count;
        }

        if (selected is { } open) near.UnionWith([open - 1, open, open + 1]);
        return near;
    }
}
