using LensForge.Web.EventStore;

namespace LensForge.Web.Accounts;

/// <summary>
/// What is known of people, apart from the log: a schema of its own, so that a person can be erased while the log stays whole. Secrets
/// of links and sessions lie here as hashes; what a link opens, and until when, is in the log.
/// </summary>
public static class AccountSchema
{
    public const string Channel = "lensforge_accounts";

    private const long SchemaLock = 0x4C46_0001_4143_4354;

    private const string Sql = """
        create schema if not exists accounts;
        create table if not exists accounts.people (
            id uuid not null primary key,
            name varchar not null,
            address varchar null,
            user_name varchar not null,
            normalized_name varchar not null unique,
            password_hash varchar null,
            security_stamp varchar not null,
            concurrency_stamp varchar not null,
            lockout_end timestamptz null,
            access_failed int not null default 0,
            keeper boolean not null default false,
            picture bytea null,
            created timestamptz not null default now());
        create unique index if not exists people_keeper on accounts.people (keeper) where keeper;
        create table if not exists accounts.passkeys (
            credential bytea not null primary key,
            person uuid not null references accounts.people(id) on delete cascade,
            name varchar null,
            public_key bytea not null,
            created timestamptz not null,
            sign_count bigint not null,
            transports text[] null,
            user_verified boolean not null,
            backup_eligible boolean not null,
            backed_up boolean not null,
            attestation bytea not null,
            client_data bytea not null);
        create table if not exists accounts.recovery_codes (
            person uuid not null references accounts.people(id) on delete cascade,
            code_hash bytea not null,
            primary key (person, code_hash));
        create table if not exists accounts.sessions (
            id uuid not null primary key,
            person uuid not null references accounts.people(id) on delete cascade,
            stamp varchar not null,
            device varchar not null,
            started timestamptz not null default now(),
            seen timestamptz not null default now(),
            expires timestamptz not null);
        create table if not exists accounts.link_secrets (
            id uuid not null primary key,
            production uuid not null,
            kind varchar not null check (kind in ('invitation', 'guest')),
            token_hash bytea not null unique,
            passphrase_hash varchar null,
            wrong_passphrases int not null default 0,
            created timestamptz not null default now());
        create table if not exists accounts.guest_visits (
            id uuid not null primary key,
            link uuid not null,
            name varchar null,
            device varchar not null,
            started timestamptz not null default now());
        create table if not exists accounts.guest_views (
            visit uuid not null references accounts.guest_visits(id) on delete cascade,
            at timestamptz not null default now(),
            what varchar not null);
        create table if not exists accounts.filming_habits (person varchar not null primary key, variants int not null);
        create index if not exists guest_visits_link on accounts.guest_visits (link, started);
        create index if not exists guest_views_visit on accounts.guest_views (visit);
        """;

    public static Task CreateAsync(Database database, CancellationToken stop = default) =>
        database.TransactAsync(async (connection, token) =>
        {
            await connection.ExecuteAsync($"select pg_advisory_xact_lock({SchemaLock})", token);
            return await connection.ExecuteAsync(Sql, token);
        }, stop);
}
