using LensForge.Domain.People;
using LensForge.Web.Projections;

namespace LensForge.Web.Accounts.Rights;

/// <summary>
/// Every request is measured by what its endpoint says of itself. One that says nothing answers nobody, and what somebody may not see
/// does not exist for them: 404, never 403.
/// </summary>
public static class RightsAtTheDoor
{
    public static void UseRights(this WebApplication app)
    {
        var access = app.Services.GetRequiredService<Access>();
        var sheets = app.Services.GetRequiredService<ProductionSheets>();
        var projections = app.Services.GetRequiredService<ProjectionService>();
        var open = app.Services.GetRequiredService<OpenConnections>();
        var logger = app.Services.GetRequiredService<ILogger<Access>>();
        app.Use(async (context, next) =>
        {
            if (context.GetEndpoint() is not { } endpoint)
            {
                await next();
                return;
            }

            var rule = AccessRule.Of(endpoint);
            if (rule is null) logger.LogWarning("{Endpoint} does not say who may use it, so it answers nobody", endpoint.DisplayName);
            if (rule?.Access is OpenToAllAttribute or ForHostsAttribute)
            {
                await next();
                return;
            }

            if (rule?.Access is NeedsAttribute) await projections.CaughtUp.WaitAsync(context.RequestAborted);
            var caller = Caller.Of(context.User);
            if (rule is null || !Admits())
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            if (context.WebSockets.IsWebSocketRequest || context.Request.Headers.Upgrade.Count > 0)
            {
                // A socket outlives the question, so it is asked again whenever an answer may have become another; of what was asked now, since
                // the request may be gone by then.
                var about = ProductionsOf(context, sheets);
                using var watched = open.Add(rule.File ? Admits : () => access.Admits(caller, rule, about), context.Abort);
                await next();
                return;
            }

            await next();

            bool Admits() => rule.File
                ? access.SeesFile(caller, (string)context.GetRouteValue("hash")!, context.Request.Query.ContainsKey("download"))
                : access.Admits(caller, rule, ProductionsOf(context, sheets));
        });
    }

    /// <summary>By the route's id, or the production or takes in the query.</summary>
    private static HashSet<Guid> ProductionsOf(HttpContext context, ProductionSheets sheets)
    {
        var found = new HashSet<Guid>();
        if (Guid.TryParse(context.GetRouteValue("id")?.ToString() ?? context.GetRouteValue("production")?.ToString(), out var routed)) found.Add(routed);
        foreach (var text in context.Request.Query["production"]) found.Add(Guid.TryParse(text, out var production) ? production : Guid.Empty);
        foreach (var text in context.Request.Query["take"]) found.Add(Guid.TryParse(text, out var take) ? sheets.ProductionOf(take) ?? Guid.Empty : Guid.Empty);
        return found;
    }
}
