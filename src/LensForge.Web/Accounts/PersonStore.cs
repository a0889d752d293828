using LensForge.Web.EventStore;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace LensForge.Web.Accounts;

/// <summary>Identity's view of accounts.people. Passkeys and recovery codes are in the other parts.</summary>
public sealed partial class PersonStore(Database database) :
    IUserPasswordStore<Person>, IUserSecurityStampStore<Person>, IUserLockoutStore<Person>, IUserPasskeyStore<Person>, IUserTwoFactorRecoveryCodeStore<Person>
{
    private const string Columns = "id, name, address, user_name, normalized_name, password_hash, security_stamp, concurrency_stamp, lockout_end, access_failed, keeper";

    public async Task<IdentityResult> CreateAsync(Person user, CancellationToken cancellationToken)
    {
        try
        {
            await ChangeAsync(
                "insert into accounts.people (id, name, address, user_name, normalized_name, password_hash, security_stamp, concurrency_stamp, keeper) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                [user.Id, user.Name, user.Address, user.UserName, user.NormalizedName, user.PasswordHash, user.SecurityStamp, user.ConcurrencyStamp, user.Keeper], cancellationToken);
            return IdentityResult.Success;
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return Taken;
        }
    }

    public async Task<IdentityResult> UpdateAsync(Person user, CancellationToken cancellationToken)
    {
        try
        {
            var fresh = Guid.NewGuid().ToString("N");
            var changed = await ChangeAsync(
                """
                update accounts.people set name = $2, address = $3, user_name = $4, normalized_name = $5, password_hash = $6, security_stamp = $7,
                    lockout_end = $8, access_failed = $9, concurrency_stamp = $10 where id = $1 and concurrency_stamp = $11
                """,
                [user.Id, user.Name, user.Address, user.UserName, user.NormalizedName, user.PasswordHash, user.SecurityStamp, user.LockoutEnd, user.AccessFailedCount, fresh, user.ConcurrencyStamp],
                cancellationToken);
            if (changed == 0) return IdentityResult.Failed(new IdentityError { Code = "Concurrency", Description = "The account was changed somewhere else at the same moment. Try again." });
            user.ConcurrencyStamp = fresh;
            return IdentityResult.Success;
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return Taken;
        }
    }

    public async Task<IdentityResult> DeleteAsync(Person user, CancellationToken cancellationToken)
    {
        await ChangeAsync("delete from accounts.people where id = $1", [user.Id], cancellationToken);
        return IdentityResult.Success;
    }

    public async Task<Person?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParse(userId, out var id) ? await OneAsync("id = $1", id, cancellationToken) : null;

    public Task<Person?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => OneAsync("normalized_name = $1", normalizedUserName, cancellationToken);

    public Task<Person?> KeeperAsync(CancellationToken stop) => OneAsync("keeper = $1", true, stop);

    public Task<string> GetUserIdAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.Key);

    public Task<string?> GetUserNameAsync(Person user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.UserName);

    public Task SetUserNameAsync(Person user, string? userName, CancellationToken cancellationToken) => Set(() => user.UserName = userName ?? user.Key);

    public Task<string?> GetNormalizedUserNameAsync(Person user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.NormalizedName);

    public Task SetNormalizedUserNameAsync(Person user, string? normalizedName, CancellationToken cancellationToken) => Set(() => user.NormalizedName = normalizedName ?? user.Key);

    public Task SetPasswordHashAsync(Person user, string? passwordHash, CancellationToken cancellationToken) => Set(() => user.PasswordHash = passwordHash);

    public Task<string?> GetPasswordHashAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    public Task SetSecurityStampAsync(Person user, string stamp, CancellationToken cancellationToken) => Set(() => user.SecurityStamp = stamp);

    public Task<string?> GetSecurityStampAsync(Person user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SecurityStamp);

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.LockoutEnd);

    public Task SetLockoutEndDateAsync(Person user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken) => Set(() => user.LockoutEnd = lockoutEnd?.ToUniversalTime());

    public Task<int> IncrementAccessFailedCountAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(++user.AccessFailedCount);

    public Task ResetAccessFailedCountAsync(Person user, CancellationToken cancellationToken) => Set(() => user.AccessFailedCount = 0);

    public Task<int> GetAccessFailedCountAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.AccessFailedCount);

    public Task<bool> GetLockoutEnabledAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task SetLockoutEnabledAsync(Person user, bool enabled, CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        // Connections are opened for each statement.
    }

    private static IdentityResult Taken => IdentityResult.Failed(new IdentityError { Code = "Taken", Description = "There is an account with this address already. Sign in instead." });

    private static Task Set(Action change)
    {
        change();
        return Task.CompletedTask;
    }

    // Every node hears of it, so that names, stamps and sessions are fresh everywhere.
    private Task<int> ChangeAsync(string sql, object?[] values, CancellationToken stop) => database.TransactAsync(async (connection, token) =>
    {
        var count = await connection.ExecuteAsync(sql, values, token);
        await PeopleDirectory.NotifyWithinAsync(connection, token);
        return count;
    }, stop);

    private Task<Person?> OneAsync(string where, object value, CancellationToken stop) => database.RunAsync(async (connection, token) =>
        (await connection.QueryAsync($"select {Columns} from accounts.people where {where}", [value], Row, token)).SingleOrDefault(), stop);

    private static Person Row(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(0),
        Name = row.GetString(1),
        Address = row.IsDBNull(2) ? null : row.GetString(2),
        UserName = row.GetString(3),
        NormalizedName = row.GetString(4),
        PasswordHash = row.IsDBNull(5) ? null : row.GetString(5),
        SecurityStamp = row.GetString(6),
        ConcurrencyStamp = row.GetString(7),
        LockoutEnd = row.IsDBNull(8) ? null : row.GetFieldValue<DateTimeOffset>(8),
        AccessFailedCount = row.GetInt32(9),
        Keeper = row.GetBoolean(10),
    };
}
