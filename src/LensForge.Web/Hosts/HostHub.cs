using LensForge.Domain.Hosts;
using LensForge.Web.Accounts.Rights;
using LensForge.Web.Jobs;
using Microsoft.AspNetCore.SignalR;

namespace LensForge.Web.Hosts;

/// <summary>The web's end of the wire to generation hosts. See <see cref="IHostServer"/> for who may call what and when.</summary>
[ForHosts]
public sealed class HostHub(HostKeys keys, HostDispatch dispatch, JobOutcomes outcomes) : Hub<IHostClient>
{
    private const string Joined = "joined";

    public override Task OnConnectedAsync()
    {
        // Without a key nobody may even say hello.
        if (Context.GetHttpContext() is not { } context || !keys.Admits(context)) Context.Abort();
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(Exception? exception) => dispatch.LeaveAsync(Context.ConnectionId);

    public async Task Join(HostHello hello)
    {
        if (Context.GetHttpContext() is not { } context || !keys.Admits(context)) throw new HubException("The key is wrong. It lies in host.key in the data folder of the web.");
        var ours = typeof(HostHub).Assembly.GetName().Version!.ToString(3);
        if (hello.Version != ours) throw new HubException($"This host is version {hello.Version}, the web {ours}: use the same version on both.");
        if (hello.Slots is < 1 or > 16) throw new HubException("A host takes 1 to 16 pieces of work at once.");
        Context.Items[Joined] = true;
        await dispatch.JoinAsync(Context.ConnectionId, hello, keys.IsChild(context));
    }

    public Task<WorkOrder?> AskForWork()
    {
        DemandJoined();
        return dispatch.AskAsync(Context.ConnectionId, Context.ConnectionAborted);
    }

    public Task<bool> Heartbeat(Guid job, long fence)
    {
        DemandJoined();
        return dispatch.HeartbeatAsync(job, fence, Context.ConnectionAborted);
    }

    public async Task StreamNews(IAsyncEnumerable<HostNews> news)
    {
        DemandJoined();
        await foreach (var item in news.WithCancellation(Context.ConnectionAborted)) dispatch.Tell(Context.ConnectionId, item);
    }

    public async Task Complete(WorkResult result)
    {
        DemandJoined();
        try
        {
            await outcomes.CompleteAsync(result, dispatch.NameOf(Context.ConnectionId));
        }
        catch (MediaMissingException missing)
        {
            throw new HubException(missing.Message + " Upload it, then report again.");
        }

        dispatch.Ended(result.Job);
    }

    public async Task Fail(Guid job, long fence, string reason)
    {
        DemandJoined();
        await outcomes.FailAsync(job, fence, reason, dispatch.NameOf(Context.ConnectionId));
        dispatch.Ended(job);
    }

    private void DemandJoined()
    {
        if (!Context.Items.ContainsKey(Joined)) throw new HubException("Call Join first.");
    }
}
