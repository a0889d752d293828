using System.Text;
using LensForge.Domain.Cast;
using LensForge.Domain.Grammar;
using LensForge.Domain.Screenplays;
using LensForge.Domain.ShotLists;

namespace LensForge.Domain.Stages;

/// <summary>From heading, action and names to the stage of every shot.</summary>
public static class StagePlanner
{
    public static StagePlan Plan(Screenplay screenplay, ShotList shots, IReadOnlyDictionary<string, Appearance> cast, ulong seed)
    {
        var scenes = new List<StagedScene>();
        var time = TimeOfDay.Day;
        var weather = Weather.Clear;
        var parts = NameBook.PartsOf(cast.Keys);
        var visits = new Dictionary<string, ulong>(StringComparer.Ordinal);
        for (var i = 0; i < screenplay.Scenes.Count && i < shots.Scenes.Count; i++)
        {
            var scene = screenplay.Scenes[i];
            var visit = visits[scene.Heading.Place] = visits.GetValueOrDefault(scene.Heading.Place) + 1;
            var staged = Stage(screenplay, parts, scene, shots.Scenes[i], cast, seed, visit, time, weather);
            time = staged.Set.Time;
            weather = staged.Set.Weather;
            scenes.Add(staged);
        }

        return new(scenes);
    }

    private static StagedScene Stage(Screenplay screenplay, IReadOnlySet<string> parts, Scene scene, PlannedScene planned, IReadOnlyDictionary<string, Appearance> cast, ulong seed, ulong visit, TimeOfDay before, Weather weather)
    {
        var notes = new List<string>();
        var (action, opening) = ActionOf(screenplay, scene);
        var (kind, word, fromAction) = PlaceWords.Read(scene.Heading, opening);
        if (word is null) notes.Add($"The place \"{scene.Heading.Place}\" was not recognised; a neutral set stands in.");
        else if (fromAction) notes.Add($"The place was taken from the action: \"{word}\".");
        var people = SceneCast.Of(screenplay, scene);
        var book = new NameBook(people.Seen, parts);
        var reading = ActionReading.Of(action, book);
        var set = new SceneSet(
            kind,
            scene.Heading.Place,
            word is not null,
            Chance.SeedOf(Continuity.PlaceKey(scene.Heading), seed),
            SkyWords.TimeOf(scene.Heading, before),
            SkyWords.WeatherOf(scene.Heading, action, weather),
            Dressing(reading));

        var begun = ActionReading.Of(opening, book);
        var seated = begun.Acts.Where(act => act is { Deed: Deed.Sit, Who: not null }).Select(act => act.Who!).ToHashSet();
        if (seated.Count == 0 && Invites(kind, begun) && people.Seen.Count > 1 && new Chance(Chance.SeedOf(scene.Heading.Place, seed + visit)).Likely(0.6f))
            seated = [.. people.Seen.Take(2)];
        // A pair sits together, or their eyes would not meet; but whoever is told to sit down later was on their feet before.
        if (people.Seen.Take(2).Any(seated.Contains)) seated.UnionWith(people.Seen.Take(2));
        seated.ExceptWith(people.Seen.Where(name => SitsLater(name, begun, reading)));
        var late = people.Seen.Where(name => EntersLate(name, action, book, reading)).ToHashSet();
        seated.ExceptWith(late);
        var lying = begun.Acts.Where(act => act is { Deed: Deed.Lie, Who: not null }).Select(act => act.Who!).Take(1).ToHashSet();
        var driver = kind == SetKind.CarInterior ? reading.Acts.FirstOrDefault(act => act.Deed == Deed.Drive).Who : null;
        var order = people.Seen.OrderBy(name => name == driver ? 0 : 1).Select(name => (name, LooksOf(name, cast))).ToList();
        var placed = Blocking.Place(SetPlan.For(kind), order, seated, lying);
        if (placed.Count < order.Count) notes.Add($"Room for {placed.Count} of {order.Count} people: {string.Join(", ", order.Skip(placed.Count).Select(person => person.name))} stay out of the picture.");
        foreach (var person in placed.Where(person => late.Contains(person.Character))) person.Present = false;

        var staging = new ShotStaging(set, placed, people.Apart);
        return new(planned.Number, set, [.. planned.Shots.Select(shot => new StagedShot(shot.Number, staging.Stage(shot)))], notes);
    }

    private static Appearance LooksOf(string name, IReadOnlyDictionary<string, Appearance> cast) =>
        cast.TryGetValue(name, out var looks) ? looks : CastDesigner.Random(new Chance(Chance.SeedOf(name)), []);

    // The first thing that is told of them is that they come in, or a door opens before they are first named.
    private static bool EntersLate(string name, string action, NameBook book, ActionReading reading)
    {
        foreach (var act in reading.Acts)
        {
            if (act.Who != name) continue;
            if (act.Deed == Deed.Enter) return true;
            break;
        }

        var opened = false;
        var others = false;
        foreach (var sentence in Words.Sentences(action))
        {
            var words = Words.Of(sentence);
            var named = book.In(words);
            opened |= Deeds.Doors.In(words).Any();
            if (named.Any(person => person.Name == name)) return opened && others;
            others |= named.Count > 0;
            opened &= named.Count == 0 || Deeds.Doors.In(words).Any();
        }

        return false;
    }

    private static bool SitsLater(string name, ActionReading opening, ActionReading all) =>
        opening.Acts.All(act => act.Who != name || act.Deed != Deed.Sit) && all.Acts.FirstOrDefault(act => act.Who == name && act.Deed is Deed.Sit or Deed.Rise or Deed.Kneel or Deed.Lie).Deed == Deed.Sit && all.Acts.Any(act => act.Who == name && act.Deed == Deed.Sit);

    // People sit down to talk where chairs stand about a table, unless the scene opens on its feet.
    private static bool Invites(SetKind kind, ActionReading opening) =>
        kind is SetKind.Kitchen or SetKind.LivingRoom or SetKind.Bar or SetKind.Office
        && opening.First(Deed.Walk, Deed.Run, Deed.Enter, Deed.Exit, Deed.Rise, Deed.Embrace, Deed.Strike, Deed.Lie) is null;

    private static string[] Dressing(ActionReading reading)
    {
        var things = new List<string>(reading.Props);
        if (reading.Capitals is { } capitals && Props.Known.In(capitals).Any() == false) things.Add(Words.Fold(capitals).ToLowerInvariant());
        return [.. things.Distinct().Take(8)];
    }

    private static (string All, string Opening) ActionOf(Screenplay screenplay, Scene scene)
    {
        var all = new StringBuilder();
        string? opening = null;
        for (var i = scene.FirstElement + 1; i < scene.EndElement; i++)
        {
            var element = screenplay.Elements[i];
            if (element.Kind == ElementKind.Character) opening ??= all.ToString();
            if (element.Kind is ElementKind.Action or ElementKind.General or ElementKind.Shot) all.Append(element.Text).Append('\n');
        }

        return (all.ToString(), opening ?? all.ToString());
    }
}
