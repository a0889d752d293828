using LensForge.Domain.Productions;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace LensForge.Web.Live;

/// <summary>
/// The place of one browser page among those who are here. When its connection is lost nobody is shown there, though the page may come back
/// within minutes and then is shown again.
/// </summary>
public sealed class PresenceSeat(Presence presence) : CircuitHandler, IDisposable
{
    private Guid _production;
    private PersonHere? _here;
    private bool _down;

    /// <param name="name">As people call them.</param>
    /// <param name="shot">What is open there, and what it is called.</param>
    public void Sit(Guid production, string person, string name, string station, (ShotId Id, string Number)? shot)
    {
        if (_production != production) presence.Rise(this, _production);
        _production = production;
        _here = new(person, name, station, shot?.Id, shot is { } open ? $"{station.ToLowerInvariant()}, shot {open.Number}" : station.ToLowerInvariant());
        if (!_down) presence.Sit(this, production, _here);
    }

    /// <summary>Leaves the production for another page.</summary>
    public void Rise()
    {
        presence.Rise(this, _production);
        _here = null;
    }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        _down = true;
        presence.Rise(this, _production);
        return Task.CompletedTask;
    }

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        _down = false;
        if (_here is { } here) presence.Sit(this, _production, here);
        return Task.CompletedTask;
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Rise();
        return Task.CompletedTask;
    }

    public void Dispose() => presence.Rise(this, _production);
}
