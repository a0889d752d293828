namespace LensForge.Domain.Cast;

/// <summary>A character in the cast bible: how they look, and what they change into.</summary>
/// <param name="Looks">In the first costume.</param>
/// <param name="Costumes">Later costumes by the scene from which on they are worn, rising.</param>
public sealed record CastMember(Appearance Looks, IReadOnlyList<CostumeChange> Costumes)
{
    /// <param name="scene">Order of the scene, from 1.</param>
    public Appearance In(int scene) => Costumes.LastOrDefault(change => change.FromScene <= scene)?.Costume.On(Looks) ?? Looks;

    /// <summary>With other clothes from a scene on, up to the next change; scene 1 or less is the first costume.</summary>
    public CastMember Wearing(Costume costume, int fromScene) => fromScene <= 1
        ? this with { Looks = costume.On(Looks) }
        : this with { Costumes = [.. Costumes.Where(change => change.FromScene != fromScene).Append(new(fromScene, costume)).OrderBy(change => change.FromScene)] };

    public CastMember WithoutChange(int fromScene) => this with { Costumes = [.. Costumes.Where(change => change.FromScene != fromScene)] };

    public bool Equals(CastMember? other) => other is not null && Looks == other.Looks && Costumes.SequenceEqual(other.Costumes);

    public override int GetHashCode() => HashCode.Combine(Looks, Costumes.Count);
}
