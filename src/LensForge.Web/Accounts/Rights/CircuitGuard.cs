using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace LensForge.Web.Accounts.Rights;

/// <summary>Nothing that a browser sends over its circuit is heard once its session has ended, however the socket behaves.</summary>
public sealed class CircuitGuard(AuthenticationStateProvider accounts, Access access) : CircuitHandler
{
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => async activity =>
    {
        if (access.IsIn(Caller.Of((await accounts.GetAuthenticationStateAsync()).User))) await next(activity);
    };
}
