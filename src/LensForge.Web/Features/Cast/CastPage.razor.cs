using LensForge.Domain.Cast;
using LensForge.Domain.People;
using LensForge.Web.Components;
using Microsoft.AspNetCore.Components;

namespace LensForge.Web.Features.Cast;

public sealed partial class CastPage : ProductionPage
{
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(250);
    private static readonly string[] Wanted = ["u", "r", "Shift+R"];

    private readonly CastState _cast = new();

    // What this person has changed here, and how it was before; null for as in the script.
    private readonly Stack<(string Name, CastMember? Before)> _done = [];
    private IDisposable? _progress;

    /// <summary>The selected character's name.</summary>
    [SupplyParameterFromQuery] public string? Who { get; set; }

    /// <summary>Order of the scene whose costume is shown; null for the first.</summary>
    [SupplyParameterFromQuery] public int? From { get; set; }

    [Inject] public required FilmingFloor Floor { get; init; }

    [Inject] public required CastCommands Cast { get; init; }

    public override ValueTask DisposeAsync()
    {
        _progress?.Dispose();
        return base.DisposeAsync();
    }

    protected override void Follow()
    {
        if (Sheet is not null) _cast.Follow(Sheet, Floor.Find, Floor.Hosts.Count > 0, Who, From);
    }

    protected override async Task ArriveAsync()
    {
        if (Sheet is null) return;
        _progress = Floor.Watch(ProgressInterval, () => InvokeAsync(() =>
        {
            if (_cast.Doing is not null) Redraw();
        }));
        await _cast.ReadAsync(Sheet.Script);
        Redraw();
        await RenderShownAsync();
    }

    private Task PressedAsync(string key) => key switch
    {
        "u" => UndoAsync(),
        "r" => RenderShownAsync(),
        _ => RenderAllAsync(),
    };

    private async Task SelectAsync(string name)
    {
        Addresses.NavigateTo(Addresses.GetUriWithQueryParameters(new Dictionary<string, object?> { ["who"] = name, ["from"] = null }), replace: true);
        (Who, From) = (name, null);
        Redraw();
        await RenderShownAsync();
    }

    private async Task WearAsync(int scene)
    {
        From = scene == 1 ? null : scene;
        Addresses.NavigateTo(Addresses.GetUriWithQueryParameter("from", From), replace: true);
        Redraw();
        await RenderShownAsync();
    }

    private async Task ChangeAsync(CastChange change)
    {
        if (_cast.Selected is not { } selected) return;
        var before = selected.Recast ? _cast.Member : null;
        if (!await Me.TryAsync(person => Cast.Recast.RunAsync(Id, selected.Name, change.Member, person))) return;
        _done.Push((selected.Name, before));
        await WearAsync(change.Scene);
    }

    private Task OfferAsync(OfferedPicture offered) => _cast.Selected is { } selected
        ? Me.TryAsync(person => Cast.Reference.RunAsync(Id, selected.Name, offered.Bytes, offered.Consent, person))
        : Task.CompletedTask;

    private Task TakeAsync(ProposedLook look)
    {
        if (_cast.Member is not { } member) return Task.CompletedTask;
        // Body and face are the same in every costume, so a costume takes over only what is worn.
        var looks = look.On(member.In(_cast.Scene));
        var first = look.On(member.Looks);
        var kept = _cast.Scene > 1 ? Costume.Of(member.Looks).On(first) : first;
        return ChangeAsync(new((member with { Looks = kept }).Wearing(Costume.Of(looks), _cast.Scene), _cast.Scene));
    }

    private async Task LeaveAsync()
    {
        if (_cast is not { Selected: { Recast: true } selected, Member: { } member }) return;
        if (!await Me.TryAsync(person => Cast.LeaveToScript.RunAsync(Id, selected.Name, person))) return;
        _done.Push((selected.Name, member));
        Redraw();
        await RenderShownAsync();
    }

    private async Task UndoAsync()
    {
        if (!_done.TryPop(out var last)) return;
        await Me.TryAsync(person => last.Before is { } before
            ? Cast.Recast.RunAsync(Id, last.Name, before, person)
            : Cast.LeaveToScript.RunAsync(Id, last.Name, person));
        if (Who != last.Name) await SelectAsync(last.Name);
        Redraw();
        await RenderShownAsync();
    }

    // Looking at somebody asks for their sheet; who may not spend machine time sees what is there.
    private Task RenderShownAsync() => May(Right.Film) && _cast.Looks is { } looks && _cast.Failure is null ? RenderAsync(looks) : Task.CompletedTask;

    private Task RenderAsync(Appearance looks) =>
        _cast.Selected is { } selected ? Me.TryAsync(person => Cast.Turnaround.RunAsync(Id, selected.Name, looks, person)) : Task.CompletedTask;

    private Task RenderAllAsync() => Me.TryAsync(async person =>
    {
        if (Sheet?.Bible is not { } bible) return;
        foreach (var tile in _cast.Tiles.Where(tile => tile.Portrait is null))
            await Cast.Turnaround.RunAsync(Id, tile.Name, bible.Find(tile.Name)!.Looks, person);
    });
}
