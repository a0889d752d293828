using System.Reflection;
using LensForge.Domain.People;
using Microsoft.AspNetCore.Components.Endpoints;

namespace LensForge.Web.Accounts.Rights;

/// <summary>Who may use an endpoint or a page.</summary>
/// <param name="Guests">Guests by link too.</param>
/// <param name="File">It is about the file of the route's hash.</param>
public sealed record AccessRule(AccessAttribute Access, bool Guests, bool File)
{
    /// <summary>Null: it does not say, so nobody may.</summary>
    public static AccessRule? Of(Endpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is { Type: var page }) return OfPage(page);
        return endpoint.Metadata.GetMetadata<AccessAttribute>() is { } access
            ? new(access, endpoint.Metadata.GetMetadata<OpenToGuestsAttribute>() is not null, endpoint.Metadata.GetMetadata<AboutFile>() is not null)
            : null;
    }

    public static AccessRule? OfPage(Type page) => page.GetCustomAttribute<AccessAttribute>(inherit: true) is { } access
        ? new(access, page.GetCustomAttribute<OpenToGuestsAttribute>(inherit: true) is not null, false)
        : null;

    public override string ToString() => Access switch
    {
        NeedsAttribute needs => $"{needs.Right}{(Guests ? ", guests too" : "")}{(File ? ", by file" : "")}",
        OpenToAllAttribute open => $"all: {open.Why}",
        _ => Access.GetType().Name.Replace("Attribute", "", StringComparison.Ordinal),
    };
}
