using LensForge.Domain.Drafts;
using LensForge.Domain.LiveText;
using LensForge.Domain.Productions;
using LensForge.Domain.Screenplays;
using LensForge.Web.Live.Script;
using LensForge.Web.Projections;

namespace LensForge.Web.Features.Productions;

/// <summary>Follows the words of the plan that there is through every change of the live text, so that scenes and shots hold on to them.</summary>
public sealed class WordsFollowed(ScriptRooms scripts)
{
    private const string Live = "script.fountain";

    /// <param name="state">The production as it is before the new plan.</param>
    /// <param name="live">The script that the new plan is made of, or that <paramref name="text"/> will be made of.</param>
    /// <param name="screenplay">What is planned.</param>
    /// <param name="text">The words of that as the live text has them, or will have.</param>
    /// <returns>Null where the plan was not made of words that the log knows: then only the texts can be compared.</returns>
    public async Task<WordsKept?> OfAsync(Guid production, Production state, LoggedScript live, Screenplay screenplay, string text, CancellationToken stop = default)
    {
        if (state is not { Planned: { } planned, Script: { } script } || planned.Plan.TextHash != script.TextHash) return null;
        var version = planned.Words ?? 0;
        if (version > live.Script.Version) return null;
        var (then, since) = await scripts.SinceAsync(production, version, live, stop);
        return await Task.Run(() =>
        {
            var source = Planning.Read(script.FileName, script.Source.Bytes());
            if (planned.Words is null && then != StorableText.Of(FountainWriter.TextOf(script.FileName, script.Source.Bytes()))) return null;
            var trail = WordTrail.From(then);
            foreach (var edited in since)
            {
                stop.ThrowIfCancellationRequested();
                trail.Apply(edited.Changes);
            }

            var now = live.Script.Text.ToString();
            if (now != text) trail.Apply(TextDifference.Between(now, text));
            return new WordsKept(planned.Revision, then, trail, LineMap.Of(source, Read(then)), LineMap.Of(screenplay, Read(text)));
        }, stop);
    }

    private static Screenplay Read(string text) => Planning.Read(Live, System.Text.Encoding.UTF8.GetBytes(text));
}
