using System.Text.Json.Nodes;

namespace LensForge.Benchmarks.Killing;

/// <summary>What was acknowledged before the server was killed, and whether the log has it afterwards.</summary>
internal sealed class Ledger
{
    private readonly Dictionary<string, int> _fields = [];
    private readonly HashSet<string> _notes = [], _takes = [], _rooms = [];
    private readonly HashSet<string> _variants = [];
    private (string Take, int Deed)? _vote;
    private int _filmed;

    public int Next { get; private set; }

    public int Fields { get; private set; }

    public int Notes => _notes.Count;

    public int Takes => _takes.Count;

    public int Votes { get; private set; }

    public int Filmed => _filmed;

    public void Hear(JsonObject did)
    {
        switch ((string)did["did"]!)
        {
            case "field":
                _fields[(string)did["shot"]!] = (int)did["deed"]!;
                Next = (int)did["deed"]! + 1;
                Fields++;
                break;
            case "note":
                _notes.Add((string)did["note"]!);
                break;
            case "room":
                _rooms.Add((string)did["room"]!);
                break;
            case "vote":
                _vote = ((string)did["take"]!, (int)did["deed"]!);
                Votes++;
                break;
            case "take":
                _takes.Add((string)did["take"]!);
                break;
        }
    }

    /// <summary>What is missing, in words. What was done and not yet acknowledged may be there as well.</summary>
    public IReadOnlyList<string> Missing(JsonObject kept)
    {
        HashSet<string> Ids(string name) => [.. kept[name]!.AsArray().Select(id => (string)id!)];
        var missing = new List<string>();
        foreach (var (shot, deed) in _fields)
            if ((int?)kept["fields"]![shot] is not { } there || there < deed) missing.Add($"field of shot {shot}: deed {deed} was acknowledged, the log has {kept["fields"]![shot]?.ToJsonString() ?? "none"}");
        missing.AddRange(_notes.Except(Ids("notes")).Select(note => $"note {note}"));
        missing.AddRange(_rooms.Except(Ids("rooms")).Select(room => $"room {room}"));
        missing.AddRange(_takes.Except(Ids("takes")).Select(take => $"take {take}"));
        var variants = Ids("variants");
        missing.AddRange(_variants.Except(variants).Select(variant => $"variant {variant}"));
        _variants.UnionWith(variants);

        // The next vote, three deeds later, is for the other one and may be in the log without its word.
        if (_vote is { } vote && (string)kept["vote"]! != vote.Take && Next < vote.Deed + 3) missing.Add($"vote of deed {vote.Deed}");
        if ((int)kept["filmed"]! < _filmed) missing.Add($"{_filmed - (int)kept["filmed"]!} filmed takes");
        _filmed = (int)kept["filmed"]!;
        return missing;
    }
}
