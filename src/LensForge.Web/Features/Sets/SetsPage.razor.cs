using LensForge.Domain.Colour;
using LensForge.Domain.People;
using LensForge.Domain.Productions;
using LensForge.Web.Components;
using Microsoft.AspNetCore.Components;

namespace LensForge.Web.Features.Sets;

public sealed partial class SetsPage : ProductionPage
{
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(250);
    private static readonly string[] Wanted = ["u", "r"];

    private readonly SetsState _sets = new();

    // How to put back what this person has changed here, the last on top.
    private readonly Stack<Func<string, Task>> _done = [];
    private IDisposable? _progress;

    /// <summary>The selected place, as in <see cref="PlaceName"/>.</summary>
    [SupplyParameterFromQuery] public string? Where { get; set; }

    [Inject] public required FilmingFloor Floor { get; init; }

    [Inject] public required SetCommands Commands { get; init; }

    public override ValueTask DisposeAsync()
    {
        _progress?.Dispose();
        return base.DisposeAsync();
    }

    protected override void Follow()
    {
        if (Sheet is not null) _sets.Follow(Sheet, Floor.Find, Floor.Hosts.Count > 0, Where);
    }

    protected override async Task ArriveAsync()
    {
        if (Sheet is null) return;
        _progress = Floor.Watch(ProgressInterval, () => InvokeAsync(() =>
        {
            if (_sets.Doing is not null) Redraw();
        }));
        await RenderAsync();
    }

    private Task PressedAsync(string key) => key == "u" ? UndoAsync() : RenderAsync();

    private async Task SelectAsync(string name)
    {
        Addresses.NavigateTo(Addresses.GetUriWithQueryParameter("where", name), replace: true);
        Where = name;
        Redraw();
        await RenderAsync();
    }

    private async Task ChangeAsync(PlaceDesign design)
    {
        if (_sets.Place is not { Name: var place }) return;
        var before = _sets.Design;
        if (!await Me.TryAsync(person => Commands.DesignAsync(Id, place, design, person))) return;
        _done.Push(person => Commands.DesignAsync(Id, place, before, person));
        Redraw();
        await RenderAsync();
    }

    private Task TakeAsync(IReadOnlyList<ProposedSet> taken) =>
        ChangeAsync(_sets.Design with { Set = taken.Aggregate(_sets.Design.Set, (design, one) => one.On(design)) });

    private async Task PaletteAsync(ProductionPalette? palette)
    {
        var before = Sheet?.Palette;
        if (!await Me.TryAsync(person => Commands.PaletteAsync(Id, palette, person))) return;
        _done.Push(person => Commands.PaletteAsync(Id, before, person));
        Redraw();
        await RenderAsync();
    }

    private Task OfferAsync((byte[] Picture, string Rights) offered) => _sets.Place is { } place
        ? Me.TryAsync(person => Commands.OfferAsync(Id, place.Name, offered.Picture, offered.Rights, person))
        : Task.CompletedTask;

    private async Task UndoAsync()
    {
        if (!_done.TryPop(out var undo)) return;
        await Me.TryAsync(undo);
        Redraw();
        await RenderAsync();
    }

    private Task RenderAsync() => May(Right.Film) && _sets.Place is { } place ? Me.TryAsync(person => Commands.PictureAsync(Id, place.Name, person)) : Task.CompletedTask;
}
