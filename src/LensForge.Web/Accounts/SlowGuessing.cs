using System.Threading.RateLimiting;

namespace LensForge.Web.Accounts;

/// <summary>Passwords, codes and passphrases cannot be tried quickly: thirty tries a minute from one address.</summary>
public static class SlowGuessing
{
    private static readonly string[] Doors = ["/sign-in", "/join", "/guest"];

    public static void AddSlowGuessing(this IServiceCollection services) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
            HttpMethods.IsPost(context.Request.Method) && Doors.Any(door => context.Request.Path.StartsWithSegments(door))
                ? RateLimitPartition.GetFixedWindowLimiter(
                    context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new() { PermitLimit = 30, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 })
                : RateLimitPartition.GetNoLimiter(""));
        limits.OnRejected = async (rejected, stop) =>
        {
            rejected.HttpContext.Response.ContentType = "text/plain; charset=utf-8";
            await rejected.HttpContext.Response.WriteAsync("Too many tries from this address. Wait a minute, then try again.", stop);
        };
    });
}
