using LensForge.Domain.Hosts;
using LensForge.Domain.Takes;

namespace LensForge.Domain.Jobs;

/// <summary>What a piece of work is compared with to say how long it will take.</summary>
/// <param name="Class">Work of one class takes about as long for each unit.</param>
/// <param name="Units">How much of it there is: network steps of takes, drawings, parts of films.</param>
public readonly record struct WorkMeasure(string Class, double Units)
{
    public static WorkMeasure Of(Work work) => work switch
    {
        FilmShot { Recipe: { IsRendered: true } recipe } => new($"render {recipe.Width}x{recipe.Height} {recipe.Quality}", 1),

        // Where pictures are enlarged, that is most of the work of each, however few steps it has.
        FilmShot { Recipe: { Enlarged: true } recipe } => new($"film {recipe.Width}x{recipe.Height} {(recipe.IsStill ? $"still {recipe.KeySteps}" : $"{recipe.FollowSteps}")}", recipe.Pictures),
        FilmShot { Recipe: var recipe } => new($"film {recipe.Width}x{recipe.Height}{(recipe.IsStill ? " still" : "")}{(recipe.Regions is null ? "" : " region")}", recipe.StepsWanted),
        DrawStages draw => new("draw", draw.Stages.Count),
        AssembleFilm film => new($"join {film.Width}x{film.Height}", film.Parts.Count),
        _ => new(work.GetType().Name, 1),
    };
}
