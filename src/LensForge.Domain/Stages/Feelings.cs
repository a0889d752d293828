using LensForge.Domain.ShotLists;

namespace LensForge.Domain.Stages;

/// <summary>What a face shows in a shot.</summary>
internal static class Feelings
{
    public static Expression Of(string character, PlannedShot shot, ActionReading reading, Expression before)
    {
        var owner = reading.Named.Count > 0 ? reading.Named[0] : shot.Subjects.Count > 0 ? shot.Subjects[0] : null;
        if (reading.Moods.Count > 0 && (owner == character || reading.Named.Contains(character))) return Told(reading.Moods[0]);
        var speech = shot.Dialogue.FirstOrDefault(line => line.Character == character);
        if (speech is null) return shot.Intensity > 0.75f && shot.Subjects.Contains(character) && before == Expression.Neutral ? Expression.Doubt : before;
        foreach (var hit in Deeds.Moods.In(speech.Text)) return Told(hit.Value);
        var shouted = speech.Text.Contains('!') || speech.Text.Contains('！');
        if (shouted) return shot.Intensity > 0.3f || before is Expression.Anger or Expression.Grief or Expression.Fear ? Expression.Anger : Expression.Joy;
        if (speech.Text.TrimEnd().EndsWith('?') || speech.Text.EndsWith('？')) return before == Expression.Neutral ? Expression.Doubt : before;
        return before == Expression.Doubt ? Expression.Neutral : before;
    }

    private static Expression Told(Mood mood) => mood switch
    {
        Mood.Joy => Expression.Joy,
        Mood.Anger => Expression.Anger,
        Mood.Fear => Expression.Fear,
        Mood.Grief => Expression.Grief,
        _ => Expression.Doubt,
    };
}
