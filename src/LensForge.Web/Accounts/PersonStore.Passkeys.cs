using LensForge.Web.EventStore;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace LensForge.Web.Accounts;

public sealed partial class PersonStore
{
    private const string PasskeyColumns = "credential, public_key, created, sign_count, transports, user_verified, backup_eligible, backed_up, attestation, client_data, name";

    public Task AddOrUpdatePasskeyAsync(Person user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => ChangeAsync(
        $"""
        insert into accounts.passkeys ({PasskeyColumns}, person) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        on conflict (credential) do update set sign_count = excluded.sign_count, user_verified = excluded.user_verified, backed_up = excluded.backed_up, name = excluded.name
        where accounts.passkeys.person = excluded.person
        """,
        [passkey.CredentialId, passkey.PublicKey, passkey.CreatedAt.ToUniversalTime(), (long)passkey.SignCount, passkey.Transports, passkey.IsUserVerified, passkey.IsBackupEligible,
            passkey.IsBackedUp, passkey.AttestationObject, passkey.ClientDataJson, passkey.Name, user.Id], cancellationToken);

    public Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Person user, CancellationToken cancellationToken) => database.RunAsync<IList<UserPasskeyInfo>>(async (connection, token) =>
        await connection.QueryAsync($"select {PasskeyColumns} from accounts.passkeys where person = $1 order by created", [user.Id], Passkey, token), cancellationToken);

    public Task<Person?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        OneAsync("id = (select person from accounts.passkeys where credential = $1)", credentialId, cancellationToken);

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Person user, byte[] credentialId, CancellationToken cancellationToken) =>
        (await GetPasskeysAsync(user, cancellationToken)).FirstOrDefault(passkey => passkey.CredentialId.AsSpan().SequenceEqual(credentialId));

    public Task RemovePasskeyAsync(Person user, byte[] credentialId, CancellationToken cancellationToken) =>
        ChangeAsync("delete from accounts.passkeys where person = $1 and credential = $2", [user.Id, credentialId], cancellationToken);

    /// <summary>The codes have 120 bits of chance each, so a plain hash keeps them.</summary>
    public Task ReplaceCodesAsync(Person user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) => database.TransactAsync(async (connection, token) =>
    {
        await connection.ExecuteAsync("delete from accounts.recovery_codes where person = $1", [user.Id], token);
        return await connection.ExecuteAsync(
            "insert into accounts.recovery_codes (person, code_hash) select $1, unnest($2::bytea[])", [user.Id, recoveryCodes.Select(code => Token.Hash(RecoveryCode.Clean(code))).ToArray()], token);
    }, cancellationToken);

    public Task<bool> RedeemCodeAsync(Person user, string code, CancellationToken cancellationToken) => database.RunAsync(async (connection, token) =>
        await connection.ExecuteAsync("delete from accounts.recovery_codes where person = $1 and code_hash = $2", [user.Id, Token.Hash(RecoveryCode.Clean(code))], token) == 1, cancellationToken);

    public Task<int> CountCodesAsync(Person user, CancellationToken cancellationToken) => database.RunAsync(async (connection, token) =>
        (int)await connection.ScalarAsync<long>("select count(*) from accounts.recovery_codes where person = $1", [user.Id], token), cancellationToken);

    private static UserPasskeyInfo Passkey(NpgsqlDataReader row) => new(
        row.GetFieldValue<byte[]>(0), row.GetFieldValue<byte[]>(1), row.GetFieldValue<DateTimeOffset>(2), (uint)row.GetInt64(3),
        row.IsDBNull(4) ? null : row.GetFieldValue<string[]>(4), row.GetBoolean(5), row.GetBoolean(6), row.GetBoolean(7), row.GetFieldValue<byte[]>(8), row.GetFieldValue<byte[]>(9))
    {
        Name = row.IsDBNull(10) ? null : row.GetString(10),
    };
}
