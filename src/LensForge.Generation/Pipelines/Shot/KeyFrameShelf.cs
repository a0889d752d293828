using LensForge.Domain.Takes;

namespace LensForge.Generation.Pipelines.Shot;

/// <summary>
/// Key frames as they were after each step, so that a fork, a step that is kept and the rest of the shot need not run again what was run.
/// What lies here is bit for bit what running again would make; when it is gone, it is run again. The longest unused go first.
/// </summary>
public sealed class KeyFrameShelf(long mostBytes = KeyFrameShelf.UsualBytes)
{
    public const long UsualBytes = 192L << 20;

    private readonly Lock _turn = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, KeyFrameState State)>> _known = [];
    private readonly LinkedList<(string Key, KeyFrameState State)> _byUse = [];
    private long _bytes;

    /// <summary>Whether anything that this recipe's key frame passes through would be found again.</summary>
    public static bool Takes(Recipe recipe, int frame) => frame == 0 && recipe.Regions is null && !recipe.IsRendered;

    /// <summary>The latest state on the way to the recipe's key frame; null when none is here.</summary>
    public (int Step, KeyFrameState State)? Find(Recipe recipe)
    {
        lock (_turn)
        {
            for (var step = recipe.KeyStepsWanted; step > 0; step--)
            {
                if (!_known.TryGetValue(Key(recipe, step), out var node)) continue;
                _byUse.Remove(node);
                _byUse.AddFirst(node);
                return (step, node.Value.State);
            }
        }

        return null;
    }

    /// <param name="step">Steps done.</param>
    public void Keep(Recipe recipe, int step, KeyFrameState state)
    {
        var key = Key(recipe, step);
        lock (_turn)
        {
            if (_known.ContainsKey(key)) return;
            _known[key] = _byUse.AddFirst((key, state));
            _bytes += state.Bytes;
            while (_bytes > mostBytes && _byUse.Last is { } last)
            {
                _byUse.RemoveLast();
                _known.Remove(last.Value.Key);
                _bytes -= last.Value.State.Bytes;
            }
        }
    }

    // What the state after a step depends on: nothing of what comes later.
    private static string Key(Recipe recipe, int step) => $"{step} " + (recipe with
    {
        FollowSteps = 1, Kind = null, StopStep = null, KeyStill = null,
        Forks = recipe.Forks?.Where(fork => fork.Step < step).ToList() is { Count: > 0 } before ? before : null,
    }).Fingerprint();
}
