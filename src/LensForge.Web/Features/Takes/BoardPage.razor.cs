using LensForge.Domain.Productions;
using LensForge.Domain.Takes;
using LensForge.Web.Components;
using LensForge.Web.Hosts;
using LensForge.Web.Interop;
using LensForge.Web.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LensForge.Web.Features.Takes;

public sealed partial class BoardPage : ProductionPage
{
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(250);
    private static readonly string[] Wanted = ["p", "Shift+P", "Escape", " ", "Enter", "?", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

    private readonly BoardState _board = new();
    private IDisposable? _progress;
    private LiveFramesModule? _frames;
    private KeysModule? _keys;
    private bool _help;

    /// <summary>The selected shot's id.</summary>
    [SupplyParameterFromQuery] public string? Shot { get; set; }

    /// <summary>Width of previews that are asked for here; null for the usual one.</summary>
    [SupplyParameterFromQuery] public int? Size { get; set; }

    [Inject] public required QueueBoard Queue { get; init; }

    [Inject] public required HostRoster Hosts { get; init; }

    [Inject] public required TakeCommands Takes { get; init; }

    [Inject] public required NavigationManager Addresses { get; init; }

    [Inject] public required IJSRuntime Script { get; init; }

    private bool Large => Size == PreviewSettings.Large.Width;

    private PreviewSettings Settings => Large ? PreviewSettings.Large : PreviewSettings.Usual;

    public override async ValueTask DisposeAsync()
    {
        _progress?.Dispose();
        await base.DisposeAsync();
        if (_frames is not null) await _frames.DisposeAsync();
        if (_keys is not null) await _keys.DisposeAsync();
    }

    protected override void Follow()
    {
        if (Sheet is not null) _board.Follow(Sheet, Queue.Entries, Hosts.Joined.Count > 0, Shot);
    }

    protected override async Task ArriveAsync()
    {
        if (Sheet is null) return;
        _progress = Queue.Watch(ProgressInterval, () => InvokeAsync(Redraw));
        _frames = new(Script);
        _keys = new(Script);
        await _frames.WatchAsync(Id);
        await _keys.ListenAsync(Wanted, ".shot", key => InvokeAsync(() => PressedAsync(key)));
        await _board.ReadAsync(Sheet.Script);
        if (Shot is not null) await _keys.RevealAsync($"shot-{Shot}");
        Redraw();
        await Me.TryAsync(person => Takes.Preview.SampleOnceAsync(Id, person));
    }

    private Task PressedAsync(string key)
    {
        switch (key)
        {
            case "?":
                _help = !_help;
                StateHasChanged();
                return Task.CompletedTask;
            case "Escape" when _help:
                _help = false;
                StateHasChanged();
                return Task.CompletedTask;
            case "Escape":
                return Current is { } take ? CancelAsync(take) : Task.CompletedTask;
            case "p":
                return Current is not null ? Task.CompletedTask : _board.Selected?.Stage == TileStage.Filmed ? FilmAgainAsync() : PreviewShotAsync();
            case "Shift+P":
                return _board.Scene is { } scene ? PreviewSceneAsync(scene.Ordinal) : Task.CompletedTask;
            case " " or "Enter":
                PlayShot();
                return Task.CompletedTask;
            default:
                return ChooseAtAsync(key[0] - '1');
        }
    }

    private Guid? Current => _board.Selected is { } tile ? Sheet?.Current(tile.Id)?.Id : null;

    private void Select(ShotId shot) => Addresses.NavigateTo(Addresses.GetUriWithQueryParameter("shot", shot.Value), replace: true);

    private void SizeIs(bool large) =>
        Addresses.NavigateTo(Addresses.GetUriWithQueryParameter("size", large ? PreviewSettings.Large.Width : (int?)null), replace: true);

    private string PlayAddress(int? scene, ShotId? shot = null) =>
        $"/productions/{Id}/player" + (scene is null ? "" : $"?scene={scene}") + (shot is null ? "" : $"&shot={Uri.EscapeDataString(shot.Value.Value)}");

    private void PlayShot()
    {
        if (_board.Selected is { } tile) Addresses.NavigateTo(PlayAddress(_board.Scene?.Ordinal, tile.Id));
    }

    private Task PreviewFilmAsync() => Me.TryAsync(person => Takes.Preview.FilmAsync(Id, person, Settings));

    private Task PreviewSceneAsync(int ordinal) => Me.TryAsync(person => Takes.Preview.SceneAsync(Id, ordinal, person, Settings));

    private Task PreviewShotAsync() =>
        _board.Selected is { } tile ? Me.TryAsync(person => Takes.Preview.ShotAsync(Id, tile.Id, person, Settings)) : Task.CompletedTask;

    private Task FilmAgainAsync() =>
        _board.Selected is { } tile ? Me.TryAsync(person => Takes.Preview.ShotAgainAsync(Id, tile.Id, person, Settings)) : Task.CompletedTask;

    private Task CancelAsync(Guid take) => Me.TryAsync(person => Takes.Cancel.RunAsync(take, person));

    private Task CancelSceneAsync(SceneView scene) => Me.TryAsync(async person =>
    {
        foreach (var take in scene.Tiles.Select(tile => Sheet?.Current(tile.Id)).OfType<Projections.TakeSheet>().Reverse()) await Takes.Cancel.RunAsync(take.Id, person);
    });

    private Task ChooseAsync(Guid take) => Me.TryAsync(person => Takes.Choose.RunAsync(take, person));

    private Task ChooseAtAsync(int index)
    {
        var takes = _board.Selected is { } tile ? Sheet?.TakesOf(tile.Id) : null;
        return takes is not null && index < takes.Count && takes[index].Stage == TakeStage.Filmed ? ChooseAsync(takes[index].Id) : Task.CompletedTask;
    }
}
