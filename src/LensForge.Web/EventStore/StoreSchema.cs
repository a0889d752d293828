using Npgsql;

namespace LensForge.Web.EventStore;

/// <summary>The tables as Marten 9 lays them out in its default shape, in schema lensforge, and our one append function.</summary>
public static class StoreSchema
{
    /// <summary>Every appender holds this advisory lock, shared, from before it draws a sequence number until it ends.</summary>
    public const long AppenderLock = 0x4C46_0001_4150_5044;

    private const long SchemaLock = 0x4C46_0001_5343_484D;

    private static readonly string Sql = $$"""
        create schema if not exists lensforge;
        create sequence if not exists lensforge.mt_events_sequence;
        create table if not exists lensforge.mt_streams (
            id uuid not null primary key,
            type varchar null,
            version bigint null,
            timestamp timestamptz not null default now(),
            created timestamptz not null default now(),
            tenant_id varchar default '*DEFAULT*',
            is_archived boolean default false);
        create table if not exists lensforge.mt_events (
            seq_id bigint not null primary key,
            id uuid not null,
            stream_id uuid references lensforge.mt_streams(id) on delete cascade,
            version bigint not null,
            data jsonb not null,
            bdata bytea null,
            type varchar(500) not null,
            timestamp timestamptz not null default now(),
            tenant_id varchar default '*DEFAULT*',
            mt_dotnet_type varchar null,
            correlation_id varchar null,
            causation_id varchar null,
            headers jsonb null,
            user_name varchar null,
            is_archived boolean default false);
        -- Room in every page, so that a stream's new version is written beside the old and no index is touched.
        alter table lensforge.mt_streams set (fillfactor = 70);
        create unique index if not exists pk_mt_events_stream_and_version on lensforge.mt_events (stream_id, version);
        alter sequence lensforge.mt_events_sequence owned by lensforge.mt_events.seq_id;
        create table if not exists lensforge.mt_event_progression (
            name varchar not null primary key,
            last_seq_id bigint null,
            last_updated timestamptz default transaction_timestamp());

        -- Answers (version, sequence) after the append, or (actual version, 0) when the expectation is wrong.
        -- Events of one append carry the id of the first of them as their correlation.
        -- Whoever comes second waits on the row of the stream, then sees the version as it has become.
        create or replace function lensforge.append_events(
            p_stream uuid, p_stream_type varchar, p_expected bigint,
            p_ids uuid[], p_types varchar[], p_dotnet_types varchar[], p_data text[], p_user varchar,
            out o_version bigint, out o_sequence bigint)
        language plpgsql as $body$
        declare n int := cardinality(p_ids);
        begin
            perform pg_advisory_xact_lock_shared({{AppenderLock}});
            if p_expected = 0 then
                insert into lensforge.mt_streams (id, type, version) values (p_stream, p_stream_type, n)
                    on conflict (id) do nothing returning version into o_version;
            elsif p_expected < 0 then
                insert into lensforge.mt_streams as s (id, type, version) values (p_stream, p_stream_type, n)
                    on conflict (id) do update set version = s.version + n, timestamp = now()
                    returning s.version into o_version;
            else
                update lensforge.mt_streams set version = version + n, timestamp = now()
                    where id = p_stream and version = p_expected returning version into o_version;
            end if;
            if o_version is null then
                select version into o_version from lensforge.mt_streams where id = p_stream;
                o_version := coalesce(o_version, 0);
                o_sequence := 0;
                return;
            end if;
            if n = 1 then
                insert into lensforge.mt_events (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, user_name)
                    values (nextval('lensforge.mt_events_sequence'), p_ids[1], p_stream, o_version, p_data[1]::jsonb, p_types[1],
                            clock_timestamp(), p_dotnet_types[1], p_user)
                    returning seq_id into o_sequence;
            else
                insert into lensforge.mt_events (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, user_name, correlation_id)
                    select nextval('lensforge.mt_events_sequence'), e.id, p_stream, o_version - n + e.place, e.data::jsonb, e.type,
                           clock_timestamp(), e.dotnet, p_user, p_ids[1]::varchar
                    from unnest(p_ids, p_types, p_dotnet_types, p_data) with ordinality as e(id, type, dotnet, data, place)
                    order by e.place;
                o_sequence := currval('lensforge.mt_events_sequence');
            end if;
        end $body$;
        """;

    public static async Task CreateAsync(Database database, CancellationToken stop = default)
    {
        await database.RunAsync(async (connection, token) =>
        {
            await using var transaction = await connection.BeginTransactionAsync(token);
            await connection.ExecuteAsync($"select pg_advisory_xact_lock({SchemaLock})", token);
            await connection.ExecuteAsync(Sql, token);
            await transaction.CommitAsync(token);
            return true;
        }, stop);
    }
}
