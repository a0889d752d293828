using System.Reflection;
using LensForge.Domain.Notes;
using LensForge.Domain.People;
using LensForge.Domain.Productions;
using LensForge.Domain.Rooms;
using LensForge.Domain.Takes;
using LensForge.Web.Accounts.Rights;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.StaticAssets;

namespace LensForge.Web.Tests.Accounts;

/// <summary>Everything that answers anybody, found by reflection, with what it says of itself.</summary>
public static class AccessMatrix
{
    public static IReadOnlyList<Type> Commands { get; } =
        [.. typeof(ProductionCommand).Assembly.GetTypes().Where(type => !type.IsAbstract && (type.IsSubclassOf(typeof(ProductionCommand)) || type.IsSubclassOf(typeof(TakeCommand)) || type.IsSubclassOf(typeof(RoomCommand)) || type.IsSubclassOf(typeof(NoteCommand)))).OrderBy(type => type.Name, StringComparer.Ordinal)];

    public static IReadOnlyList<Type> Hubs { get; } = [.. typeof(LensForgeServer).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(Hub)))];

    public static IEnumerable<MethodInfo> Methods(Type hub) =>
        hub.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(method => method.GetBaseDefinition().DeclaringType == hub && !method.IsSpecialName);

    /// <summary>Public files are one line of the matrix; everything else is a line of its own.</summary>
    public static IReadOnlyList<RouteEndpoint> Endpoints(RunningWeb web) =>
        [.. web.Get<EndpointDataSource>().Endpoints.Concat(((IEndpointRouteBuilder)web.App).DataSources.SelectMany(source => source.Endpoints)).Distinct().OfType<RouteEndpoint>()
            // The framework's answer to files that are not there, which is none.
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null && endpoint.RoutePattern.RawText != "{**path:file}")];

    public static string Name(RouteEndpoint endpoint) =>
        $"{string.Join('|', endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods && endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is null ? methods : ["*"])} "
        + $"{endpoint.RoutePattern.RawText?.TrimEnd('/')}{(endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is { Type: var page } ? $" ({page.Name})" : "")}";

    public static IReadOnlyList<string> Lines(RunningWeb web) =>
    [
        .. Commands.Select(command => $"command {command.Name}: {Say(Gate.AccessOf(command))}"),
        .. Endpoints(web).Select(endpoint => $"endpoint {Name(endpoint)}: {AccessRule.Of(endpoint)?.ToString() ?? "NOBODY SAID"}").Distinct().Order(StringComparer.Ordinal),
        .. Hubs.SelectMany(hub => Methods(hub).Select(method =>
            $"hub {hub.Name}.{method.Name}: {Say(method.GetCustomAttribute<AccessAttribute>() ?? hub.GetCustomAttribute<AccessAttribute>())}")).Order(StringComparer.Ordinal),
    ];

    private static string Say(AccessAttribute? access) => access is null ? "NOBODY SAID" : new AccessRule(access, false, false).ToString();
}
