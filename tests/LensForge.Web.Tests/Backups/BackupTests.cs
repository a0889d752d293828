using LensForge.Domain.Productions;
using LensForge.Domain.Time;
using LensForge.Web.Backups;
using LensForge.Web.EventStore;
using LensForge.Web.Features.Takes;
using LensForge.Web.Live.Script;
using LensForge.Web.Media;
using LensForge.Web.Projections;
using LensForge.Web.Tests.EventStore;
using LensForge.Web.Tests.Hosts;

namespace LensForge.Web.Tests.Backups;

/// <summary>A backup is one point of everything, taken while people work.</summary>
public sealed class BackupTests(PostgresFixture postgres) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lensforge-backup-").FullName;

    private static BackupProgress Quiet => new(TextWriter.Null, terminal: false);

    private string File => Path.Combine(_folder, "all.tar");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task what_was_acknowledged_before_it_is_in_it_while_others_write_on_and_a_web_on_it_goes_on_where_it_was()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        await using var host = await FakeHost.JoinAsync(web.Address, web.JoinKey);
        var sheet = await web.ImportAsync();
        var shot = RunningWeb.FirstShot(sheet);
        await web.Get<PreviewShotsHandler>().ShotAsync(sheet.Id, shot, "ada");
        await host.FinishAsync(await host.WorkAsync<LensForge.Domain.Hosts.FilmShot>());
        sheet = await web.UntilAsync(sheet.Id, now => now.Chosen(shot) is not null);
        var still = sheet.Chosen(shot)!.StillHash!;
        using var ending = new CancellationTokenSource();
        var before = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var acknowledged = new System.Collections.Concurrent.ConcurrentQueue<long>();
        var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; !ending.IsCancellationRequested; i++)
            {
                if (writer == 0) acknowledged.Enqueue((await web.Get<ScriptRooms>().ExchangeAsync(sheet.Id, $"{RunningWeb.Script}\nLine {i}.\n", "ben", null)).Sequence);
                else acknowledged.Enqueue(await web.Get<Decisions>().DecideAsync(sheet.Id, new RetimeShot(sheet.Scenes[0].Shots[writer % sheet.Scenes[0].Shots.Count].Id, new Length(1000 + 7 * i)), "cleo"));
                if (acknowledged.Count > 100) before.TrySetResult();
            }
        })).ToList();
        await before.Task;
        var must = acknowledged.Where(sequence => sequence > 0).ToList();
        var manifest = await new BackUp(web.Get<Database>(), new(web.Root), Quiet).RunAsync(File, default);
        await ending.CancelAsync();
        await Task.WhenAll(writers);
        Assert.Empty(manifest.Missing);
        Assert.True(manifest.Event >= must.Max());

        var (root, database) = (Path.Combine(_folder, "again"), await postgres.EmptyAsync());
        await RestoreAsync(root, database);
        await using var again = await RunningWeb.StartAsync(root, database.ConnectionString);
        var (log, restored) = (await EverythingAsync(web), await EverythingAsync(again));
        Assert.Empty(must.Except(restored.Keys));
        Assert.Equal(manifest.Event, restored.Keys.Max());

        // What is there is as it was, and no stream has a hole.
        Assert.All(restored, one => Assert.Equal(log[one.Key], one.Value));
        Assert.All(restored.Values.GroupBy(one => one.Stream), stream => Assert.Equal(Enumerable.Range(1, stream.Count()).Select(at => (long)at), stream.Select(one => one.Version)));
        Assert.Equal(await System.IO.File.ReadAllBytesAsync(web.Get<MediaStore>().PathOf(still), TestContext.Current.CancellationToken), await System.IO.File.ReadAllBytesAsync(again.Get<MediaStore>().PathOf(still), TestContext.Current.CancellationToken));
        Assert.Equal(web.JoinKey, again.JoinKey);
        Assert.True(await again.Get<Decisions>().DecideAsync(sheet.Id, new RetimeShot(shot, new Length(99_000)), "ada") > manifest.Event);
        Assert.Equal(still, (await again.UntilAsync(sheet.Id, now => now.Directions.Of(shot).Length == new Length(99_000))).TakesOf(shot)[0].StillHash);
        Assert.Equal((await web.KeeperAsync()).Key, (await again.KeeperAsync()).Key);
    }

    [Fact]
    public async Task a_damaged_or_cut_off_backup_is_refused_and_leaves_the_folder_empty_and_nothing_is_ever_overwritten()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        await web.ImportAsync();
        var backup = new BackUp(web.Get<Database>(), new(web.Root), Quiet);
        await backup.RunAsync(File, default);
        Assert.Equal(File, Assert.Single(Directory.EnumerateFiles(_folder)));
        Assert.Contains("never overwrites", (await Assert.ThrowsAsync<BackupRefusedException>(() => backup.RunAsync(File, default))).Message, StringComparison.Ordinal);

        var whole = await System.IO.File.ReadAllBytesAsync(File, TestContext.Current.CancellationToken);
        var root = Path.Combine(_folder, "again");
        var random = new Random(11);
        for (var trial = 0; trial < 12; trial++)
        {
            var broken = whole.ToArray();
            if (trial % 3 == 0) broken = broken[..random.Next(broken.Length - 1024)];
            else broken[random.Next(broken.Length / 2)] ^= 0x40;
            await System.IO.File.WriteAllBytesAsync(File, broken, TestContext.Current.CancellationToken);
            if (trial % 3 != 0 && await IsWholeAsync()) continue;
            await Assert.ThrowsAsync<BackupRefusedException>(async () => await RestoreAsync(root, await postgres.EmptyAsync()));
            Assert.Empty(Directory.EnumerateFileSystemEntries(root));
        }

        await System.IO.File.WriteAllBytesAsync(File, whole, TestContext.Current.CancellationToken);
        Directory.CreateDirectory(Path.Combine(root, "media"));
        Assert.Contains("never overwrites", (await Assert.ThrowsAsync<BackupRefusedException>(async () => await RestoreAsync(root, await postgres.EmptyAsync()))).Message, StringComparison.Ordinal);
        Directory.Delete(root, recursive: true);
        Assert.Contains("not empty", (await Assert.ThrowsAsync<BackupRefusedException>(() => RestoreAsync(root, web.Get<Database>()))).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(root));
    }

    [Fact]
    public async Task a_cancelled_backup_leaves_nothing_and_one_that_misses_a_file_says_which()
    {
        await using var web = await RunningWeb.StartAsync(postgres);
        await using var host = await FakeHost.JoinAsync(web.Address, web.JoinKey);
        var sheet = await web.ImportAsync();
        await web.Get<PreviewShotsHandler>().ShotAsync(sheet.Id, RunningWeb.FirstShot(sheet), "ada");
        await host.FinishAsync(await host.WorkAsync<LensForge.Domain.Hosts.FilmShot>());
        sheet = await web.UntilAsync(sheet.Id, now => now.Chosen(RunningWeb.FirstShot(sheet)) is not null);
        var still = sheet.Chosen(RunningWeb.FirstShot(sheet))!.StillHash!;
        var backup = new BackUp(web.Get<Database>(), new(web.Root), Quiet);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => backup.RunAsync(File, new CancellationToken(canceled: true)));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));

        await System.IO.File.WriteAllTextAsync(web.Get<MediaStore>().PathOf(still), "rotten", TestContext.Current.CancellationToken);
        Assert.Equal([still], (await backup.RunAsync(File, default)).Missing);
        var root = Path.Combine(_folder, "again");
        await RestoreAsync(root, await postgres.EmptyAsync());
        Assert.False(new MediaStore(new(root)).Holds(still));
    }

    private async Task RestoreAsync(string root, Database database)
    {
        Directory.CreateDirectory(root);
        await StoreSchema.CreateAsync(database);
        await Web.Jobs.JobSchema.CreateAsync(database);
        await Web.Accounts.AccountSchema.CreateAsync(database);
        await ScriptSchema.CreateAsync(database);
        var place = new PlaceOnDisk(root);
        Restore.DemandEmpty(place);
        try
        {
            await Restore.PutAsync(await Restore.UnpackAsync(File, place, Quiet, default), place, database, Quiet, default);
        }
        catch
        {
            Restore.TakeBack(place);
            throw;
        }
    }

    private async Task<bool> IsWholeAsync()
    {
        try
        {
            await BackupFile.ReadAsync(File, _ => null, (_, _) => { }, default);
            return true;
        }
        catch (BackupRefusedException)
        {
            return false;
        }
    }

    private static async Task<Dictionary<long, (Guid Stream, long Version, string Json)>> EverythingAsync(RunningWeb web) =>
        (await web.Get<EventLog>().ReadAllAsync(0, 1_000_000)).ToDictionary(one => one.Sequence, one => (one.Stream, one.Version, EventTypes.Write(one.Body)));
}
