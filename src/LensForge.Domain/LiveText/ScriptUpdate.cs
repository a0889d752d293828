namespace LensForge.Domain.LiveText;

/// <summary>One step of one client, as the collaboration package of CodeMirror counts them.</summary>
/// <param name="Client">Of the editor, not of the person: one person may have two windows.</param>
/// <param name="At">Milliseconds on the client's own clock when it was typed; tells only what was typed in one breath.</param>
public sealed record ScriptUpdate(ChangeSet Changes, string Client, long At = 0);

public static class Rebasing
{
    /// <summary>
    /// Moves updates that were made on an older text over what was accepted since, leaving out those that were accepted already. Never
    /// refuses for lateness. It goes step by step, as the client does when it receives those steps one at a time: rebaseUpdates of
    /// @codemirror/collab 6 maps over all of them composed, and what comes out can differ from what a client has that received them
    /// in portions (mapping over a composed change is not always mapping over its parts).
    /// </summary>
    /// <param name="over">Everything accepted since the version that the updates were made on.</param>
    public static IReadOnlyList<ScriptUpdate> Rebase(IReadOnlyList<ScriptUpdate> updates, IReadOnlyList<ScriptUpdate> over)
    {
        if (over.Count == 0 || updates.Count == 0) return updates;
        var known = over.Count(update => update.Client == updates[0].Client);

        // Also an old message that was overtaken by a longer one of the same client.
        if (known >= updates.Count) return [];
        var waiting = new LinkedList<ScriptUpdate>(updates);
        foreach (var update in over)
        {
            if (update.Client == updates[0].Client)
            {
                waiting.RemoveFirst();
                continue;
            }

            var changes = update.Changes;
            for (var own = waiting.First; own is not null; own = own.Next)
            {
                var made = own.Value.Changes;
                own.Value = own.Value with { Changes = made.Map(changes) };
                changes = changes.Map(made, before: true);
            }
        }

        return [.. waiting];
    }
}
