using System.Collections.Concurrent;
using LensForge.Web.EventStore;

namespace LensForge.Web.Accounts;

/// <summary>In how many variants each person films a shot: 0 is straight through. Kept with the accounts, apart from the log.</summary>
public sealed class FilmingHabits(Database database)
{
    private readonly ConcurrentDictionary<string, int> _known = new(StringComparer.Ordinal);

    /// <summary>Straight through for whoever has never said otherwise.</summary>
    public async Task<int> VariantsAsync(string person, CancellationToken stop = default) =>
        _known.TryGetValue(person, out var known) ? known : _known[person] = await database.RunAsync(
            (connection, token) => connection.ScalarAsync<int?>("select variants from accounts.filming_habits where person = $1", [person], token), stop) ?? 0;

    public async Task KeepAsync(string person, int variants, CancellationToken stop = default)
    {
        await database.RunAsync(
            (connection, token) => connection.ExecuteAsync(
                "insert into accounts.filming_habits (person, variants) values ($1, $2) on conflict (person) do update set variants = excluded.variants", [person, variants], token), stop);
        _known[person] = variants;
    }

    public async Task ForgetAsync(string person, CancellationToken stop = default)
    {
        await database.RunAsync((connection, token) => connection.ExecuteAsync("delete from accounts.filming_habits where person = $1", [person], token), stop);
        _known.TryRemove(person, out _);
    }
}
