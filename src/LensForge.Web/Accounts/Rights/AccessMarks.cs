using LensForge.Domain.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;

namespace LensForge.Web.Accounts.Rights;

/// <summary>Anybody, signed in or not.</summary>
/// <param name="why">What makes that harmless.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OpenToAllAttribute(string why) : AccessAttribute, IAllowAnonymous
{
    public string Why => why;
}

/// <summary>Generation hosts, who bring a key of their own that the endpoint itself asks for.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ForHostsAttribute : AccessAttribute, IAllowAnonymous;

/// <summary>Everybody who came in by some door, with an account or by a guest link; what passes through it is asked for one by one.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ForWhoeverIsInAttribute : AccessAttribute;

/// <summary>Stands beside [Needs(Right.Read)]: guests by link may too, within what their link shows.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OpenToGuestsAttribute : Attribute;

/// <summary>The file of the route's hash: who may read any production that names it.</summary>
public sealed record AboutFile;

/// <summary>How endpoints say who may use them: app.MapGet(…).Needs(Right.Read).</summary>
public static class AccessMarks
{
    public static T Needs<T>(this T endpoint, Right right)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(new NeedsAttribute(right));

    public static T OpenToGuests<T>(this T endpoint)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(new OpenToGuestsAttribute());

    public static T ForPeople<T>(this T endpoint)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(new ForPeopleAttribute());

    public static T ForHosts<T>(this T endpoint)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(new ForHostsAttribute());

    public static T OpenToAll<T>(this T endpoint, string why)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(new OpenToAllAttribute(why));

    /// <summary>Pages say for themselves who may see them; what carries circuits is for whoever is in.</summary>
    public static void AddRules(this RazorComponentsEndpointConventionBuilder pages) => pages.Add(endpoint =>
    {
        if (!endpoint.Metadata.OfType<ComponentTypeMetadata>().Any()) endpoint.Metadata.Add(new ForWhoeverIsInAttribute());
    });
}
