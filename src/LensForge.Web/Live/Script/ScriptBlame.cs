using System.Collections.Concurrent;
using LensForge.Domain;
using LensForge.Domain.LiveText;
using LensForge.Domain.People;
using LensForge.Web.Accounts;
using LensForge.Web.Accounts.Rights;
using LensForge.Web.EventStore;

namespace LensForge.Web.Live.Script;

/// <param name="Name">As people know them now.</param>
/// <param name="How">"typed" or "imported".</param>
public sealed record BlamedAuthor(string Name, string How);

/// <param name="Version">Of the text that it is about.</param>
/// <param name="Runs">Length and author of each stretch, in turn.</param>
public sealed record BlamedScript(long Version, IReadOnlyList<BlamedAuthor> Authors, IReadOnlyList<int> Runs);

/// <summary>Who wrote what of the scripts that are asked about: gone through once, then kept up.</summary>
public sealed class ScriptBlame(EventLog log, PeopleDirectory people)
{
    private const int Remembered = 16;

    private readonly ConcurrentDictionary<Guid, Kept> _kept = new();

    public static void Map(WebApplication app) => app.MapGet("/productions/{id:guid}/script/blame", async (Guid id, ScriptBlame blame, HttpContext context) =>
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(await blame.OfAsync(id, context.RequestAborted), DomainJson.Options);
    }).Needs(Right.Read);

    public async Task<BlamedScript> OfAsync(Guid production, CancellationToken stop = default)
    {
        if (_kept.Count >= Remembered) _kept.Clear();
        var (kept, stream) = (_kept.GetOrAdd(production, _ => new()), ScriptLog.StreamOf(production));
        await kept.Turn.WaitAsync(stop);
        try
        {
            foreach (var stored in await log.ReadStreamAsync(stream, kept.StreamVersion, stop))
            {
                kept.Blame = kept.Blame.Apply((ScriptEvent)stored.Body, stored.User);
                kept.StreamVersion = stored.Version;
                kept.Version = stored.Body is ScriptEdited edited ? edited.Base + edited.Count : 0;
            }

            return new(
                kept.Version,
                [.. kept.Blame.Authors.Select(author => new BlamedAuthor(author.By is null or Gate.House ? "From the imported file" : people.NameOf(author.By), author.Hand == Hand.Typed ? "typed" : "imported"))],
                [.. kept.Blame.Runs().SelectMany(run => (int[])[run.Length, run.Author])]);
        }
        finally
        {
            kept.Turn.Release();
        }
    }

    private sealed class Kept
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public Blame Blame { get; set; } = Blame.None;

        public long StreamVersion { get; set; }

        public long Version { get; set; }
    }
}
