namespace LensForge.Web.Accounts;

/// <summary>
/// Addresses that carry a key (?key=…) are answered here, before anything that could log, render or refer them: the key moves into a
/// cookie, and the browser is sent to the clean address at once.
/// </summary>
public static class KeyLinks
{
    private static readonly string[] Doors = ["/join", "/guest"];

    public static void UseKeyLinks(this WebApplication app)
    {
        var keys = app.Services.GetRequiredService<CarriedKey>();
        var link = app.Services.GetRequiredService<SignInLink>();
        var sessions = app.Services.GetRequiredService<Sessions>();
        app.Use(async (context, next) =>
        {
            var request = context.Request;
            if (!HttpMethods.IsGet(request.Method) || request.Query["key"] is not [{ Length: > 0 and < 200 } key])
            {
                await next();
                return;
            }

            if (request.Path == "/sign-in")
            {
                context.Response.Headers.CacheControl = "no-store";
                request.QueryString = new("?used=true");
                if (!link.Use(key))
                {
                    await next();
                    return;
                }

                await using var scope = app.Services.CreateAsyncScope();
                await sessions.SignInAsync(context, await scope.ServiceProvider.GetRequiredService<Keeper>().FindOrMakeAsync(context.RequestAborted));
                context.Response.Redirect("/");
                return;
            }

            if (Doors.FirstOrDefault(door => request.Path == door) is not { } through)
            {
                await next();
                return;
            }

            keys.Carry(context, through, key);
            context.Response.Headers.CacheControl = "no-store";
            context.Response.Redirect(through);
        });
    }
}
