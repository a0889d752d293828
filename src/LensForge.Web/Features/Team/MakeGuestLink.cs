using LensForge.Domain;
using LensForge.Domain.People;
using LensForge.Web.Accounts;
using LensForge.Web.EventStore;
using LensForge.Web.Projections;
using Microsoft.AspNetCore.Identity;
using Make = LensForge.Domain.People.MakeGuestLink;

namespace LensForge.Web.Features.Team;

/// <summary>What somebody wants of a link for guests.</summary>
/// <param name="Passphrase">Null where none is asked for.</param>
public sealed record GuestLinkWish(string Label, GuestScope Scope, bool Comment, bool Download, string? Passphrase, TimeSpan Lasts);

/// <summary>Makes a link by which people without an account look at a production or a scene.</summary>
public sealed class MakeGuestLinkHandler(Decisions desk, ProjectionService projections, LinkSecrets secrets, IPasswordHasher<Person> hasher, TimeProvider clock)
{
    public const int ShortestPassphrase = 8;

    /// <returns>Path and query of the link, which is shown once.</returns>
    public async Task<string> RunAsync(Guid production, GuestLinkWish wish, string user, CancellationToken stop = default)
    {
        if (wish.Passphrase is { Length: < ShortestPassphrase or > 200 }) throw new RefusedException($"A passphrase has {ShortestPassphrase} to 200 characters.");
        var (link, now) = (Guid.CreateVersion7(), clock.GetUtcNow());
        var sequence = await desk.DecideAsync(production, new Make(link, wish.Label, wish.Scope, wish.Comment, wish.Download, now + wish.Lasts, now), user, stop);
        var token = await secrets.MakeAsync(link, production, LinkKind.Guest, wish.Passphrase is null ? null : hasher.HashPassword(new(), wish.Passphrase), stop);
        await projections.SeenAsync(sequence, stop);
        return $"/guest?key={token}";
    }
}
