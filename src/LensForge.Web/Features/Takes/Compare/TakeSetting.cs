using System.Globalization;
using LensForge.Domain.Looks;
using LensForge.Domain.Direction;
using LensForge.Domain.Productions;
using LensForge.Domain.Takes;
using LensForge.Web.Components;
using LensForge.Web.Projections;

namespace LensForge.Web.Features.Takes.Compare;

/// <summary>Where a setting of a take goes when it is taken up again.</summary>
public enum SettingOf { NextTake, Shot, Fixed }

/// <summary>One setting of a take in words, to be seen beside another's and taken up again by itself.</summary>
/// <param name="Of">The next take, the shot itself, or nothing: it is as it was filmed.</param>
public sealed record TakeSetting(string Name, string Value, SettingOf Of)
{
    public const string Seed = "Seed", Size = "Size", Quality = "Quality", Kind = "Kind", Way = "Key frame", Look = "Look";
    public const string ShotSize = "Shot size", Angle = "Angle", Move = "Move", Lens = "Lens", Stop = "Aperture", Length = "Length";

    /// <param name="planned">The shot as drafted, before anything was said about its camera.</param>
    public static IReadOnlyList<TakeSetting> All(TakeSheet take, StagedShot planned)
    {
        var recipe = take.Recipe;
        var shot = take.Directed.Of(planned.Shot);
        return
        [
            new(Seed, recipe.Seed.ToString(CultureInfo.InvariantCulture), SettingOf.NextTake),
            new(Size, $"{recipe.Width}x{recipe.Height}", SettingOf.NextTake),
            new(Quality, $"{QualityOf(recipe).ToString().ToLowerInvariant()}, {Steps(recipe)}", SettingOf.NextTake),
            new(Kind, recipe.Kind switch { TakeKind.Still => "still", TakeKind.RenderedStill => "rendered still", _ => "clip" }, SettingOf.NextTake),
            new(Way, WayOf(recipe), SettingOf.NextTake),
            new(Look, LookNames.Of(recipe.LookInForce), SettingOf.Shot),
            new(ShotSize, ShotWords.Of(shot.Size), SettingOf.Shot),
            new(Angle, ShotWords.Of(shot.Angle), SettingOf.Shot),
            new(Move, ShotWords.Of(shot.Move), SettingOf.Shot),
            new(Lens, $"{shot.LensMm} mm", SettingOf.Shot),
            new(Stop, DirectionChanges.Stop(take.Directed.FStop ?? recipe.Stage.CameraStart.FStop), SettingOf.Shot),
            new(Length, ShotWords.Seconds(recipe.Stage.Length), SettingOf.Shot),
            new("Frame rate", $"{recipe.Rate} fps", SettingOf.Fixed),
            new("Set", $"{ShotWords.Spaced(recipe.Stage.Set.Kind.ToString())}, {recipe.Stage.Set.Time.ToString().ToLowerInvariant()}, {recipe.Stage.Set.Weather.ToString().ToLowerInvariant()}", SettingOf.Fixed),
            new("Draft", take.Revision.ToString(CultureInfo.InvariantCulture), SettingOf.Fixed),
            new("Model", recipe.ModelHash[..Math.Min(8, recipe.ModelHash.Length)], SettingOf.Fixed),
        ];
    }

    /// <summary>What puts the shot's camera as it was for the take, in one respect.</summary>
    public static DirectShot? Direction(string setting, TakeSheet take, ShotId shot) => setting switch
    {
        ShotSize => new ResizeShot(shot, take.Directed.Size),
        Angle => new AngleShot(shot, take.Directed.Angle),
        Move => new GiveCameraMove(shot, take.Directed.Move),
        Lens => new GiveLens(shot, take.Directed.LensMm),
        Stop => new GiveStop(shot, take.Directed.FStop),
        Length => new RetimeShot(shot, take.Directed.Length),
        _ => null,
    };

    /// <summary>The quality whose steps it has: takes from before there were qualities are good ones.</summary>
    public static Quality QualityOf(Recipe recipe) => recipe.Quality ?? Domain.Takes.Quality.Good;

    private static string Steps(Recipe recipe) => recipe.IsRendered ? $"{Qualities.Samples(QualityOf(recipe))} paths a pixel"
        : recipe.IsStill ? $"{recipe.KeySteps} steps" : $"{recipe.KeySteps} and {recipe.FollowSteps} steps";

    private static string WayOf(Recipe recipe)
    {
        List<string> words = [.. (recipe.Forks ?? []).Select(fork => $"after step {fork.Step} by seed {fork.Seed}")];
        if (recipe.StopStep is { } stop && stop < recipe.KeySteps) words.Add($"stopped at step {stop}");
        return words.Count == 0 ? "straight" : string.Join(", ", words);
    }
}
