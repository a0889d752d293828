using LensForge.Web.EventStore;

namespace LensForge.Web.Jobs;

/// <summary>The rows of work. They follow from the log (a key each), so losing them would lose no decision of anybody.</summary>
public static class JobSchema
{
    public const string Channel = "lensforge_jobs";

    private const long SchemaLock = 0x4C46_0001_4A4F_4253;

    private const string Sql = """
        create table if not exists lensforge.jobs (
            id uuid not null primary key,
            key varchar not null unique,
            kind varchar not null,
            production uuid not null,
            subject uuid not null,
            person varchar not null,
            priority int not null,
            work text not null,
            place bigserial not null,
            state varchar not null default 'waiting' check (state in ('waiting', 'leased', 'done', 'failed', 'cancelled')),
            attempts int not null default 0,
            fence bigint not null default 0,
            host varchar null,
            leased_until timestamptz null,
            served bigint null,
            reason varchar null,
            created timestamptz not null default now(),
            ended timestamptz null);
        -- What it is compared with to say how long such work takes, and since when it is being done.
        alter table lensforge.jobs add column if not exists measure varchar null;
        alter table lensforge.jobs add column if not exists units double precision null;
        alter table lensforge.jobs add column if not exists started timestamptz null;
        create index if not exists jobs_measured on lensforge.jobs (measure, ended desc) where state = 'done' and started is not null;
        create table if not exists lensforge.deadlines (production uuid not null primary key, at timestamptz not null);
        create index if not exists jobs_open on lensforge.jobs (priority desc, place) where state in ('waiting', 'leased');
        create index if not exists jobs_subject on lensforge.jobs (subject);
        create index if not exists jobs_served on lensforge.jobs (served desc nulls last);
        create sequence if not exists lensforge.jobs_served_sequence;
        """;

    public static Task CreateAsync(Database database, CancellationToken stop = default) =>
        database.TransactAsync(async (connection, token) =>
        {
            await connection.ExecuteAsync($"select pg_advisory_xact_lock({SchemaLock})", token);
            return await connection.ExecuteAsync(Sql, token);
        }, stop);
}
