using LensForge.Domain.Productions;

namespace LensForge.Domain.History;

/// <summary>What the name of a field counts: plans give shots and scenes new ones; what belongs to one plan ends with it.</summary>
public enum FieldScope { Production, Scene, Shot, Named, Plan }

/// <summary>One thing that can be changed by itself.</summary>
/// <param name="Of">Shot, order of the scene, character or place; empty for the production.</param>
public readonly record struct FieldKey(string Kind, string Of);

/// <summary>
/// How one kind of change is taken back: the field that an event changed, what it holds, and the command that makes it hold again what it
/// held. A feature plugs in its own by a line in <see cref="Fields"/>.
/// </summary>
/// <param name="Of">Name of the field that an event changed; null: another kind of event.</param>
/// <param name="Value">What the field holds; null where nothing is said. Equal values are the same.</param>
/// <param name="Restore">From how it was then, under the name it had then, for the name it has now.</param>
public sealed record Field(
    string Kind, FieldScope Scope, Func<ProductionEvent, string?> Of, Func<Production, string, object?> Value, Func<Production, string, string, ProductionCommand> Restore)
{
    /// <summary>Names under which something is said then.</summary>
    public Func<Production, IEnumerable<string>> Said { get; init; } = _ => [];

    /// <summary>False: people's judgement of what was there; it does not come back with what is brought back from then.</summary>
    public bool Restored { get; init; } = true;

    /// <summary>Undoes a change, or makes it again, for the name that it has now, where <see cref="Restore"/> cannot tell what it takes.</summary>
    public Func<Change, bool, string, ProductionCommand>? Turn { get; init; }

    /// <summary>Undoes one event, from how everything was before it, where that is not to make the field hold what it held.</summary>
    public Func<Production, ProductionEvent, ProductionCommand>? Back { get; init; }

    /// <summary>Makes it again, from how everything was after it.</summary>
    public Func<Production, ProductionEvent, ProductionCommand>? Forth { get; init; }
}
