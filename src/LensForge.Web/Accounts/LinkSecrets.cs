using LensForge.Web.EventStore;

namespace LensForge.Web.Accounts;

public enum LinkKind { Invitation, Guest }

/// <param name="PassphraseHash">Null where none is asked for.</param>
public sealed record LinkSecret(Guid Id, Guid Production, LinkKind Kind, string? PassphraseHash, int WrongPassphrases);

/// <summary>The secrets of links. What a link opens, and until when, is the production's log to say.</summary>
public sealed class LinkSecrets(Database database)
{
    /// <summary>More wrong passphrases than this, and a link is of no more use.</summary>
    public const int MostWrong = 50;

    /// <summary>The token, which is shown once and kept nowhere.</summary>
    public async Task<string> MakeAsync(Guid id, Guid production, LinkKind kind, string? passphraseHash = null, CancellationToken stop = default)
    {
        var token = Token.New();
        await database.RunAsync((connection, cancel) => connection.ExecuteAsync(
            "insert into accounts.link_secrets (id, production, kind, token_hash, passphrase_hash) values ($1, $2, $3, $4, $5) on conflict (id) do nothing",
            [id, production, Word(kind), Token.Hash(token), passphraseHash], cancel), stop);
        return token;
    }

    public Task<LinkSecret?> FindAsync(string token, LinkKind kind, CancellationToken stop = default) => database.RunAsync(async (connection, cancel) =>
        (await connection.QueryAsync("select id, production, passphrase_hash, wrong_passphrases from accounts.link_secrets where token_hash = $1 and kind = $2", [Token.Hash(token), Word(kind)],
            row => new LinkSecret(row.GetGuid(0), row.GetGuid(1), kind, row.IsDBNull(2) ? null : row.GetString(2), row.GetInt32(3)), cancel)).SingleOrDefault(), stop);

    public Task<int> CountWrongAsync(Guid id, CancellationToken stop = default) => database.RunAsync((connection, cancel) =>
        connection.ExecuteAsync("update accounts.link_secrets set wrong_passphrases = wrong_passphrases + 1 where id = $1", [id], cancel), stop);

    private static string Word(LinkKind kind) => kind == LinkKind.Guest ? "guest" : "invitation";
}
