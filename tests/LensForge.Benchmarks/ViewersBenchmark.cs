using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using LensForge.Domain.Hosts;
using LensForge.Domain.Stages;
using LensForge.Domain.Time;
using LensForge.Generation.Host;
using LensForge.Generation.Media;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging.Figures;
using LensForge.Generation.Staging.Lighting;
using LensForge.Web.Features.Takes;
using LensForge.Web.Live;

namespace LensForge.Benchmarks;

/// <summary>
/// 200 viewers of one take at 8 pictures a second through the real web, one in ten of them slow, without and with filming on the same
/// machine. A host that speaks the real protocol sends real JPEGs; the viewers are a process of their own. Age: from the host's
/// sending to the viewer's having it. viewers [SECONDS] [VIEWERS]
/// </summary>
public static class ViewersBenchmark
{
    private const int PerSecond = 8;

    public static async Task<int> Run(string[] args)
    {
        if (args is ["swarm", var address, var cookie, var quick, var lazy]) return await ViewerSwarm.RunAsync(new(address), cookie, int.Parse(quick, CultureInfo.InvariantCulture), int.Parse(lazy, CultureInfo.InvariantCulture));
        var seconds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 15;
        var viewers = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 200;
        await using var web = await BenchmarkWeb.StartAsync(child: false);
        var sheet = await web.ImportAsync(BenchmarkWeb.Script(3));
        var shots = sheet.Scenes.SelectMany(scene => scene.Shots).ToList();
        await using var projector = await Projector.JoinAsync(web);
        var take = (await web.Get<PreviewShotsHandler>().ShotAsync(sheet.Id, shots[0].Id, web.Person)).Single();
        await projector.TakeOnAsync(take);

        var quiet = await MeasureAsync("nobody films", web, projector, take, seconds, viewers);
        using var filming = StartHost(web);
        await web.Get<PreviewShotsHandler>().FilmAsync(sheet.Id, web.Person);
        await FilmingAsync(web, take);
        var busy = await MeasureAsync("a host films two shots at once", web, projector, take, seconds, viewers);
        filming.Kill();
        await filming.WaitForExitAsync();
        return quiet && busy ? 0 : 1;
    }

