using System.Collections.Concurrent;
using System.Reflection;

namespace LensForge.Domain.People;

/// <summary>Asks of every command whether who gives it may.</summary>
public static class Gate
{
    /// <summary>Who acts when nobody does: the seed, the adoption of productions without an owner.</summary>
    public const string House = "LensForge";

    private const string Absent = "There is no such production.";

    private static readonly ConcurrentDictionary<Type, AccessAttribute> Known = new();

    /// <exception cref="InvalidOperationException">The command does not say who may give it.</exception>
    public static AccessAttribute AccessOf(Type command) => Known.GetOrAdd(command, one =>
        one.GetCustomAttribute<AccessAttribute>() ?? throw new InvalidOperationException($"{one.Name} does not say who may give it: put [Needs(Right.…)], [ForPeople] or [ForMachines] on it."));

    /// <exception cref="RefusedException">This person may not. To somebody who may not even read, the production does not exist.</exception>
    public static void Demand(Team team, Type command, string? person)
    {
        switch (AccessOf(command))
        {
            case var _ when person == House:
            case ForPeopleAttribute when person is not null:
                return;
            case NeedsAttribute needs:
                Demand(team, needs.Right, person);
                return;
            default:
                throw new RefusedException(Absent);
        }
    }

    /// <inheritdoc cref="Demand(Team, Type, string?)"/>
    public static void Demand(Team team, Right right, string? person)
    {
        if (person is null || team.RoleOf(person) is not { } role) throw new RefusedException(Absent);
        if (!role.May(right)) throw new RefusedException($"As {Article(role)} you may not {RoleRights.Deed(right)} here. An owner of the production can give you another role.");
    }

    public static string Article(Role role) => $"{(role is Role.Artist or Role.Owner ? "an" : "a")} {role.ToString().ToLowerInvariant()}";
}
