using System.Collections.Immutable;
using System.Numerics;
using LensForge.Domain.Cast;
using LensForge.Domain.ShotLists;
using LensForge.Domain.Stages;

namespace LensForge.Domain.Productions;

/// <summary>How every character of a plan looks on every story day: as proposed from the script, or as people have said since.</summary>
public sealed class CastBible(ShotPlan plan, ImmutableDictionary<string, CastMember> recast)
{
    // Two eyes this near, in metres, are the same.
    private const float Same = 0.02f;

    public IEnumerable<string> Names => plan.Cast.Keys;

    public bool IsRecast(string name) => recast.ContainsKey(name);

    /// <summary>Null for somebody who is not in the cast.</summary>
    public CastMember? Find(string name) => recast.GetValueOrDefault(name) ?? Proposed(name);

    /// <summary>As the script has it.</summary>
    public CastMember? Proposed(string name) =>
        plan.Cast.TryGetValue(name, out var looks) ? new(looks, plan.Costumes?.GetValueOrDefault(name) ?? []) : null;

    /// <summary>The plan with everybody on every stage in the looks of that scene; a plan that has them already is returned itself.</summary>
    public ShotPlan Dress()
    {
        var scenes = plan.Scenes.Select(Dress).ToList();
        return scenes.Zip(plan.Scenes).All(pair => ReferenceEquals(pair.First, pair.Second)) ? plan : plan with { Scenes = scenes };
    }

    /// <summary>Costumes by the scenes of a new plan, which may have other numbers.</summary>
    public static ImmutableDictionary<string, CastMember> Carry(ImmutableDictionary<string, CastMember> recast, IReadOnlyDictionary<ShotId, ContinuedShot>? continued)
    {
        if (continued is null || recast.Values.All(member => member.Costumes.Count == 0)) return recast;
        var scenes = new SortedDictionary<int, int>();
        foreach (var (now, from) in continued.Where(shot => shot.Key.Scene > 0 && shot.Value.From.Scene > 0)) scenes.TryAdd(from.From.Scene, now.Scene);
        return recast.ToImmutableDictionary(one => one.Key, one => one.Value with
        {
            // A scene that is gone hands its costume to the next one that is left.
            Costumes = [.. one.Value.Costumes
                .Select(change => change with { FromScene = scenes.FirstOrDefault(scene => scene.Key >= change.FromScene, new(0, change.FromScene)).Value })
                .GroupBy(change => change.FromScene).Select(same => same.Last()).OrderBy(change => change.FromScene)],
        });
    }

    private PlannedSceneStage Dress(PlannedSceneStage scene)
    {
        var shots = scene.Shots.Select(shot => Dress(scene.Ordinal, shot)).ToList();
        return shots.Zip(scene.Shots).All(pair => ReferenceEquals(pair.First, pair.Second)) ? scene : scene with { Shots = shots };
    }

    private StagedShot Dress(int scene, StagedShot shot)
    {
        var before = shot.Stage.Figures;
        var after = before.Select(figure => Find(figure.Character)?.In(scene) is { } looks && looks != figure.Appearance ? figure with { Appearance = looks } : figure).ToList();
        if (after.Zip(before).All(pair => ReferenceEquals(pair.First, pair.Second))) return shot;

        // Somebody taller is looked at higher: eyes meet eyes, and a near camera rises with its subject.
        var eyes = before.Zip(after, (one, two) => (From: Body.Of(one).Eyes, To: Body.Of(two).Eyes)).ToList();
        for (var i = 0; i < after.Count; i++)
        {
            var at = after[i].LookAt;
            var met = eyes.FindIndex(pair => Vector3.Distance(pair.From, at) < Same);
            var lift = met >= 0 ? eyes[met].To - at : new Vector3(0, eyes[i].To.Y - eyes[i].From.Y, 0);
            if (lift.LengthSquared() > 1e-8f) after[i] = after[i] with { LookAt = at + lift };
        }

        var subject = after.FindIndex(figure => shot.Shot.Subjects.Count > 0 && figure.Character == shot.Shot.Subjects[0]);
        var rise = subject >= 0 && shot.Shot.Size is not (ShotSize.ExtremeWide or ShotSize.Wide or ShotSize.Insert) ? eyes[subject].To.Y - eyes[subject].From.Y : 0;
        return shot with { Stage = shot.Stage with { Figures = after, CameraStart = Raise(shot.Stage.CameraStart, rise), CameraEnd = Raise(shot.Stage.CameraEnd, rise) } };
    }

    private static StageCamera Raise(StageCamera camera, float metres) =>
        MathF.Abs(metres) < 1e-4f ? camera : camera with { Position = camera.Position + Vector3.UnitY * metres, Target = camera.Target + Vector3.UnitY * metres };
}
