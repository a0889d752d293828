using LensForge.Domain.Screenplays;

namespace LensForge.Domain.ShotLists;

/// <summary>What the whole script tells about its people, for reading one scene of it.</summary>
/// <param name="NameParts">Folded parts of every name.</param>
internal sealed record ScriptPeople(IReadOnlySet<string> NameParts, Genders Genders)
{
    public static ScriptPeople Of(Screenplay screenplay)
    {
        var everybody = screenplay.Characters.Select(character => character.Name).Concat(screenplay.Scenes.SelectMany(scene => scene.Silent)).Distinct().ToList();
        return new(NameBook.PartsOf(everybody), Genders.Of(screenplay, everybody));
    }
}
