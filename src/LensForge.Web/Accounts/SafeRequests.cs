using LensForge.Web.Hosts;

namespace LensForge.Web.Accounts;

/// <summary>What browsers are told to forbid, and requests that come from other sites.</summary>
public static class SafeRequests
{
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self' data:; "
        + "connect-src 'self' ws: wss:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static void UseSafeHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        return next();
    });

    /// <summary>A page elsewhere that lets its name point here (DNS rebinding) is turned away by its Host header.</summary>
    public static void UseOwnName(this WebApplication app)
    {
        var name = app.Services.GetRequiredService<PublicAddress>();
        app.Use((context, next) =>
        {
            if (HostsEntrance.BroughtIn(context) || name.Answers(context.Request.Host)) return next();
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        });
    }

    /// <summary>A socket or a change asked for by a page of another site is refused, whatever cookies it brings.</summary>
    public static void UseOwnOrigin(this WebApplication app) => app.Use((context, next) =>
    {
        var request = context.Request;
        var harmless = (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && !IsUpgrade(request);
        if (!harmless && request.Headers.Origin is [{ Length: > 0 } origin] && origin != $"{request.Scheme}://{request.Host}" && !IsOwnForm(request, origin))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        return next();
    });

    // Pages that refer nowhere send their forms with no origin; then the browser's own word on where they come from counts, which no script can set.
    private static bool IsOwnForm(HttpRequest request, string origin) => origin == "null" && !IsUpgrade(request) && request.Headers["Sec-Fetch-Site"] == "same-origin";

    // HTTP/2 sockets come by CONNECT, which is not harmless anyway.
    private static bool IsUpgrade(HttpRequest request) => request.Headers.Upgrade.Count > 0;
}
