using System.Threading.Channels;

namespace LensForge.Web.Live.Script;

/// <param name="Anchor">Place in the text as the authority has it.</param>
public readonly record struct ScriptSelection(int Anchor, int Head);

/// <summary>One window that has the script open.</summary>
public sealed class ScriptMember(int id, string person, string name, int colour, Action abort)
{
    // Messages that wait at most: who reads more slowly is put out and comes back with what it has.
    private const int MostWaiting = 2000;

    private readonly Channel<byte[]> _outgoing = Channel.CreateBounded<byte[]>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    public int Id => id;

    /// <summary>As events name them.</summary>
    public string Person => person;

    /// <summary>As people are told.</summary>
    public string Name => name;

    /// <summary>From 0, given in turn.</summary>
    public int Colour => colour;

    /// <summary>Of its editor; what it sends is its own only under this name.</summary>
    public string Client { get; internal set; } = "";

    public bool MayWrite { get; internal set; }

    public ScriptSelection? Selection { get; internal set; }

    public ChannelReader<byte[]> Outgoing => _outgoing.Reader;

    public void Tell(byte[] message)
    {
        if (!_outgoing.Writer.TryWrite(message)) PutOut();
    }

    /// <summary>A last message, then the connection ends.</summary>
    public void Dismiss(byte[] message)
    {
        _outgoing.Writer.TryWrite(message);
        _outgoing.Writer.TryComplete();
    }

    public void PutOut() => abort();
}
