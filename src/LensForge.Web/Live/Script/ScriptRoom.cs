using System.Threading.Channels;
using LensForge.Domain.LiveText;
using LensForge.Web.EventStore;

namespace LensForge.Web.Live.Script;

/// <summary>
/// The authority over one script: one loop takes everything that is asked in its order, so nothing here is locked. What is accepted
/// is told only when PostgreSQL has it; what waits meanwhile is accepted together, in one transaction.
/// </summary>
public sealed class ScriptRoom
{
    /// <summary>Windows with the script open at once.</summary>
    public const int MostMembers = 100;

    private const int Patience = 20;

    private readonly Guid _stream;
    private readonly ScriptLog _log;
    private readonly Func<CancellationToken, Task<(ScriptBegun Begun, string User)>> _begin;
    private readonly Action _changed;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly Channel<object> _asked = Channel.CreateBounded<object>(10_000);
    private readonly Dictionary<int, ScriptMember> _members = [];
    private LoggedScript? _state;
    private long _told;
    private long _kept;

    internal ScriptRoom(Guid production, ScriptLog log, Func<CancellationToken, Task<(ScriptBegun, string)>> begin, Action changed, TimeProvider clock, ILogger logger) =>
        (_stream, _log, _begin, _changed, _clock, _logger) = (ScriptLog.StreamOf(production), log, begin, changed, clock, logger);

    internal sealed record Join(ScriptMember Member, string Client, long Version, bool WantsText);

    internal sealed record Push(ScriptMember Member, long Version, IReadOnlyList<ScriptUpdate> Updates);

    internal sealed record See(ScriptMember Member, ScriptSelection? Selection, long Version);

    internal sealed record Leave(ScriptMember Member);

    internal sealed record Exchange(Func<string, string> Make, string User, string? Draft, TaskCompletionSource<LoggedScript> Done);

    internal ValueTask AskAsync(object asked, CancellationToken stop) => _asked.Writer.WriteAsync(asked, stop);

    internal async Task RunAsync(CancellationToken stop)
    {
        var lot = new List<object>();
        while (await _asked.Reader.WaitToReadAsync(stop))
        {
            lot.Clear();
            while (lot.Count < 500 && _asked.Reader.TryRead(out var asked)) lot.Add(asked);
            try
            {
                await HandleAsync(lot, stop);
            }
            catch (Exception failed) when (!stop.IsCancellationRequested)
            {
                // Nothing of it was acknowledged: everybody comes back with what is theirs.
                _logger.LogError(failed, "The script could not be kept; its writers are asked to send again");
                _state = null;
                foreach (var exchange in lot.OfType<Exchange>()) exchange.Done.TrySetException(failed);
                foreach (var member in _members.Values.Concat(lot.OfType<Join>().Select(join => join.Member)).ToList()) member.PutOut();
                _members.Clear();
            }
        }
    }

    private async Task HandleAsync(List<object> lot, CancellationToken stop)
    {
        _state ??= await OpenAsync(stop);
        for (var i = 0; i < lot.Count;)
        {
            if (lot[i] is Push or Exchange)
            {
                var together = lot.Skip(i).TakeWhile(asked => asked is Push or Exchange).ToList();
                await AcceptAsync(together, stop);
                i += together.Count;
                continue;
            }

            switch (lot[i++])
            {
                case Join join:
                    await LetInAsync(join, stop);
                    break;
                case See see:
                    await LookAsync(see, stop);
                    break;
                case Leave { Member: var member } when _members.Remove(member.Id):
                    Tell(ScriptMessages.Left(member.Id));
                    break;
            }
        }
    }

    private async Task<LoggedScript> OpenAsync(CancellationToken stop)
    {
        var state = await _log.ReadAsync(_stream, stop: stop);
        if (state.StreamVersion == 0)
        {
            var (begun, user) = await _begin(stop);
            try
            {
                await _log.AppendAsync(_stream, 0, [(begun, user)], stop);
            }
            catch (WrongVersionException)
            {
                // Another process began it in the same moment.
            }

            state = await _log.ReadAsync(_stream, stop: stop);
        }

        (_told, _kept) = (state.Script.Version, state.StreamVersion);
        return state;
    }

