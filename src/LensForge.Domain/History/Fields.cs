using System.Globalization;
using LensForge.Domain.Direction;
using LensForge.Domain.Looks;
using LensForge.Domain.Productions;

namespace LensForge.Domain.History;

/// <summary>Everything that can be taken back.</summary>
public static class Fields
{
    public static readonly IReadOnlyList<Field> All =
    [
        Camera<ShotResized>("size", said => said.Size, (shot, said) => new ResizeShot(shot, said.Size)),
        Camera<ShotAngled>("angle", said => said.Angle, (shot, said) => new AngleShot(shot, said.Angle)),
        Camera<CameraMoveGiven>("move", said => said.Move, (shot, said) => new GiveCameraMove(shot, said.Move)),
        Camera<LensGiven>("lens", said => said.LensMm, (shot, said) => new GiveLens(shot, said.LensMm)),
        Camera<StopGiven>("stop", said => said.FStop, (shot, said) => new GiveStop(shot, said.FStop)),
        Camera<ShotRetimed>("length", said => said.Length, (shot, said) => new RetimeShot(shot, said.Length)),
        new("look", FieldScope.Production, happened => happened is ProductionLookChosen ? "" : null, (state, _) => state.LookBook.Production, (then, _, _) => new ChooseProductionLook(then.LookBook.Production)),
        new("scene look", FieldScope.Scene, happened => (happened as SceneLookChosen)?.Scene.ToString(CultureInfo.InvariantCulture), (state, scene) => OfScene(state, scene), (then, scene, now) => new ChooseSceneLook(Number(now), OfScene(then, scene)))
        {
            Said = state => state.LookBook.Scenes.Keys.Select(scene => scene.ToString(CultureInfo.InvariantCulture)),
        },
        new("shot look", FieldScope.Shot, happened => (happened as ShotLookChosen)?.Shot.Value, (state, shot) => OfShot(state, shot), (then, shot, now) => new ChooseShotLook(new(now), OfShot(then, shot)))
        {
            Said = state => state.LookBook.Shots.Keys.Select(shot => shot.Value),
        },
        new("take", FieldScope.Shot, happened => happened switch { TakeChosen chosen => chosen.Shot.Value, TakeLeftToLatest left => left.Shot.Value, _ => null },
            (state, shot) => state.Chosen.TryGetValue(new(shot), out var take) ? take : null,
            (then, shot, now) => then.Chosen.TryGetValue(new(shot), out var take) ? new ChooseTake(new(now), take) : new LeaveTakeToLatest(new(now)))
        {
            Said = state => state.Chosen.Keys.Select(shot => shot.Value),
        },
        new("cast", FieldScope.Named, happened => happened switch { CharacterRecast recast => recast.Character, CharacterLeftToScript left => left.Character, _ => null },
            (state, name) => state.Recast.GetValueOrDefault(name),
            (then, name, now) => then.Recast.TryGetValue(name, out var member) ? new RecastCharacter(now, member) : new LeaveToScript(now))
        {
            Said = state => state.Recast.Keys,
        },
        new("place", FieldScope.Named, happened => happened switch { PlaceDesigned designed => designed.Place, PlaceLeft left => left.Place, _ => null },
            (state, place) => state.Designs.GetValueOrDefault(place),
            (then, place, now) => then.Designs.TryGetValue(place, out var design) ? new DesignPlace(now, design) : new LeavePlace(now))
        {
            Said = state => state.Designs.Keys,
        },
        new("palette", FieldScope.Production, happened => happened is PaletteChosen ? "" : null, (state, _) => state.Palette, (then, _, _) => new ChoosePalette(then.Palette)),
        ReviewField.Review,
        .. BoardFields.All,
    ];

    private static readonly Dictionary<string, Field> ByKind = All.ToDictionary(field => field.Kind, StringComparer.Ordinal);

    public static Field Of(FieldKey key) => ByKind[key.Kind];

    /// <summary>The field that an event changed; null for what cannot be taken back.</summary>
    public static FieldKey? ChangedBy(ProductionEvent happened)
    {
        foreach (var field in All)
            if (field.Of(happened) is { } of) return new(field.Kind, of);
        return null;
    }

    /// <summary>The name of a field after a new plan; null: what it belonged to is no longer there.</summary>
    public static FieldKey? Carry(FieldKey key, ShotListPlanned planned) => Of(key).Scope switch
    {
        FieldScope.Shot => planned.Continued?.Where(shot => shot.Value.From.Value == key.Of).Select(shot => (FieldKey?)(key with { Of = shot.Key.Value })).FirstOrDefault(),
        FieldScope.Scene => planned.ContinuedScenes?.Where(scene => scene.Value == Number(key.Of)).Select(scene => (FieldKey?)(key with { Of = scene.Key.ToString(CultureInfo.InvariantCulture) })).FirstOrDefault(),
        FieldScope.Plan => null,
        _ => key,
    };

    private static Field Camera<T>(string kind, Func<ShotDirection, object?> value, Func<ShotId, ShotDirection, DirectShot> restore)
        where T : ShotDirected => new(
        kind, FieldScope.Shot, happened => (happened as T)?.Shot.Value, (state, shot) => value(state.Directions.Of(new(shot))), (then, shot, now) => restore(new(now), then.Directions.Of(new(shot))))
    {
        Said = state => state.Directions.Shots.Where(shot => value(shot.Value) is not null).Select(shot => shot.Key.Value),
    };

    private static int Number(string scene) => int.Parse(scene, CultureInfo.InvariantCulture);

    private static Look? OfScene(Production state, string scene) => state.LookBook.Scenes.TryGetValue(Number(scene), out var look) ? look : null;

    private static Look? OfShot(Production state, string shot) => state.LookBook.Shots.TryGetValue(new(shot), out var look) ? look : null;
}
