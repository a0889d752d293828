using LensForge.Domain.Productions;

namespace LensForge.Web.Features.Takes;

/// <summary>Shots that are picked on one page, of which one leads; as in editing programs, Ctrl adds and Shift extends.</summary>
public sealed class BoardSelection
{
    private readonly HashSet<ShotId> _picked = [];
    private ShotId? _anchor;

    public int Count => _picked.Count;

    public bool Has(ShotId shot) => _picked.Contains(shot);

    /// <summary>The picked shots in the order of the board.</summary>
    public IReadOnlyList<ShotId> In(IEnumerable<ShotId> board) => [.. board.Where(_picked.Contains)];

    /// <summary>Only this one, unless it is one of several.</summary>
    public void Lead(ShotId? shot)
    {
        if (shot is { } lead && !_picked.Contains(lead)) Only(lead);
        if (shot is null) _picked.Clear();
    }

    public void Only(ShotId shot)
    {
        _picked.Clear();
        _picked.Add(shot);
        _anchor = shot;
    }

    /// <returns>The shot that leads now.</returns>
    public ShotId Add(ShotId shot, ShotId lead)
    {
        if (!_picked.Remove(shot)) _picked.Add(shot);
        if (_picked.Count == 0) _picked.Add(shot);
        _anchor = shot;
        return _picked.Contains(shot) ? shot : _picked.Contains(lead) ? lead : _picked.First();
    }

    /// <summary>From the shot that was picked last by itself to this one.</summary>
    public void Extend(ShotId shot, IReadOnlyList<ShotId> board)
    {
        var (from, to) = (_anchor is { } anchor ? IndexOf(board, anchor) : -1, IndexOf(board, shot));
        if (from < 0 || to < 0) { Only(shot); return; }
        _picked.Clear();
        for (var at = Math.Min(from, to); at <= Math.Max(from, to); at++) _picked.Add(board[at]);
    }

    public void All(IEnumerable<ShotId> shots)
    {
        _picked.Clear();
        _picked.UnionWith(shots);
    }

    /// <summary>Without those that are no longer on the board.</summary>
    public void Keep(IReadOnlySet<ShotId> board) => _picked.IntersectWith(board);

    private static int IndexOf(IReadOnlyList<ShotId> board, ShotId shot)
    {
        for (var at = 0; at < board.Count; at++)
            if (board[at] == shot) return at;
        return -1;
    }
}
