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
        var trust = arguments.Text("--trust");
        var child = arguments.Has("--child");
        arguments.Finish();
        if (trust is not null && !WebCertificate.IsFingerprint(trust)) throw new UsageException("--trust takes the SHA-256 of the server's certificate, 64 hex digits, as the server shows it.");
        if (!Uri.TryCreate(join, UriKind.Absolute, out var web) || web.Scheme is not ("http" or "https")) throw new UsageException($"--join takes an address such as http://127.0.0.1:5170, not '{join}'.");
        using var life = child ? ParentLife.Watch(Console.OpenStandardInput(), context.Cancellation) : CancellationTokenSource.CreateLinkedTokenSource(context.Cancellation);
        using var model = DenoiserModel.Load();
        try
        {
            await new HostWorker(web, key, new WebCertificate(trust), name, slots, model, context.Errors).RunAsync(life.Token);
        }
        catch (HostRefusedException refused)
        {
            throw new UsageException(refused.Message);
        }
        return CommandLine.Done;
    }
}
