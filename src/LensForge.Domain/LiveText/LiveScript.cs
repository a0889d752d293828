using System.Collections.Immutable;

namespace LensForge.Domain.LiveText;

/// <summary>A script that many people write at once, as its log makes it: the authority's side of @codemirror/collab.</summary>
/// <param name="Version">Steps taken since the text began.</param>
/// <param name="Floor">The version that <paramref name="Recent"/> begins at: older steps must be read from the log.</param>
/// <param name="Recent">What was accepted since, in its order.</param>
public sealed record LiveScript(Rope Text, long Version, long Floor, ImmutableList<ScriptEdited> Recent)
{
    /// <summary>Units of a script at most.</summary>
    public const int Longest = 5 * 1024 * 1024;

    /// <summary>Keystrokes of one person within this many milliseconds may become one change.</summary>
    public const long Breath = 200;

    private const int MostRecent = 4096;

    public static readonly LiveScript None = new(Rope.Empty, 0, 0, []);

    public static LiveScript Fold(IEnumerable<ScriptEvent> events) => events.Aggregate(None, Apply);

    public static LiveScript Apply(LiveScript state, ScriptEvent happened) => happened switch
    {
        ScriptBegun begun => new(Rope.Of(begun.Text), 0, 0, []),
        ScriptEdited edited => state.With(edited),
        _ => state,
    };

    /// <summary>From a text kept at a version: what came before it must be read from the log.</summary>
    public static LiveScript At(long version, Rope text) => new(text, version, version, []);

    /// <summary>
    /// Accepts what a client made on a version, later than others or not, and makes one event of what it typed in one breath.
    /// What was accepted already makes nothing.
    /// </summary>
    /// <param name="since">Everything accepted since that version.</param>
    /// <exception cref="ChangeRefusedException">The changes are none of this text, or it would become too long.</exception>
    public IReadOnlyList<ScriptEdited> Accept(long version, IReadOnlyList<ScriptUpdate> updates, IReadOnlyList<ScriptUpdate> since)
    {
        if (version < 0 || version > Version || since.Count != Version - version) throw new ChangeRefusedException($"There is no version {version} of this script: it is at {Version}.");
        if (updates.Count == 0) return [];
        if (updates.Any(update => update.Client != updates[0].Client)) throw new ChangeRefusedException("The steps come from several editors.");
        var length = since.Count == 0 ? Text.Length : since[0].Changes.Length;
        foreach (var update in updates)
        {
            if (update.Changes.Length != length) throw new ChangeRefusedException($"A step is made for a text of {update.Changes.Length}; this one had {length}.");
            length = update.Changes.NewLength;
        }

        var moved = Rebasing.Rebase([.. updates.Select(update => update with { Changes = update.Changes.Storable() })], since);
        if (moved.Count > 0 && moved[^1].Changes.NewLength > Longest) throw new ChangeRefusedException($"A script has at most {Longest / 1024 / 1024} MB.");
        return Breaths(moved);
    }

    /// <summary>As the package counts it: a change of several steps is the change and then empty steps.</summary>
    public static IEnumerable<ScriptUpdate> Steps(ScriptEdited edited)
    {
        yield return new(edited.Changes, edited.Client);
        for (var i = 1; i < edited.Count; i++) yield return new(ChangeSet.Empty(edited.Changes.NewLength), edited.Client);
    }

    /// <summary>Everything accepted since a version that is not below <see cref="Floor"/>.</summary>
    public IReadOnlyList<ScriptEdited> Since(long version)
    {
        if (version < Floor) throw new ArgumentOutOfRangeException(nameof(version), "Older steps are in the log.");
        var first = Recent.Count;
        while (first > 0 && Recent[first - 1].Base >= version) first--;
        return first == 0 ? Recent : Recent.GetRange(first, Recent.Count - first);
    }

    /// <summary>
    /// For a client that was away: what others did since its own last step was accepted, as one change, so that thousands of unsent
    /// steps are moved once. Up to that step it must go as the authority went, one at a time. It must send nothing on an older
    /// version afterwards.
    /// </summary>
    public static IReadOnlyList<ScriptEdited> CatchUp(IReadOnlyList<ScriptEdited> edits, string client)
    {
        var own = edits.Count;
        while (own > 0 && edits[own - 1].Client != client) own--;
        if (edits.Count - own < 2) return edits;
        var others = edits.Skip(own).ToList();
        return [.. edits.Take(own), new(others[0].Base, Composed(others.ConvertAll(edited => edited.Changes)), "", others.Sum(edited => edited.Count))];
    }

    // Two and two, so that a long composed change is not gone through for every keystroke.
    private static ChangeSet Composed(List<ChangeSet> changes)
    {
        while (changes.Count > 1) changes = [.. changes.Chunk(2).Select(pair => pair.Length == 2 ? pair[0].Compose(pair[1]) : pair[0])];
        return changes[0];
    }

    private List<ScriptEdited> Breaths(IReadOnlyList<ScriptUpdate> updates)
    {
        var made = new List<ScriptEdited>();
        var (at, began) = (Version, 0L);
        foreach (var update in updates)
        {
            // A later half of something composed may be one surrogate alone, which the log cannot hold: then both are kept.
            if (made.Count > 0 && update.At - began is >= 0 and <= Breath && made[^1].Changes.Compose(update.Changes) is { IsStorable: true } both)
            {
                made[^1] = made[^1] with { Changes = both, Count = made[^1].Count + 1 };
            }
            else
            {
                made.Add(new(at, update.Changes, update.Client));
                began = update.At;
            }

            at++;
        }

        return made;
    }

    private LiveScript With(ScriptEdited edited)
    {
        if (edited.Base != Version) throw new ChangeRefusedException($"A change of version {edited.Base} does not follow version {Version}.");
        var recent = Recent.Add(edited);
        var floor = Floor;
        if (recent.Count > MostRecent)
        {
            recent = recent.RemoveRange(0, MostRecent / 4);
            floor = recent[0].Base;
        }

        return new(edited.Changes.Apply(Text), Version + edited.Count, floor, recent);
    }
}
