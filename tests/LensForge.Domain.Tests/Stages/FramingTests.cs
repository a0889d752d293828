using LensForge.Domain.Cast;
using LensForge.Domain.ShotLists;
using LensForge.Domain.Stages;
using LensForge.Domain.Tests.ShotLists;

namespace LensForge.Domain.Tests.Stages;

/// <summary>Pictures that an operator would not be called back for; the seeds are fixed, so a failure comes again.</summary>
public sealed class FramingTests
{
    [Fact]
    public void of_a_thousand_random_stages_hardly_one_is_framed_badly()
    {
        var faults = new List<string>();
        for (ulong seed = 20_000; seed < 21_000; seed++)
        {
            var (shot, stage) = RandomStages.SampleShot(seed);
            var found = FramingCheck.Of(shot, stage);
            if (found.Count > 0) faults.Add($"{seed} {stage.Set.Kind} {shot.Coverage} {shot.Size} {shot.Angle}: {string.Join(", ", found)}");
        }

        Assert.True(faults.Count <= 25, $"{faults.Count}: {string.Join("; ", faults)}");
    }

    [Fact]
    public void the_shots_of_whole_scripts_are_framed_well()
    {
        var faults = new List<string>();
        var shots = 0;
        foreach (var text in new[] { Scripts.TideTable(), Scripts.Farmhouse, Scripts.German, Scripts.Japanese, Scripts.Council(3, 30), Scripts.Council(12, 36) })
        {
            var (_, list, plan) = Scripts.Stage(text);
            foreach (var (scene, staged) in list.Scenes.Zip(plan.Scenes))
            {
                for (var i = 0; i < scene.Shots.Count; i++, shots++)
                {
                    var found = FramingCheck.Of(scene.Shots[i], staged.Shots[i].Stage);
                    if (found.Count > 0) faults.Add($"{scene.Shots[i].Number} {staged.Set.Kind} {scene.Shots[i].Coverage} {scene.Shots[i].Size}: {string.Join(", ", found)}");
                }
            }
        }

        Assert.True(faults.Count * 40 <= shots, $"{faults.Count} of {shots}: {string.Join("; ", faults)}");
    }
}