    /// <summary>Returns when the other host has sent pictures of two shots.</summary>
    private static async Task FilmingAsync(BenchmarkWeb web, Guid take)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (web.Get<QueueBoard>().Entries.Count(entry => entry is { Running: true, Kind: nameof(FilmShot), StepsDone: > 0 } && entry.Subject != take) < 2) await timer.WaitForNextTickAsync();
    }

    private static async Task<bool> MeasureAsync(string how, BenchmarkWeb web, Projector projector, Guid take, int seconds, int viewers)
    {
        var (slowOnes, fastOnes) = (viewers / 10, viewers - viewers / 10);
        var address = $"{web.Address.Replace("http:", "ws:", StringComparison.Ordinal)}/live/frames?take={take}";
        using var swarm = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. Program(), "viewers", "swarm", address, web.Cookie, $"{fastOnes}", $"{slowOnes}"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        await swarm.StandardOutput.ReadLineAsync();
        await projector.ShowAsync(PerSecond, seconds);
        swarm.StandardInput.Close();
        var lines = (await swarm.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ')).Select(words => (Viewer: int.Parse(words[0], CultureInfo.InvariantCulture), Age: double.Parse(words[1], CultureInfo.InvariantCulture))).ToList();
        var fast = lines.Where(line => line.Viewer < fastOnes).ToList();
        var slow = lines.Where(line => line.Viewer >= fastOnes).Select(line => line.Age).Order().ToList();
        var fewest = (double)fast.CountBy(line => line.Viewer).Min(viewer => viewer.Value) / seconds;
        var ages = fast.Select(line => line.Age).Order().ToList();
        Console.WriteLine($"{how}: {fastOnes} viewers had {(double)fast.Count / fastOnes / seconds:0.00} pictures a second each (the worst {fewest:0.00}), age p50 {At(ages, 50):0.0} ms, p99 {At(ages, 99):0.0} ms, oldest {ages[^1]:0.0} ms");
        Console.WriteLine($"  {slowOnes} slow ones (1.5 s a picture) had {(double)slow.Count / slowOnes / seconds:0.00} a second, age p50 {At(slow, 50):0.0} ms, p99 {At(slow, 99):0.0} ms");
        return At(ages, 99) < 100 && fast.Count >= 0.97 * fastOnes * PerSecond * seconds;
    }

    private static Process StartHost(BenchmarkWeb web)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "LensForge.Generation.dll");
        return Process.Start(new ProcessStartInfo("nice", ["-n", "10", "dotnet", program, "host", "--join", web.Address, "--slots", "2"])
        {
            Environment = { ["LENSFORGE_HOST_KEY"] = web.JoinKey },
            RedirectStandardError = true,
        })!;
    }

    private static string[] Program() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(ViewersBenchmark).Assembly.Location] : [];

    private static double At(List<double> sorted, int percent) => sorted.Count == 0 ? -1 : sorted[Math.Min(sorted.Count - 1, sorted.Count * percent / 100)];

    /// <summary>A host that has one take in work for ever and sends pictures of it as fast as it is told to.</summary>
    private sealed class Projector(HubConnection hub) : IAsyncDisposable
    {
        private readonly Channel<HostNews> _news = Channel.CreateUnbounded<HostNews>();
        private readonly CancellationTokenSource _stop = new();
        private readonly List<byte[]> _pictures = Pictures();
        private WorkOrder? _order;
        private Task _streaming = Task.CompletedTask, _beating = Task.CompletedTask;
        private int _sent;

        public static async Task<Projector> JoinAsync(BenchmarkWeb web)
        {
            var hub = await HubConnection.ConnectAsync(new(new(web.Address), IHostServer.Path), new Dictionary<string, string> { [IHostServer.KeyHeader] = web.JoinKey }, new WebCertificate(null), default);
            using var model = Generation.Models.DenoiserModel.Load();
            await hub.InvokeAsync(nameof(IHostServer.Join), default, new HostHello("projector", BuildVersion.Text, model.Provider, model.Hash, 1));
            return new(hub);
        }

        public async Task TakeOnAsync(Guid take)
        {
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
            while (_order?.Work is not FilmShot film || film.Take != take)
            {
                // Drawings that come first are left to whoever films later.
                if (_order is { Work: DrawStages } drawing) await hub.InvokeAsync(nameof(IHostServer.Fail), default, drawing.Job, drawing.Fence, "not here");
                await timer.WaitForNextTickAsync();
                _order = await hub.InvokeAsync<WorkOrder>(nameof(IHostServer.AskForWork), default);
            }

            _streaming = hub.StreamAsync(nameof(IHostServer.StreamNews), _news.Reader.ReadAllAsync(_stop.Token), _stop.Token);
            _beating = BeatAsync(_order);
        }

        public async Task ShowAsync(int perSecond, int seconds)
        {
            using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / perSecond));
            for (var picture = 0; picture < perSecond * seconds; picture++)
            {
                await timer.WaitForNextTickAsync();

                // The estimate of seconds left carries the time of sending here.
                _news.Writer.TryWrite(new(_order!.Job, _order.Fence, _sent, 1, 4, ++_sent, int.MaxValue, ViewerSwarm.Now(), _pictures[_sent % _pictures.Count]));
            }

            await timer.WaitForNextTickAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await ((Task)Task.WhenAll(_streaming, _beating)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await hub.DisposeAsync();
            _stop.Dispose();
        }

        private async Task BeatAsync(WorkOrder order)
        {
            using var timer = new PeriodicTimer(TimeSpan.FromSeconds(2));
            while (await timer.WaitForNextTickAsync(_stop.Token)) await hub.InvokeAsync<bool>(nameof(IHostServer.Heartbeat), _stop.Token, order.Job, order.Fence);
        }

        private static List<byte[]> Pictures()
        {
            const int width = 512, height = 288;
            using var jpeg = new Jpeg();
            return [.. Enumerable.Range(0, 8).Select(i => jpeg.Encode(StageDrawing.Render(LitShot.Prepare(RandomStages.Sample(700 + (ulong)i), FigureDetail.Preview).At(0, FrameRate.Film), width, height), width, height, quality: 92))];
        }
    }
}