    private async Task LetInAsync(Join join, CancellationToken stop)
    {
        var (member, script) = (join.Member, _state!.Script);
        if (!_members.ContainsKey(member.Id) && _members.Count >= MostMembers)
        {
            member.Dismiss(ScriptMessages.Full(MostMembers));
            return;
        }

        // The connection that this window had before is dead, or will be: what still comes over it is not taken.
        foreach (var before in _members.Values.Where(one => one.Client == join.Client && one != member).ToList())
        {
            _members.Remove(before.Id);
            before.PutOut();
            Tell(ScriptMessages.Left(before.Id));
        }

        var version = join.Version < 0 ? script.Version : join.Version;
        if (version > script.Version)
        {
            member.Dismiss(ScriptMessages.Refused($"This window has version {version} of the script, but the log ends at {script.Version}: it was restored from an older backup. Copy what you need and load the page again."));
            return;
        }

        var text = !join.WantsText ? null : version == script.Version ? script.Text.ToString() : (await _log.ReadAsync(_stream, version, stop)).Script.Text.ToString();
        var since = LiveScript.CatchUp(await _log.SinceAsync(_stream, script, version, stop), join.Client);
        member.Client = join.Client;
        var others = _members.Values.Where(one => one != member).ToList();
        _members[member.Id] = member;
        member.Tell(ScriptMessages.Document(member, _state, version, text, since, others));
        foreach (var other in others) other.Tell(ScriptMessages.Joined(member));
    }

    private async Task AcceptAsync(List<object> asked, CancellationToken stop)
    {
        for (var attempt = 0; ; attempt++)
        {
            var script = _state!.Script;
            var events = new List<(ScriptEvent, string)>();
            foreach (var one in asked)
            {
                var (accepted, user) = one is Push push ? (await DecidedAsync(push, script, stop), push.Member.Person) : Decided((Exchange)one, script);
                foreach (var edited in accepted)
                {
                    events.Add((edited, user));
                    script = LiveScript.Apply(script, edited);
                }
            }

            try
            {
                if (events.Count > 0)
                {
                    var sequence = await _log.AppendAsync(_stream, _state.StreamVersion, events, stop);
                    _state = new(script, _state.StreamVersion + events.Count, sequence, _clock.GetUtcNow());
                }

                break;
            }
            catch (WrongVersionException) when (attempt < Patience)
            {
                // Another process wrote, or our own answer was lost: what is there now is known as it is.
                _state = await _log.ReadAsync(_stream, stop: stop);
            }
        }

        if (_state.Script.Version > _told)
        {
            Tell(ScriptMessages.Updates(_state, _told, await _log.SinceAsync(_stream, _state.Script, _told, stop)));
            _changed();
        }

        _told = _state.Script.Version;
        foreach (var one in asked)
        {
            if (one is Push { Member: var member } && _members.ContainsKey(member.Id)) member.Tell(ScriptMessages.Taken(_told));
            else if (one is Exchange exchange) exchange.Done.TrySetResult(_state);
        }

        if (_state.StreamVersion - _kept < ScriptLog.KeepEvery) return;
        await _log.KeepAsync(_stream, _state, stop);
        _kept = _state.StreamVersion;
    }

    private async Task<IReadOnlyList<ScriptEdited>> DecidedAsync(Push push, LiveScript script, CancellationToken stop)
    {
        if (!_members.TryGetValue(push.Member.Id, out var member) || member != push.Member) return [];
        try
        {
            var since = push.Version > script.Version ? [] : (await _log.SinceAsync(_stream, script, push.Version, stop)).SelectMany(LiveScript.Steps).ToList();
            return script.Accept(push.Version, push.Updates, since);
        }
        catch (ChangeRefusedException refused)
        {
            _members.Remove(member.Id);
            member.Dismiss(ScriptMessages.Refused(refused.Message));
            Tell(ScriptMessages.Left(member.Id));
            return [];
        }
    }

    private static (IReadOnlyList<ScriptEdited>, string) Decided(Exchange exchange, LiveScript script)
    {
        var before = script.Text.ToString();
        var changes = TextDifference.Between(before, exchange.Make(before)).Storable();
        return (changes.IsEmpty ? [] : [new(script.Version, changes, "", 1, exchange.Draft)], exchange.User);
    }

    private async Task LookAsync(See see, CancellationToken stop)
    {
        var (member, script) = (see.Member, _state!.Script);
        if (!_members.ContainsKey(member.Id) || see.Version > script.Version) return;
        var since = await _log.SinceAsync(_stream, script, see.Version, stop);
        int Moved(int place) => since.Aggregate(Math.Clamp(place, 0, since.Count == 0 ? script.Text.Length : since[0].Changes.Length), (at, edited) => edited.Changes.MapPosition(at, 1));
        member.Selection = see.Selection is { } selection ? new(Moved(selection.Anchor), Moved(selection.Head)) : null;
        var message = ScriptMessages.Sees(member);
        foreach (var other in _members.Values.Where(one => one != member)) other.Tell(message);
    }

    private void Tell(byte[] message)
    {
        foreach (var member in _members.Values) member.Tell(message);
    }
}
