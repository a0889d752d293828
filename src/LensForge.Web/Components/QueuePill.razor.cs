using System.Globalization;
using LensForge.Web.Features.Takes;
using LensForge.Web.Hosts;
using LensForge.Web.Live;
using LensForge.Web.Projections;
using Microsoft.AspNetCore.Components;

namespace LensForge.Web.Components;

/// <summary>Queue and host in one place. Draws itself, so that progress does not draw the page anew.</summary>
public sealed partial class QueuePill : ComponentBase
{
    private static readonly TimeSpan Drawn = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Spoken = TimeSpan.FromSeconds(5);

    private readonly List<IDisposable> _watches = [];
    private IReadOnlyList<QueueEntry> _entries = [];
    private QueueWords _words = new(false, "", false, null, null, 0, false);
    private string _spoken = "";

    [Parameter, EditorRequired] public required ProductionSheet Sheet { get; set; }

    [Inject] public required QueueBoard Queue { get; init; }

    [Inject] public required HostRoster Roster { get; init; }

    [Inject] public required ChildHost Child { get; init; }

    [Inject] public required CancelTakeHandler Cancel { get; init; }

    [Inject] public required ActingPerson Me { get; init; }

    private string Percent => ((_words.Share ?? 0) * 100).ToString("0.#", CultureInfo.InvariantCulture) + "%";

    private string Sentence => _words.Doing is null ? $"{_words.Host}, {_words.Waiting} waiting" : $"{_words.Doing}, {_words.Waiting} waiting";

    public void Dispose()
    {
        Roster.Changed -= HostsChanged;
        foreach (var watch in _watches) watch.Dispose();
    }

    protected override void OnParametersSet() => Look();

    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender) return;
        Roster.Changed += HostsChanged;
        _watches.Add(Queue.Watch(Drawn, () => InvokeAsync(Redraw)));
        _watches.Add(Queue.Watch(Spoken, () => InvokeAsync(() =>
        {
            _spoken = Sentence;
            StateHasChanged();
        })));
        Redraw();
    }

    private void HostsChanged() => _redrawing = InvokeAsync(Redraw);

    private Task? _redrawing;

    private void Redraw()
    {
        var before = (_words, _entries.Count);
        Look();
        if (before != (_words, _entries.Count)) StateHasChanged();
    }

    private void Look()
    {
        _entries = Queue.Entries;
        _words = QueueWords.Of(Sheet, _entries, Roster.Joined, Child.State.Stage);
    }

    private string Name(QueueEntry entry) => entry.Production != Sheet.Id ? "another production"
        : Sheet.Take(entry.Subject) is { } take ? $"shot {Sheet.Plan?.Find(take.Shot)?.Shot.Number ?? take.Shot.Value}, take {take.Number}"
        : entry.Kind == "DrawStages" ? "line drawings" : "the film";

    private Task CancelAllAsync() => Me.TryAsync(person => Cancel.AllAsync(Sheet.Id, person));
}
