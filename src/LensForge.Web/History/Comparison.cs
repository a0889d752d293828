using LensForge.Domain.History;
using LensForge.Domain.Productions;

namespace LensForge.Web.History;

/// <param name="Then">What it was called then.</param>
/// <param name="Was">What it held then, where that can be said; else <paramref name="Parts"/> says what differs.</param>
public sealed record FieldDifference(FieldKey Then, FieldKey Now, string Name, string? Was, string? Became, string? Parts);

/// <param name="Then">Its id then; null: it was not there.</param>
/// <param name="Now">Null: it is no longer there.</param>
/// <param name="PictureThen">Hash.</param>
public sealed record ShotDifference(StagedShot? Then, StagedShot? Now, string? PictureThen, string? PictureNow, IReadOnlyList<FieldDifference> Fields);

/// <param name="Lines">Every line of both, in order.</param>
public sealed record SceneDifference(SceneWords? Then, SceneWords? Now, IReadOnlyList<(LineFate Fate, string Line)> Lines)
{
    public int Removed => Lines.Count(line => line.Fate == LineFate.Removed);

    public int Added => Lines.Count(line => line.Fate == LineFate.Added);
}

/// <summary>What is different between two moments of a production: words, fields, shots and their pictures.</summary>
public sealed record Comparison(IReadOnlyList<SceneDifference> Scenes, IReadOnlyList<FieldDifference> Fields, IReadOnlyList<ShotDifference> Shots)
{
    public bool IsEmpty => Scenes.Count + Fields.Count + Shots.Count == 0;

    /// <param name="carried">What a field of the first moment is called at the second.</param>
    public static Comparison Between(Past then, Past now, Func<FieldKey, FieldKey?> carried)
    {
        var shots = then.Sheet.Plan?.Shots.Select(shot => (Then: shot, Now: carried(new("size", shot.Id.Value))?.Of)).ToList() ?? [];
        var before = shots.Where(pair => pair.Now is not null).ToDictionary(pair => pair.Now!, pair => pair.Then.Id.Value);
        var fields = Domain.History.Fields.All.SelectMany(field => Names(field, then, now, carried, before)).Select(pair => Difference(pair.Then, pair.Now, then, now)).OfType<FieldDifference>().ToList();
        return new(Words(then.Words, now.Words), fields, [.. Beside(shots, fields, then.Sheet, now.Sheet)]);
    }

    private static IEnumerable<(FieldKey Then, FieldKey Now)> Names(Field field, Past then, Past now, Func<FieldKey, FieldKey?> carried, Dictionary<string, string> before)
    {
        if (field.Scope == FieldScope.Production) return [(new(field.Kind, ""), new(field.Kind, ""))];
        var said = field.Said(then.State).Select(of => new FieldKey(field.Kind, of)).Select(key => (Then: key, Now: carried(key))).Where(pair => pair.Now is not null).Select(pair => (pair.Then, pair.Now!.Value)).ToList();
        var known = said.Select(pair => pair.Value.Of).ToHashSet();
        return said.Concat(field.Said(now.State).Where(of => !known.Contains(of))
            .Select(of => (Of: of, Was: field.Scope == FieldScope.Shot ? before.GetValueOrDefault(of) : of))
            .Where(one => one.Was is not null).Select(one => (new FieldKey(field.Kind, one.Was!), new FieldKey(field.Kind, one.Of))));
    }

    private static FieldDifference? Difference(FieldKey then, FieldKey now, Past one, Past two)
    {
        var field = Domain.History.Fields.Of(then);
        var (was, became) = (field.Value(one.State, then.Of), field.Value(two.State, now.Of));
        if (Equals(was, became)) return null;
        var parts = ChangeWords.Difference(was, became);
        return new(then, now, ChangeWords.Name(now),
            parts is null ? ChangeWords.Value(then, one.State, take => one.Sheet.Take(take)?.Number) ?? "as chosen then" : null,
            parts is null ? ChangeWords.Value(now, two.State, take => two.Sheet.Take(take)?.Number) ?? "as chosen" : null, parts);
    }

    private static IEnumerable<ShotDifference> Beside(IEnumerable<(StagedShot Then, string? Now)> shots, List<FieldDifference> fields, Projections.ProductionSheet then, Projections.ProductionSheet now)
    {
        var seen = new HashSet<string>();
        foreach (var (shot, id) in shots)
        {
            var here = id is null ? null : now.Plan?.Find(new(id));
            if (here is not null) seen.Add(here.Id.Value);
            var (was, became) = (then.Picture(shot.Id), here is null ? null : now.Picture(here.Id));
            List<FieldDifference> own = [.. fields.Where(field => Domain.History.Fields.Of(field.Now).Scope == FieldScope.Shot && field.Now.Of == id)];
            if (here is null || was != became || own.Count > 0) yield return new(then.Plan?.Find(shot.Id) ?? shot, here, was, became, own);
        }

        foreach (var shot in now.Plan?.Shots ?? [])
            if (!seen.Contains(shot.Id.Value)) yield return new(null, shot, null, now.Picture(shot.Id), []);
    }

    private static List<SceneDifference> Words(string then, string now) => then == now ? [] :
    [
        .. ScriptScenes.Pair(ScriptScenes.Of(then), ScriptScenes.Of(now))
            .Where(pair => pair.Then?.Text.TrimEnd() != pair.Now?.Text.TrimEnd())
            .Select(pair => new SceneDifference(pair.Then, pair.Now, ScriptScenes.Lines(pair.Then?.Text.TrimEnd() ?? "", pair.Now?.Text.TrimEnd() ?? ""))),
    ];
}
