using LensForge.Web.Components;
using LensForge.Web.Interop;
using LensForge.Web.Live;
using LensForge.Web.Projections;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LensForge.Web.Features.Films;

public sealed partial class PlayerPage : ProductionPage
{
    private readonly PlayerState _cut = new();
    private ElementReference _root;
    private PlayerModule? _player;
    private IDisposable? _progress;
    private string? _loaded;
    private int _at;
    private bool _asking;

    /// <summary>Order of the scene that is played; null for the film.</summary>
    [SupplyParameterFromQuery] public int? Scene { get; set; }

    /// <summary>The shot to begin with.</summary>
    [SupplyParameterFromQuery] public string? Shot { get; set; }

    /// <summary>A film that was asked for here.</summary>
    [SupplyParameterFromQuery] public Guid? Film { get; set; }

    [Inject] public required FilmCommands Films { get; init; }

    [Inject] public required FilmingFloor Floor { get; init; }

    [Inject] public required IJSRuntime Script { get; init; }

    private FilmSheet? Current => Film is { } film ? Sheet?.Films.GetValueOrDefault(film) : null;

    /// <summary>The film joined last, for guests who may download it.</summary>
    private FilmSheet? Lent => Sheet?.Films.Values.Where(film => film.ClipHash is not null).MaxBy(film => film.Requested);

    private string Where => Scene is { } scene ? $"Scene {NumberOf(scene)}" : "Film";

    private string FileName => Sheet!.Name + (Scene is { } scene ? $", scene {NumberOf(scene)}" : "") + ".mp4";

    private QueueEntry? Joining => Film is { } film ? Floor.Find(film) : null;

    private string Progress => Joining is not { } entry ? "asked for"
        : !entry.Running ? $"the film waits, {entry.Position} in line"
        : Left(entry) is { Length: > 0 } left ? $"joining the film, {Share(entry)}%, {left}" : $"joining the film, {Share(entry)}%";

    public override async ValueTask DisposeAsync()
    {
        _progress?.Dispose();
        await base.DisposeAsync();
        if (_player is not null) await _player.DisposeAsync();
    }

    protected override string Shown(ProductionSheet sheet) => Where.ToLowerInvariant() is "film" ? "the film" : Where.ToLowerInvariant();

    protected override void Follow()
    {
        if (Sheet is not null) _cut.Follow(Sheet, Scene);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);
        if (!Live || _cut.Shots.Count == 0 || _loaded == $"{Scene} {_cut.Mark}") return;
        var sameCut = _loaded?.StartsWith($"{Scene} ", StringComparison.Ordinal) == true;
        _loaded = $"{Scene} {_cut.Mark}";
        _player ??= new(Script);
        await _player.LoadAsync(_root, [.. _cut.Shots.Select(shot => shot.Part)], _cut.FramesPerSecond, sameCut ? _at : _cut.IndexOf(Shot), ReachedAsync);
    }

    protected override Task ArriveAsync()
    {
        _progress = Floor.Watch(TimeSpan.FromMilliseconds(500), () => InvokeAsync(() =>
        {
            if (Current is { ClipHash: null }) StateHasChanged();
        }));
        return Task.CompletedTask;
    }

    private Task ReachedAsync(int index)
    {
        _at = index;
        return Guest ? InvokeAsync(StateHasChanged) : Task.CompletedTask;
    }

    private async Task AssembleAsync()
    {
        _asking = true;
        await Me.TryAsync(async person =>
        {
            var film = await Films.Assemble.RunAsync(Id, Scene is { } scene ? new HashSet<int> { scene } : null, person);
            Addresses.NavigateTo(Addresses.GetUriWithQueryParameter("film", film), replace: true);
        });
        _asking = false;
    }

    private Task CancelFilmAsync() => Film is { } film ? Me.TryAsync(person => Films.Cancel.RunAsync(Id, film, person)) : Task.CompletedTask;

    private static int Share(QueueEntry entry) => entry.StepsTotal > 0 ? entry.StepsDone * 100 / entry.StepsTotal : 0;

    private static string Left(QueueEntry entry) => QueueWords.Left(entry.SecondsLeft);

    private string NumberOf(int ordinal) => Sheet?.Scenes.FirstOrDefault(scene => scene.Ordinal == ordinal)?.Number ?? ordinal.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
