using LensForge.Domain.Productions;
using LensForge.Domain.ShotLists;
using LensForge.Domain.Time;
using LensForge.Web.Components;
using LensForge.Web.Interop;
using LensForge.Web.Projections;

namespace LensForge.Web.Features.Films;

/// <summary>One shot of the cut as the player shows it.</summary>
public sealed record CutShot(ShotId Id, string Number, string Title, int Scene, bool Filmed, bool Stale, bool Rendered, Length Length, PlayerPart Part)
{
    public string Said => $"{Number}, {Title}" + (Rendered ? ", rendered, not generated" : "");
}

/// <summary>The cut that is played: the whole film or one scene, chosen takes and, where there is none, drawings.</summary>
public sealed class PlayerState
{
    public IReadOnlyList<CutShot> Shots { get; private set; } = [];

    public FrameRate Rate { get; private set; } = FrameRate.Film;

    public Length Length => Shots.Aggregate(new Length(0), (sum, shot) => sum + shot.Length);

    public int Stale => Shots.Count(shot => shot.Stale);

    public int Rendered => Shots.Count(shot => shot.Rendered);

    public int Filmed => Shots.Count(shot => shot.Filmed);

    public double FramesPerSecond => (double)Rate.Numerator / Rate.Denominator;

    /// <summary>Says which files are played in which order; the player loads anew when it is another one.</summary>
    public string Mark => string.Join('|', Shots.Select(shot => $"{shot.Part.Clip}{shot.Part.Still}"));

    /// <param name="scene">Order of the scene; null for the film.</param>
    public void Follow(ProductionSheet sheet, int? scene)
    {
        var scenes = sheet.Scenes.Where(one => scene is null || one.Ordinal == scene).ToList();
        Rate = scenes.SelectMany(one => one.Shots).Select(shot => sheet.Chosen(shot.Id)?.Recipe.Rate).FirstOrDefault(rate => rate is not null) ?? FrameRate.Film;
        Shots = [.. scenes.SelectMany(one => one.Shots.Select(shot => Cut(sheet, one.Ordinal, shot)))];
    }

    public int IndexOf(string? shot) => Math.Max(0, Shots.ToList().FindIndex(one => one.Id.Value == shot));

    private static CutShot Cut(ProductionSheet sheet, int scene, StagedShot shot)
    {
        var take = sheet.Chosen(shot.Id);
        var length = take is null ? shot.Shot.Length : new Length((int)take.Recipe.Rate.MillisecondsAt(take.Frames));
        var still = sheet.Picture(shot.Id);
        var part = new PlayerPart(
            take?.ClipHash is { } clip ? MediaUrl.Clip(clip) : null,
            still is null ? null : MediaUrl.Picture(still),
            length.Milliseconds / 1000.0,
            shot.Shot.Number,
            [.. shot.Shot.Dialogue.Select(Cue)]);
        return new(shot.Id, shot.Shot.Number, ShotWords.Title(shot.Shot), scene, take is not null, take?.Stale is not null, take?.Recipe.IsRendered ?? false, length, part);
    }

    private static PlayerCue Cue(Speech speech) =>
        new(speech.Start.Milliseconds / 1000.0, (speech.Start.Milliseconds + speech.Length.Milliseconds) / 1000.0, speech.Character, speech.Text);
}
