using System.Reflection;
using LensForge.Domain.People;
using LensForge.Web.Accounts;
using LensForge.Web.Accounts.Rights;
using LensForge.Web.Projections;
using Microsoft.AspNetCore.Components;

namespace LensForge.Web.Components;

/// <summary>A page of one production: its sheet as this person may see it, followed as it or their rights change.</summary>
[Needs(Right.Read)]
public abstract class ProductionPage : ComponentBase, IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private IDisposable? _watch;
    private Guid _watched;
    private Caller _caller = Caller.Nobody;

    [Parameter] public Guid Id { get; set; }

    [Inject] public required ProductionFeed Productions { get; init; }

    [Inject] public required ActingPerson Me { get; init; }

    [Inject] public required Access Access { get; init; }

    [Inject] public required GuestBook GuestBook { get; init; }

    [Inject] public required NavigationManager Addresses { get; init; }

    /// <summary>As it was drawn last; null when there is no such production.</summary>
    protected ProductionSheet? Sheet { get; private set; }

    /// <summary>Without an account, by a link.</summary>
    protected bool Guest => Access.IsGuest(_caller, Id);

    protected Caller Caller => _caller;

    /// <summary>The page can be used: this is not the picture made for the first answer.</summary>
    protected bool Live { get; private set; }

    public virtual ValueTask DisposeAsync()
    {
        _watch?.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>The sheet or the address is another one than before.</summary>
    protected virtual void Follow()
    {
    }

    /// <summary>Once, when the page can be used.</summary>
    protected virtual Task ArriveAsync() => Task.CompletedTask;

    protected override async Task OnParametersSetAsync()
    {
        await Productions.CaughtUp;
        _caller = await Me.CallerAsync();
        Look();

        // The first answer says 404; on an open page the sheet's absence is said in its place.
        if (Sheet is null && !RendererInfo.IsInteractive) Addresses.NotFound();
        if (Sheet is not null && Guest && !RendererInfo.IsInteractive)
            await GuestBook.SawAsync(_caller.Visits.Last(visit => visit.Production == Id).Visit, Shown(Sheet));
    }

    /// <summary>What a guest is shown here, in words for those who asked them to look.</summary>
    protected virtual string Shown(ProductionSheet sheet) => "the film";

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_watched != Id)
        {
            _watch?.Dispose();
            _watched = Id;
            _watch = Productions.Watch(Id, Interval, () => InvokeAsync(Redraw));
            if (!firstRender) Redraw();
        }

        if (!firstRender) return;
        Live = true;
        Redraw();
        await ArriveAsync();
    }

    /// <summary>Whether this person may, now.</summary>
    protected bool May(Right right) => Access.May(_caller, Id, right);

    protected void Redraw()
    {
        Look();
        StateHasChanged();
    }

    private void Look()
    {
        Sheet = Access.View(_caller, Id, guests: GetType().IsDefined(typeof(OpenToGuestsAttribute)));
        Follow();
    }
}
