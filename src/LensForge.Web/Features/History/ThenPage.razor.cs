using System.Globalization;
using LensForge.Domain.History;
using LensForge.Domain.People;
using LensForge.Domain.Productions;
using LensForge.Web.Components;
using LensForge.Web.History;
using Microsoft.AspNetCore.Components;

namespace LensForge.Web.Features.History;

/// <summary>A production as it was at an event, and what is different since.</summary>
public sealed partial class ThenPage : ProductionPage
{
    private static readonly string[] Views = ["Board", "Script", "Cast", "Sets", "Changes"];

    private Past? _past;
    private Comparison? _comparison;
    private IReadOnlyList<TimelineLine> _moments = [];
    private (long At, long? To, long Position) _made = (-1, null, -1);
    private bool _absent;
    private string _other = "";

    /// <summary>Number of an event.</summary>
    [SupplyParameterFromQuery] public long At { get; set; }

    /// <summary>Number of the event to compare with; null: now.</summary>
    [SupplyParameterFromQuery] public long? To { get; set; }

    [SupplyParameterFromQuery] public string? View { get; set; }

    [Inject] public required Pasts Pasts { get; init; }

    [Inject] public required Histories Histories { get; init; }

    [Inject] public required Chronicles Chronicles { get; init; }

    [Inject] public required RestoreHandler Restore { get; init; }

    private string Looked => Array.Find(Views, view => view.Equals(View, StringComparison.OrdinalIgnoreCase)) ?? Views[0];

    private bool MayPictures => To is null && May(Right.EditPictures);

    private string Summary => _comparison is not { } made ? "" : made.IsEmpty ? "Nothing is different." :
        string.Join(", ", new[]
        {
            made.Scenes.Count > 0 ? ShotWords.Counted(made.Scenes.Count, "scene") + " with other words" : null,
            made.Shots.Count > 0 ? ShotWords.Counted(made.Shots.Count, "shot") + " different" : null,
            made.Fields.Count > 0 ? ShotWords.Counted(made.Fields.Count, "field") + " different" : null,
        }.OfType<string>());

    protected override void Follow()
    {
        if (Live && Sheet is not null && _made != (At, To, Sheet.Position)) InvokeAsync(ReadAsync);
    }

    protected override Task ArriveAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        if (Sheet is null || !May(Right.Read) || _made == (At, To, Sheet.Position)) return;
        _made = (At, To, Sheet.Position);
        if (_past is null || At != _past.Event) _past = await Pasts.AtAsync(Id, At);
        _absent = _past is null;
        StateHasChanged();
        if (_past is not { } then || await Pasts.AtAsync(Id, To ?? 0) is not { } other) return;
        var (first, second) = then.Event <= other.Event ? (then, other) : (other, then);
        _comparison = await Histories.AskAsync(Id, history => Comparison.Between(first, second, key => history.Now(key, first.Version, second.Version)));
        _moments = [.. (await Chronicles.LinesAsync(Id)).Where(line => line.Kind == TimelineKind.Moments)];
        StateHasChanged();
    }

    private static string Clock(Past past) => past.Recorded.LocalDateTime.ToString("HH:mm 'on' d MMM yyyy", CultureInfo.InvariantCulture);

    private string Address(string view) => $"/productions/{Id}/then?at={At}{(To is null ? "" : $"&to={To}")}&view={view.ToLowerInvariant()}";

    private void CompareWith(ChangeEventArgs chosen) =>
        Addresses.NavigateTo(Addresses.GetUriWithQueryParameters(new Dictionary<string, object?> { ["to"] = chosen.Value as string is { Length: > 0 } to ? to : null, ["view"] = "changes" }), replace: true);

    private void CompareAt()
    {
        if (long.TryParse(_other, CultureInfo.InvariantCulture, out var to) && to > 0)
            Addresses.NavigateTo(Addresses.GetUriWithQueryParameters(new Dictionary<string, object?> { ["to"] = to, ["view"] = "changes" }), replace: true);
    }

    private Task FieldAsync(FieldKey field) => AgainAsync(person => Restore.FieldAsync(Id, At, field, person));

    private Task ShotAsync(ShotId shot) => AgainAsync(person => Restore.ShotAsync(Id, At, shot, person));

    private Task SceneAsync(int scene) => AgainAsync(person => Restore.SceneAsync(Id, At, scene, person));

    private Task WordsAsync(int scene) => AgainAsync(person => Restore.WordsAsync(Id, At, scene, person));

    private async Task AgainAsync(Func<string, Task> deed)
    {
        await Me.TryAsync(deed);
        _made = (-1, null, -1);
        Redraw();
    }
}
