using LensForge.Domain;
using LensForge.Domain.Drafts;
using LensForge.Web.Components;
using LensForge.Web.Live.Script;
using Microsoft.AspNetCore.Components;

namespace LensForge.Web.Features.Productions;

public sealed partial class DraftReviewPanel : IDisposable
{
    private const int More = 60;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1.5);

    private readonly Dictionary<string, bool> _said = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _closed = new();
    private CancellationTokenSource? _planning;
    private IDisposable? _watch;
    private DraftReview? _review;
    private Revision? _forecast;
    private DateTimeOffset? _renewed;
    private string? _refused;
    private bool _accepting;
    private int _shown = More;

    [Parameter, EditorRequired] public required Guid Production { get; set; }

    [Parameter, EditorRequired] public required DraftFile Draft { get; set; }

    /// <summary>True when it was accepted.</summary>
    [Parameter] public EventCallback<bool> OnDone { get; set; }

    [Inject] public required ReviseScriptHandler Revise { get; init; }

    [Inject] public required ScriptRooms Scripts { get; init; }

    [Inject] public required ActingPerson Me { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    private List<DraftScene> Changes => [.. _review?.Difference.Changes ?? []];

    private HashSet<int> Accepted => [.. Changes.Where(Takes).Select(scene => scene.Id)];

    private IEnumerable<(int Count, string One, string Many)> Counts
    {
        get
        {
            var scenes = _review!.Difference.Scenes.Where(scene => scene.Id > 0).ToList();
            yield return (scenes.Count(scene => scene.Fate is SceneFate.Changed or SceneFate.MovedAndChanged), "scene changed", "scenes changed");
            yield return (scenes.Count(scene => scene.Fate == SceneFate.Added), "added", "added");
            yield return (scenes.Count(scene => scene.Fate == SceneFate.Removed), "removed", "removed");
            yield return (scenes.Count(scene => scene.Fate is SceneFate.Moved or SceneFate.MovedAndChanged), "moved", "moved");
            yield return (scenes.Count(scene => scene.Fate == SceneFate.Same), "the same", "the same");
        }
    }

    public void Dispose()
    {
        _watch?.Dispose();
        _closed.Cancel();
        _closed.Dispose();
        _planning?.Cancel();
        _planning?.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        await CompareAsync();
        if (!_closed.IsCancellationRequested) _watch = Scripts.Watch(Production, Interval, () => InvokeAsync(RenewAsync));
    }

    private bool Takes(DraftScene scene) => _said.TryGetValue(KeyOf(scene), out var said) ? said : scene.Wanted;

    // The file stays what it is, so its scenes are known by their order in it; those that only this text has, by their words.
    private static string KeyOf(DraftScene scene) => scene.There is { } there ? $"there {there.Ordinal}" : $"here {scene.Here!.Text}";

    private Task CompareAsync() => TryAsync(async user =>
    {
        _review = await Revise.CompareAsync(Production, Draft, user, _closed.Token);
        _forecast = null;
        StateHasChanged();
        await ForecastAsync();
    });

    private async Task RenewAsync()
    {
        if (_review is null || _accepting || await Scripts.FindAsync(Production) is not { } now || now.Script.Text.ToString() == _review.Live.Script.Text.ToString()) return;
        _renewed = Clock.GetUtcNow();
        await CompareAsync();
    }

    private async Task TakeAsync(DraftScene scene, bool take)
    {
        _said[KeyOf(scene)] = take;
        await ForecastAsync();
    }

    private async Task AllAsync(bool take)
    {
        foreach (var scene in Changes) _said[KeyOf(scene)] = take;
        await ForecastAsync();
    }

    private async Task ProposedAsync()
    {
        _said.Clear();
        await ForecastAsync();
    }

    private async Task ForecastAsync()
    {
        if (_planning is not null) await _planning.CancelAsync();
        _planning?.Dispose();
        var planning = _planning = CancellationTokenSource.CreateLinkedTokenSource(_closed.Token);
        _forecast = null;
        _refused = null;
        if (Changes.Count == 0) return;
        StateHasChanged();
        await TryAsync(async _ =>
        {
            var forecast = await Revise.ForecastAsync(Production, _review!, Accepted, planning.Token);
            if (_planning == planning) _forecast = forecast;
        });
        StateHasChanged();
    }

    private async Task AcceptAsync()
    {
        if (_accepting || Accepted.Count == 0) return;
        _accepting = true;
        var done = false;
        await TryAsync(async user => done = await Revise.AcceptAsync(Production, _review!, Accepted, user, _closed.Token));
        _accepting = false;
        if (done) await OnDone.InvokeAsync(true);
        else if (_refused is null) await RenewAsync();
    }

    private async Task TryAsync(Func<string, Task> deed)
    {
        try
        {
            await deed(await Me.IdAsync());
        }
        catch (OperationCanceledException)
        {
            // Another one is under way, or the page was closed.
        }
        catch (RefusedException refused)
        {
            _refused = refused.Message;
            StateHasChanged();
        }
    }
}
