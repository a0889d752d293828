using LensForge.Domain;
using LensForge.Web.EventStore;
using LensForge.Web.Features.Productions;
using LensForge.Web.Tests.EventStore;

namespace LensForge.Web.Tests.Productions;

public sealed class ImportTests(PostgresFixture postgres)
{
    [Fact]
    public async Task an_import_is_kept_whole_or_not_at_all()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        var sheet = await web.Get<ImportScriptHandler>().RunAsync(null, "ferry.fountain", System.Text.Encoding.UTF8.GetBytes(RunningWeb.Script), "ada", stop: TestContext.Current.CancellationToken);

        // Rows of one transaction carry one xmin: a server that dies in between leaves none of them.
        await using var command = web.Get<Database>().Source.CreateCommand("select count(*), count(distinct xmin::text) from lensforge.mt_events where stream_id = $1");
        command.Parameters.AddWithValue(sheet.Production);
        await using var row = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        Assert.True(await row.ReadAsync(TestContext.Current.CancellationToken));
        Assert.Equal((4, 1), (row.GetInt64(0), row.GetInt64(1)));
    }

    [Fact]
    public async Task a_draft_of_an_unknown_production_leaves_nothing_behind()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        var nowhere = Guid.CreateVersion7();
        await Assert.ThrowsAsync<RefusedException>(() => web.Get<ImportScriptHandler>().RunAsync(nowhere, "ferry.fountain", System.Text.Encoding.UTF8.GetBytes(RunningWeb.Script), "ada"));
        Assert.Equal(0, (await web.Get<Decisions>().ProductionAsync(nowhere, TestContext.Current.CancellationToken)).Version);
    }
}
