using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using LensForge.Domain.LiveText;

namespace LensForge.Domain.Tests.LiveText;

/// <summary>
/// The authority at one end of a pipe, clients of npm's @codemirror/collab at the other (npm/histories.mjs): random histories with
/// reorder, resend, loss, offline spells, reloads of clients and restarts of the authority from its written events.
/// </summary>
public sealed class NpmPeer
{
    private readonly Dictionary<int, (List<string> Log, LiveScript State)> _scripts = [];

    /// <returns>Histories run, and what parted, with seeds.</returns>
    public static (int Done, IReadOnlyList<string> Failures) Run(string script, int first, int count, Action<int>? progress = null)
    {
        using var node = Process.Start(new ProcessStartInfo("node", [script, $"{first}", $"{count}"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var peer = new NpmPeer();
        for (var rounds = 1; node.StandardOutput.ReadLine() is { } line; rounds++)
        {
            var said = JsonNode.Parse(line)!;
            if (said is not JsonArray requests)
            {
                node.WaitForExit();
                return ((int)said["done"]!, [.. said["failures"]!.AsArray().Select(failure => (string)failure!)]);
            }

            node.StandardInput.WriteLine(new JsonArray([.. requests.Select(request => peer.Answer(request!))]).ToJsonString());
            node.StandardInput.Flush();
            if (rounds % 1000 == 0) progress?.Invoke((int)requests.Max(request => (int)request!["h"]!));
        }

        throw new InvalidOperationException("node ended before its histories did.");
    }

    private JsonObject Answer(JsonNode request)
    {
        var id = (int)request["h"]!;
        switch ((string)request["op"]!)
        {
            case "open":
                _scripts[id] = ([], LiveScript.None);
                Append(id, new ScriptBegun((string)request["text"]!, null));
                return [];
            case "push":
                try
                {
                    Push(id, request);
                }
                catch (Exception refused) when (refused is ChangeRefusedException or InvalidOperationException)
                {
                    return new() { ["refused"] = refused.Message };
                }

                return [];
            case "pull":
            case "join":
                var version = (long)request["v"]!;
                var since = _scripts[id].State.Since(version);
                return new()
                {
                    ["from"] = version,
                    ["updates"] = new JsonArray([.. ((string)request["op"]! == "join" ? LiveScript.CatchUp(since, (string)request["c"]!) : since).Select(edited => (JsonNode)new JsonObject
                    {
                        ["s"] = JsonSerializer.SerializeToNode(edited.Changes), ["c"] = edited.Client, ["n"] = edited.Count,
                    })]),
                };
            case "restart":
                _scripts[id] = (_scripts[id].Log, LiveScript.Fold(_scripts[id].Log.Select(Read)));
                return [];
            case "textAt":
                var text = LiveScript.Fold(_scripts[id].Log.Select(Read).Where(happened => happened is not ScriptEdited edited || edited.Base < (long)request["v"]!)).Text.ToString();
                return new() { ["text"] = Convert.ToBase64String(System.Runtime.InteropServices.MemoryMarshal.AsBytes(text.AsSpan())) };
            case "text":
                var end = _scripts[id].State;
                _scripts.Remove(id, out var kept);
                _scripts[id] = ([], kept.State);
                return new() { ["length"] = end.Text.Length, ["hash"] = Hash(end.Text.ToString()), ["version"] = end.Version };
            default:
                return Algebra(request);
        }
    }

    private void Push(int id, JsonNode request)
    {
        var state = _scripts[id].State;
        var version = (long)request["v"]!;
        var updates = request["updates"]!.AsArray().Select(update => new ScriptUpdate(update![0]!.Deserialize<ChangeSet>()!, (string)request["c"]!, (long)update[1]!)).ToList();
        foreach (var edited in state.Accept(version, updates, [.. state.Since(version).SelectMany(LiveScript.Steps)])) Append(id, edited);
    }

    private void Append(int id, ScriptEvent happened)
    {
        var (log, state) = _scripts[id];
        log.Add(happened is ScriptBegun ? "b" + JsonSerializer.Serialize((ScriptBegun)happened) : "e" + JsonSerializer.Serialize((ScriptEdited)happened));
        _scripts[id] = (log, LiveScript.Apply(state, Read(log[^1])));
    }

    private static ScriptEvent Read(string written) =>
        written[0] == 'b' ? JsonSerializer.Deserialize<ScriptBegun>(written.AsSpan(1))! : JsonSerializer.Deserialize<ScriptEdited>(written.AsSpan(1))!;

    private static JsonObject Algebra(JsonNode request)
    {
        var text = Rope.Of((string)request["text"]!);
        ChangeSet Set(string name) => request[name]!.Deserialize<ChangeSet>()!;
        var (a, b, c, place) = (Set("a"), Set("b"), Set("c"), (int)request["place"]!);
        return new()
        {
            ["compose"] = JsonSerializer.SerializeToNode(a.Compose(c)),
            ["map"] = JsonSerializer.SerializeToNode(a.Map(b)),
            ["mapBefore"] = JsonSerializer.SerializeToNode(a.Map(b, before: true)),
            ["invert"] = JsonSerializer.SerializeToNode(a.Invert(text)),
            ["places"] = new JsonArray(
                a.MapPosition(place, -1), a.MapPosition(place, 1), a.Map(place, -1, PositionLoss.Across) ?? -1, a.Map(place, 1, PositionLoss.Before) ?? -1, a.Map(place, 1, PositionLoss.After) ?? -1),
        };
    }

    // FNV-1a over UTF-16 units, as histories.mjs computes it: JSON cannot carry half a character.
    private static uint Hash(string text)
    {
        var hash = 0x811c9dc5u;
        foreach (var unit in text) hash = (hash ^ unit) * 0x01000193u;
        return hash;
    }
}
