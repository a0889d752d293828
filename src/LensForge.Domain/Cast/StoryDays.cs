using LensForge.Domain.Grammar;
using LensForge.Domain.Screenplays;
using LensForge.Domain.Stages;

namespace LensForge.Domain.Cast;

/// <summary>
/// Groups scenes into story days, as a script supervisor does: a new day begins when it is no longer night, and where the script says
/// that time has passed ("NEXT DAY", "TWO WEEKS LATER"). "LATER" alone, "CONTINUOUS" and "MOMENTS LATER" stay in the day.
/// </summary>
public static class StoryDays
{
    private enum Passing { Day, No }

    private static readonly Lexicon<Passing> Words = new(
        (Passing.Day, "next day, next morning, next afternoon, next evening, next night, following day, following morning, day later, days later, week later, weeks later, month later, months later, year later, years later, another day, " +
            "nachster tag, nachsten tag, nachster morgen, nachsten morgen, am nachsten tag, tage spater, wochen spater, monate spater, jahre spater, lendemain, jours plus tard, semaines plus tard, mois plus tard, ans plus tard, " +
            "dia siguiente, dias despues, semanas despues, meses despues, anos despues, giorno dopo, giorni dopo, settimane dopo, mesi dopo, anni dopo, dia seguinte, dias depois, nastepnego dnia, dni pozniej, " +
            "days earlier, weeks earlier, months earlier, years earlier, flashback"));

    /// <returns>The story day of every scene, from 1, in the order of the script.</returns>
    public static IReadOnlyList<int> Of(Screenplay screenplay)
    {
        var days = new List<int>(screenplay.Scenes.Count);
        var (day, time, late) = (1, TimeOfDay.Day, false);
        foreach (var scene in screenplay.Scenes)
        {
            var now = SkyWords.TimeOf(scene.Heading, time);
            var told = Words.In(scene.Heading.Text).Any() || Words.In(Before(screenplay, scene)).Any();
            if (days.Count > 0 && (told || (late && (now is TimeOfDay.Dawn or TimeOfDay.Day)))) day++;
            late = now == TimeOfDay.Night || (late && now == TimeOfDay.Dusk);
            time = now;
            days.Add(day);
        }

        return days;
    }

    // "SUPER: Two days later" stands in the first lines, or as the last line before the heading.
    private static string Before(Screenplay screenplay, Scene scene)
    {
        var first = screenplay.Elements.Skip(scene.FirstElement + 1).Take(1)
            .Where(element => element.Kind == ElementKind.Action && element.Text.Length < 60);
        var last = screenplay.Elements.Skip(Math.Max(0, scene.FirstElement - 1)).Take(1)
            .Where(element => element.Kind is ElementKind.Transition or ElementKind.Action && element.Text.Length < 60);
        return string.Join(" . ", last.Concat(first).Select(element => element.Text));
    }
}
