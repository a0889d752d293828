using System.Collections.Immutable;
using System.Security.Claims;

namespace LensForge.Web.Accounts;

/// <summary>Who is at the other end of a request, circuit or socket, read from its cookies.</summary>
/// <param name="Person">As commands name them; null for somebody without an account.</param>
/// <param name="Visits">Guest links that this browser has opened, each with its visit.</param>
public sealed record Caller(string? Person, Guid Session, string Stamp, ImmutableArray<GuestVisit> Visits)
{
    public static readonly Caller Nobody = new(null, Guid.Empty, "", []);

    /// <summary>No cookie of ours at all.</summary>
    public bool IsNobody => Person is null && Visits.IsEmpty;

    public static Caller Of(ClaimsPrincipal? principal)
    {
        if (principal is null) return Nobody;
        ImmutableArray<GuestVisit> visits = [.. principal.FindAll(GuestVisit.Claim).Select(claim => GuestVisit.Read(claim.Value)).OfType<GuestVisit>()];
        return principal.FindFirst(Sessions.SessionClaim) is { } session && Guid.TryParse(session.Value, out var id)
            ? new(principal.FindFirst(ClaimTypes.NameIdentifier)?.Value, id, principal.FindFirst(Sessions.StampClaim)?.Value ?? "", visits)
            : Nobody with { Visits = visits };
    }
}

/// <summary>A browser that came by a guest link.</summary>
public sealed record GuestVisit(Guid Production, Guid Link, Guid Visit)
{
    public const string Claim = "lensforge:visit";

    public string Written => $"{Production:N}{Link:N}{Visit:N}";

    public static GuestVisit? Read(string written) =>
        written.Length == 96 && Guid.TryParse(written[..32], out var production) && Guid.TryParse(written[32..64], out var link) && Guid.TryParse(written[64..], out var visit)
            ? new(production, link, visit)
            : null;
}
