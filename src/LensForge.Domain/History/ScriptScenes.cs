using System.Text;
using LensForge.Domain.LiveText;
using LensForge.Domain.Productions;
using LensForge.Domain.Screenplays;

namespace LensForge.Domain.History;

/// <summary>A scene's words in a text.</summary>
/// <param name="Ordinal">From 1.</param>
/// <param name="From">Where it begins in the text, in UTF-16 units; it goes to where the next one begins.</param>
public sealed record SceneWords(int Ordinal, string Heading, string Text, int From)
{
    public int To => From + Text.Length;
}

public enum LineFate { Kept, Removed, Added }

/// <summary>The scenes of two texts beside each other, and one of them brought back.</summary>
public static class ScriptScenes
{
    private const float LeastLike = 0.3f;

    /// <summary>Empty where nothing can be read as a script.</summary>
    public static IReadOnlyList<SceneWords> Of(string text)
    {
        if (Read(text) is not { Scenes.Count: > 0 } screenplay) return [];
        var lines = new List<int> { 0 };
        for (var at = text.IndexOf('\n', StringComparison.Ordinal); at >= 0; at = text.IndexOf('\n', at + 1)) lines.Add(at + 1);
        var starts = screenplay.Scenes.Select(scene => lines[Math.Clamp(screenplay.Elements[scene.FirstElement].Source.Line - 1, 0, lines.Count - 1)]).Append(text.Length).ToList();
        return [.. screenplay.Scenes.Select((scene, i) => new SceneWords(i + 1, scene.Heading.Text, text[starts[i]..Math.Max(starts[i], starts[i + 1])], starts[i]))];
    }

    /// <summary>Scenes of two texts that go on from each other, in the order of the second; those of only one have no other.</summary>
    public static IReadOnlyList<(SceneWords? Then, SceneWords? Now)> Pair(IReadOnlyList<SceneWords> then, IReadOnlyList<SceneWords> now)
    {
        var (bags, others) = (then.Select(scene => new WordBag(scene.Text)).ToList(), now.Select(scene => new WordBag(scene.Text)).ToList());
        var pairs = Alignment.Of(then.Count, now.Count, (i, j) => (then[i].Heading == now[j].Heading ? 0.4f : 0) + 0.6f * bags[i].Like(others[j]) - LeastLike);
        var made = new List<(SceneWords?, SceneWords?)>();
        int at = 0, beside = 0;
        foreach (var (i, j) in pairs.Append((then.Count, now.Count)))
        {
            for (; at < i; at++) made.Add((then[at], null));
            for (; beside < j; beside++) made.Add((null, now[beside]));
            if (i < then.Count) made.Add((then[at++], now[beside++]));
        }

        return made;
    }

    /// <summary>Every line of both, in order.</summary>
    public static IReadOnlyList<(LineFate Fate, string Line)> Lines(string before, string after)
    {
        var lines = new List<(LineFate, string)>();
        var (old, now) = (new StringBuilder(), new StringBuilder());
        var (at, differs) = (0, false);
        foreach (var section in TextDifference.Between(before, after).Sections)
        {
            var text = before.AsSpan(at, section.Length);
            at += section.Length;
            if (section.Inserted is { } inserted)
            {
                old.Append(text);
                now.Append(inserted);
                differs = true;
                continue;
            }

            if (AtStart(old) && AtStart(now)) Flush();
            foreach (var letter in text)
            {
                old.Append(letter);
                now.Append(letter);
                if (letter == '\n') Flush();
            }
        }

        Flush();
        return lines;

        static bool AtStart(StringBuilder line) => line.Length == 0 || line[^1] == '\n';

        void Flush()
        {
            Add(differs ? LineFate.Removed : LineFate.Kept, old);
            if (differs) Add(LineFate.Added, now);
            old.Clear();
            now.Clear();
            differs = false;
        }

        void Add(LineFate fate, StringBuilder text)
        {
            if (text.Length == 0) return;
            if (text[^1] == '\n') text.Length--;
            lines.AddRange(text.ToString().Split('\n').Select(line => (fate, line)));
        }
    }

    /// <summary>The text now with one scene as it was then, where that scene is now; one that is gone comes back behind the one it followed.</summary>
    /// <param name="scene">Its order then.</param>
    /// <exception cref="RefusedException">There was no such scene.</exception>
    public static string Restore(string then, int scene, string now)
    {
        var (before, after) = (Of(then), Of(now));
        var wanted = before.FirstOrDefault(one => one.Ordinal == scene) ?? throw new RefusedException($"There was no scene {scene} then.");
        var pairs = Pair(before, after);
        if (pairs.First(pair => pair.Then?.Ordinal == scene).Now is { } here) return Spliced(now, here.From, here.To, wanted.Text);
        var follows = pairs.LastOrDefault(pair => pair.Then?.Ordinal < scene && pair.Now is not null).Now?.To ?? (after.Count > 0 ? after[0].From : now.Length);
        return Spliced(now, follows, follows, wanted.Text);
    }

    private static string Spliced(string text, int from, int to, string words)
    {
        var made = new StringBuilder(text.Length + words.Length).Append(text, 0, from);
        if (made.Length > 0 && !Ends(made)) made.Append(made[^1] == '\n' ? "\n" : "\n\n");
        made.Append(words);
        // A heading needs an empty line before it.
        if (to < text.Length && !Ends(made)) made.Append(made[^1] == '\n' ? "\n" : "\n\n");
        return made.Append(text, to, text.Length - to).ToString();
    }

    private static bool Ends(StringBuilder made) => made.Length > 1 && made[^1] == '\n' && made[^2] == '\n';

    private static Screenplay? Read(string text)
    {
        try
        {
            return ScreenplayReader.Read("script.fountain", Encoding.UTF8.GetBytes(text));
        }
        catch (ScreenplayRefusedException)
        {
            return null;
        }
    }
}
