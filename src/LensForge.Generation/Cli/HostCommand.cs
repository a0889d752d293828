using LensForge.Generation.Host;
using LensForge.Generation.Models;

namespace LensForge.Generation.Cli;

/// <summary>Joins a server and works for it until it is stopped.</summary>
internal static class HostCommand
{
    public static async Task<int> RunAsync(Arguments arguments, CommandContext context)
    {
        var join = arguments.Required("--join", "the server's address");
        var key = arguments.Text("--key") ?? Environment.GetEnvironmentVariable("LENSFORGE_HOST_KEY") ?? throw new UsageException("--key is missing: the host key that the server shows.");
        var name = arguments.Text("--name") ?? Environment.MachineName;
        var slots = arguments.Whole("--slots", Math.Clamp(Environment.ProcessorCount, 1, 4), 1, 16);
        arguments.Finish();
        if (!Uri.TryCreate(join, UriKind.Absolute, out var web) || web.Scheme is not ("http" or "https")) throw new UsageException($"--join takes an address such as http://127.0.0.1:5170, not '{join}'.");
        using var model = DenoiserModel.Load();
        try
        {
            await new HostWorker(web, key, name, slots, model, context.Errors).RunAsync(context.Cancellation);
        }
        catch (HubException error)
        {
            throw new UsageException(error.Message);
        }
        return CommandLine.Done;
    }
}
