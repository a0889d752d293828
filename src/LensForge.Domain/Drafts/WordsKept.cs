using LensForge.Domain.LiveText;
using LensForge.Domain.Screenplays;
using LensForge.Domain.ShotLists;

namespace LensForge.Domain.Drafts;

/// <summary>
/// How many letters of each scene and shot of a plan are still there in the words of a later one, and where: what they hold on by. Spaces,
/// line ends and marks count for nothing.
/// </summary>
public sealed class WordsKept
{
    private readonly Dictionary<(int Before, int After), int> _scenes = [];
    private readonly Dictionary<int, List<(int Line, int Letters)>> _lines = [];
    private readonly Dictionary<int, int> _lettersBefore = [];
    private readonly Dictionary<int, int> _lettersAfter = [];
    private readonly int[] _sceneBefore;
    private readonly int[] _sceneAfter;
    private readonly LineMap _before;
    private readonly LineMap _after;

    /// <param name="revision">Of the plan before: with any other it says nothing.</param>
    /// <param name="trail">From the words that the plan before was made of to those of the new one.</param>
    /// <param name="before">How the lines of the old plan's source lie in its words.</param>
    public WordsKept(int revision, string textBefore, WordTrail trail, LineMap before, LineMap after)
    {
        (Revision, _before, _after) = (revision, before, after);
        var (text, marks) = (trail.Text, trail.Marks);
        (_sceneBefore, _sceneAfter) = (before.Scenes(textBefore), after.Scenes(text));
        foreach (var (line, letters) in Letters(textBefore))
        {
            _lettersBefore[line] = letters;
            Add(_scenes, (At(_sceneBefore, line), 0), letters);
        }

        for (int i = 0, line = 1; i < text.Length; i++)
        {
            if (text[i] == '\n') line++;
            if (!Letter(text[i])) continue;
            Add(_lettersAfter, line, 1);
            Add(_scenes, (0, At(_sceneAfter, line)), 1);
            if (marks[i] == '\0') continue;
            Add(_scenes, (At(_sceneBefore, marks[i]), At(_sceneAfter, line)), 1);
            if (!_lines.TryGetValue(line, out var from)) _lines[line] = from = [];
            if (from.Count > 0 && from[^1].Line == marks[i]) from[^1] = (marks[i], from[^1].Letters + 1);
            else from.Add((marks[i], 1));
        }
    }

    public int Revision { get; }

    /// <summary>Letters of a scene of the plan before that stand in one of the new plan, both by their order from 1.</summary>
    public int Scene(int before, int after) => before > 0 && after > 0 ? _scenes.GetValueOrDefault((before, after)) : 0;

    /// <summary>The same as a share of the shorter of both, 0 to 1.</summary>
    public float SceneShare(int before, int after) =>
        Scene(before, after) is > 0 and var kept ? kept / (float)Math.Max(1, Math.Min(_scenes.GetValueOrDefault((before, 0)), _scenes.GetValueOrDefault((0, after)))) : 0;

    /// <summary>Letters of the words of a shot that stand in those of another, as a share of the shorter of both, 0 to 1.</summary>
    public float ShotShare(WordRange before, WordRange after) => Shot(before, after).Share;

    /// <summary>Letters of the words of a shot that stand in those of another, and as a share of the shorter of both.</summary>
    public (int Letters, float Share) Shot(WordRange before, WordRange after)
    {
        var (old, now) = (_before.Live(before), _after.Live(after));
        int kept = 0, had = 0, has = 0;
        for (var line = old.Line; line <= old.EndLine; line++) had += _lettersBefore.GetValueOrDefault(line);
        for (var line = now.Line; line <= now.EndLine; line++)
        {
            has += _lettersAfter.GetValueOrDefault(line);
            if (!_lines.TryGetValue(line, out var from)) continue;
            foreach (var (source, letters) in from)
                if (source >= old.Line && source <= old.EndLine) kept += letters;
        }

        return (kept, kept == 0 ? 0 : Math.Min(1, kept / (float)Math.Max(1, Math.Min(had, has))));
    }

    private static IEnumerable<(int Line, int Letters)> Letters(string text)
    {
        int line = 1, letters = 0;
        foreach (var unit in text)
        {
            if (Letter(unit)) letters++;
            if (unit != '\n') continue;
            if (letters > 0) yield return (line, letters);
            (line, letters) = (line + 1, 0);
        }

        if (letters > 0) yield return (line, letters);
    }

    private static bool Letter(char unit) => char.IsLetterOrDigit(unit) || char.IsSurrogate(unit);

    private static int At(int[] scenes, int line) => line < scenes.Length ? scenes[line] : scenes[^1];

    private static void Add<T>(Dictionary<T, int> counts, T key, int by)
        where T : notnull => counts[key] = counts.GetValueOrDefault(key) + by;
}
