using LensForge.Domain.Notes;
using LensForge.Domain.People;
using LensForge.Web.Components;
using LensForge.Web.Projections;
using Microsoft.AspNetCore.Components;

namespace LensForge.Web.Features.Notes;

public sealed partial class NotesPage : ProductionPage
{
    private static readonly string[] Keys = ["c", "a", "e"];
    private static readonly (NoteShow Show, string Words)[] Shows =
        [(NoteShow.Open, "Open"), (NoteShow.You, "For you"), (NoteShow.Mine, "By you"), (NoteShow.Todo, "To do"), (NoteShow.Resolved, "Resolved"), (NoteShow.All, "All")];

    private readonly NotesState _notes = new();
    private NoteComposer? _composer;
    private NoteThread? _thread;

    /// <summary>Which are listed, as in <see cref="NoteShow"/>; open ones where it says nothing.</summary>
    [SupplyParameterFromQuery] public string? Show { get; set; }

    /// <summary>Only what this person had a part in.</summary>
    [SupplyParameterFromQuery] public string? By { get; set; }

    /// <summary>Order of the scene.</summary>
    [SupplyParameterFromQuery] public int? Scene { get; set; }

    /// <summary>The note whose thread is open.</summary>
    [SupplyParameterFromQuery] public Guid? Note { get; set; }

    [Inject] public required TakeNoteHandler Taking { get; init; }

    private NoteShow Chosen => Enum.TryParse<NoteShow>(Show, ignoreCase: true, out var show) && Enum.IsDefined(show) ? show : NoteShow.Open;

    private IEnumerable<(string Id, string Name)> People =>
        Sheet!.Team.Members.Keys.Concat(Sheet.Notes.Select(note => note.By)).Distinct().Select(id => (id, Me.NameOf(id))).OrderBy(person => person.Item2, StringComparer.CurrentCulture);

    private IReadOnlyList<string> Names => [.. Sheet!.Team.Members.Keys.Select(id => Me.NameOf(id)).Order(StringComparer.CurrentCulture)];

    protected override void Follow()
    {
        if (Sheet is not null) _notes.Follow(Sheet, Caller.Person, Chosen, By, Scene, Note);
    }

    private RenderFragment Thread(NoteSheet note) => builder =>
    {
        builder.OpenComponent<NoteThread>(0);
        builder.SetKey(note.Id);
        builder.AddComponentParameter(1, nameof(NoteThread.Sheet), Sheet);
        builder.AddComponentParameter(2, nameof(NoteThread.Note), note);
        builder.AddComponentParameter(3, nameof(NoteThread.Person), Caller.Person);
        builder.AddComponentParameter(4, nameof(NoteThread.May), May(Right.Comment));
        builder.AddComponentParameter(5, nameof(NoteThread.Large), true);
        builder.AddComponentParameter(6, nameof(NoteThread.OnDo), (Func<NoteCommand, Task<bool>>)DoAsync);
        builder.AddComponentParameter(7, nameof(NoteThread.OnAnswer), (Func<Guid, string, Task<bool>>)AnswerAsync);
        builder.AddComponentParameter(8, nameof(NoteThread.OnReword), (Func<Guid, Guid?, string, Task<bool>>)RewordAsync);
        builder.AddComponentReferenceCapture(9, thread => _thread = (NoteThread)thread);
        builder.CloseComponent();
        if (NotePlaces.Address(Sheet!, note) is { } address)
        {
            builder.OpenElement(10, "p");
            builder.AddAttribute(11, "class", "menu");
            builder.OpenElement(12, "a");
            builder.AddAttribute(13, "class", "button quiet");
            builder.AddAttribute(14, "href", address);
            builder.AddContent(15, note.Words is null ? "Show it on the board" : "Show it in the script");
            builder.CloseElement();
            builder.CloseElement();
        }
    };

    private async Task PressedAsync(string key)
    {
        if (key == "c" && _composer is not null) await _composer.FocusAsync();
        if (_notes.Selected is not { } note || !May(Right.Comment)) return;
        if (key == "a") _thread?.Answer();
        if (key == "e") await DoAsync(note.Open ? new ResolveNote(note.Id) : new ReopenNote(note.Id));
    }

    private void Select(Guid note) => Go("note", note);

    private void ShowIs(NoteShow show) => Addresses.NavigateTo(
        Addresses.GetUriWithQueryParameters(new Dictionary<string, object?> { ["show"] = show == NoteShow.Open ? null : show.ToString().ToLowerInvariant(), ["note"] = null }), replace: true);

    private Task<bool> ByIsAsync(string person)
    {
        Addresses.NavigateTo(Addresses.GetUriWithQueryParameter("by", person.Length == 0 ? null : person), replace: true);
        return Task.FromResult(true);
    }

    private Task<bool> SceneIsAsync(string scene)
    {
        Go("scene", int.TryParse(scene, System.Globalization.CultureInfo.InvariantCulture, out var ordinal) ? ordinal : null);
        return Task.FromResult(true);
    }

    private void Go(string name, Guid? value) => Addresses.NavigateTo(Addresses.GetUriWithQueryParameter(name, value), replace: true);

    private void Go(string name, int? value) => Addresses.NavigateTo(Addresses.GetUriWithQueryParameter(name, value), replace: true);

    private Task<bool> WriteAsync(string words) => Me.TryAsync(person => Taking.WriteAsync(Id, Scene is { } scene ? new OnScene(scene) : new OnProduction(), words, null, null, person));

    private Task<bool> DoAsync(NoteCommand command) => Me.TryAsync(person => Taking.RunAsync(Id, command, person));

    private Task<bool> AnswerAsync(Guid note, string words) => Me.TryAsync(person => Taking.AnswerAsync(Id, note, words, person));

    private Task<bool> RewordAsync(Guid note, Guid? reply, string words) => Me.TryAsync(person => Taking.RewordAsync(Id, note, reply, words, person));
}
