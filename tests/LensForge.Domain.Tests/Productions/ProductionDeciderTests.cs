using LensForge.Domain.Productions;

namespace LensForge.Domain.Tests.Productions;

public sealed class ProductionDeciderTests
{
    private static readonly byte[] Script = "INT. KITCHEN - NIGHT"u8.ToArray();
    private static readonly ImportScript Import = new("ferry.fountain", Script);
    private static readonly ProductionOpened Opened = new("The Ferry", false);
    private static readonly ScriptImported Imported = new("ferry.fountain", Import.TextHash, new("INT. KITCHEN - NIGHT", null));
    private static readonly ShotPlan Plan = new(Import.TextHash, 1, [], new Dictionary<string, Domain.Cast.Appearance>());

    [Fact]
    public void a_production_opens_under_a_clean_name() =>
        Given().When(new OpenProduction("  The\0 Ferry\n")).Then(new ProductionOpened("The  Ferry", false));

    [Fact]
    public void a_production_without_a_name_is_refused() => Given().When(new OpenProduction(" \n")).IsRefused("name");

    [Fact]
    public void opening_twice_changes_nothing() => Given(Opened).When(new OpenProduction("Another")).Then();

    [Fact]
    public void nothing_can_be_imported_into_what_is_not_open() => Given().When(Import).IsRefused("no such production");

    [Fact]
    public void an_import_keeps_the_file_itself() => Given(Opened).When(Import).Then(Imported);

    [Fact]
    public void the_same_file_again_changes_nothing() => Given(Opened, Imported).When(Import).Then();

    [Fact]
    public void a_file_that_is_not_clean_text_is_kept_byte_for_byte()
    {
        byte[] bytes = [0xFF, 0xFE, 0x41, 0x00];
        Assert.Equal(bytes, ScriptSource.From(bytes).Bytes());
        Assert.Null(ScriptSource.From(bytes).Text);
        Assert.Equal(Script, ScriptSource.From(Script).Bytes());
    }

    [Fact]
    public void shots_are_planned_from_the_script_that_is_there() =>
        Given(Opened, Imported).When(new PlanShots(Plan)).Then(new ShotListPlanned(1, Plan));

    [Fact]
    public void a_plan_of_an_older_script_is_refused() =>
        Given(Opened, Imported).When(new PlanShots(Plan with { TextHash = "older" })).IsRefused("imported anew");

    [Fact]
    public void the_same_plan_again_changes_nothing() =>
        Given(Opened, Imported, new ShotListPlanned(1, Plan)).When(new PlanShots(Plan)).Then();

    [Fact]
    public void a_take_of_a_shot_that_is_not_planned_cannot_be_chosen() =>
        Given(Opened, Imported, new ShotListPlanned(1, Plan)).When(new ChooseTake(new("9-9Z"), Guid.NewGuid())).IsRefused("no shot 9-9Z");

    [Fact]
    public void drawings_of_an_older_plan_are_let_go() =>
        Given(Opened, Imported, new ShotListPlanned(2, Plan)).When(new RecordDrawings(1, new Dictionary<ShotId, string> { [new("1-1A")] = "hash" })).Then();

    [Fact]
    public void a_film_is_asked_for_once_joined_once_and_may_be_asked_for_again_after_a_failure()
    {
        var film = Guid.NewGuid();
        var cut = new FilmCut(256, 144, new(24, 1), [new("clip", null, 10)]);
        Given(Opened).When(new AssembleFilm(film, cut)).Then(new FilmRequested(film, cut));
        Given(Opened, new FilmRequested(film, cut)).When(new AssembleFilm(film, cut)).Then();
        Given(Opened, new FilmRequested(film, cut)).When(new RecordFilm(film, "hash")).Then(new FilmAssembled(film, "hash"));
        Given(Opened, new FilmRequested(film, cut), new FilmAssembled(film, "hash")).When(new RecordFilm(film, "hash")).Then();
        Given(Opened, new FilmRequested(film, cut), new FilmFailed(film, "disk full")).When(new AssembleFilm(film, cut)).Then(new FilmRequested(film, cut));
        Given(Opened).When(new AssembleFilm(film, cut with { Parts = [] })).IsRefused("no shot");
    }

    [Fact]
    public void a_film_that_nobody_waits_for_is_joined_no_further_and_can_be_asked_for_again()
    {
        var film = Guid.NewGuid();
        var cut = new FilmCut(256, 144, new(24, 1), [new(new string('c', 64), null, 24)]);
        Given(Opened, new FilmRequested(film, cut)).When(new CancelFilm(film)).Then(new FilmCancelled(film));
        Given(Opened, new FilmRequested(film, cut), new FilmCancelled(film)).When(new CancelFilm(film)).Then();
        Given(Opened, new FilmRequested(film, cut), new FilmCancelled(film)).When(new RecordFilm(film, "hash")).Then();
        Given(Opened, new FilmRequested(film, cut), new FilmAssembled(film, "hash")).When(new CancelFilm(film)).Then();
        Given(Opened, new FilmRequested(film, cut), new FilmCancelled(film)).When(new AssembleFilm(film, cut)).Then(new FilmRequested(film, cut));
        Given(Opened, new FilmRequested(film, cut), new FilmCancelled(film), new FilmRequested(film, cut)).When(new RecordFilm(film, "hash")).Then(new FilmAssembled(film, "hash"));
    }

    private static Scenario Given(params ProductionEvent[] events) => new(Production.Fold(events));

    private sealed record Scenario(Production State)
    {
        public Outcome When(ProductionCommand command) => new(() => ProductionDecider.Decide(State, command));
    }

    private sealed record Outcome(Func<IReadOnlyList<ProductionEvent>> Decide)
    {
        public void Then(params ProductionEvent[] events) => Assert.Equal(events, Decide());

        public void IsRefused(string because) => Assert.Contains(because, Assert.Throws<RefusedException>(() => Decide()).Message, StringComparison.Ordinal);
    }
}
