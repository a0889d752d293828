using System.Text.Json;
using Microsoft.Playwright;

namespace LensForge.Benchmarks;

/// <summary>Chromium's own record of the pictures it drew and dropped.</summary>
internal sealed class FrameTrace : IAsyncDisposable
{
    private readonly ICDPSession _session;
    private readonly TaskCompletionSource _complete = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _drawn;
    private int _dropped;

    private FrameTrace(ICDPSession session) => _session = session;

    public static async Task<FrameTrace> StartAsync(IBrowser browser)
    {
        var trace = new FrameTrace(await browser.NewBrowserCDPSessionAsync());
        trace._session.Event("Tracing.dataCollected").OnEvent += (_, told) => trace.Count(told);
        trace._session.Event("Tracing.tracingComplete").OnEvent += (_, _) => trace._complete.TrySetResult();
        await trace._session.SendAsync("Tracing.start", new() { ["transferMode"] = "ReportEvents", ["categories"] = "disabled-by-default-devtools.timeline.frame,devtools.timeline.frame" });
        return trace;
    }

    public async Task<(int Drawn, int Dropped)> StopAsync()
    {
        await _session.SendAsync("Tracing.end");
        await _complete.Task;
        return (_drawn, _dropped);
    }

    public async ValueTask DisposeAsync() => await _session.DetachAsync();

    private void Count(JsonElement? told)
    {
        foreach (var happened in told!.Value.GetProperty("value").EnumerateArray())
        {
            switch (happened.GetProperty("name").GetString())
            {
                case "DrawFrame":
                    _drawn++;
                    break;
                case "DroppedFrame":
                    _dropped++;
                    break;
            }
        }
    }
}
