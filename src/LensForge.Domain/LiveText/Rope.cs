using System.Text;

namespace LensForge.Domain.LiveText;

/// <summary>
/// A long text of which one part is replaced at a time: a balanced tree of pieces (joined as AVL trees are: Blelloch, Ferizovic and
/// Sun 2016), never changed in place, so that replacing costs the logarithm of its length and an older text stays as it was.
/// Offsets are UTF-16 units from 0.
/// </summary>
public sealed class Rope
{
    private const int LongestPiece = 1024;

    public static readonly Rope Empty = new("");

    private readonly string? _piece;
    private readonly Rope? _left;
    private readonly Rope? _right;
    private readonly int _height;

    private Rope(string piece) => (_piece, Length) = (piece, piece.Length);

    private Rope(Rope left, Rope right) =>
        (_left, _right, _height, Length) = (left, right, 1 + Math.Max(left._height, right._height), left.Length + right.Length);

    public int Length { get; }

    public static Rope Of(string text)
    {
        if (text.Length == 0) return Empty;
        if (text.Length <= LongestPiece) return new(text);
        var half = text.Length / LongestPiece / 2 * LongestPiece;
        half = half == 0 ? text.Length / 2 : half;
        return Join(Of(text[..half]), Of(text[half..]));
    }

    /// <exception cref="ArgumentOutOfRangeException">The range does not lie in the text.</exception>
    public Rope Replace(int from, int to, string inserted)
    {
        Demand(from, to);
        if (_piece is not null && Length - (to - from) + inserted.Length <= LongestPiece)
            return new(string.Concat(_piece.AsSpan(0, from), inserted, _piece.AsSpan(to)));
        var (before, rest) = Split(from);
        var (_, after) = rest.Split(to - from);
        return Join(Join(before, Of(inserted)), after);
    }

    /// <inheritdoc cref="Replace"/>
    public string Slice(int from, int to)
    {
        Demand(from, to);
        var text = new StringBuilder(to - from);
        Write(text, from, to);
        return text.ToString();
    }

    public override string ToString() => Slice(0, Length);

    private static Rope Join(Rope left, Rope right)
    {
        if (left.Length == 0) return right;
        if (right.Length == 0) return left;
        if (right._piece is { } last && left.Last.Length + last.Length <= LongestPiece) return left.Append(last);
        if (left._piece is { } first && right.First.Length + first.Length <= LongestPiece) return right.Prepend(first);
        if (left._height > right._height + 1) return Balanced(left._left!, Join(left._right!, right));
        if (right._height > left._height + 1) return Balanced(Join(left, right._left!), right._right!);
        return new(left, right);
    }

    // Heights differ by 2 at most here: one turn, or two, sets them right.
    private static Rope Balanced(Rope left, Rope right)
    {
        if (left._height > right._height + 1)
        {
            return left._left!._height >= left._right!._height
                ? new(left._left, new Rope(left._right, right))
                : new(new Rope(left._left, left._right._left!), new Rope(left._right._right!, right));
        }

        if (right._height > left._height + 1)
        {
            return right._right!._height >= right._left!._height
                ? new(new Rope(left, right._left), right._right)
                : new(new Rope(left, right._left._left!), new Rope(right._left._right!, right._right));
        }

        return new(left, right);
    }

    private string Last => _piece ?? _right!.Last;

    private string First => _piece ?? _left!.First;

    private Rope Append(string text) => _piece is not null ? new(_piece + text) : new(_left!, _right!.Append(text));

    private Rope Prepend(string text) => _piece is not null ? new(text + _piece) : new(_left!.Prepend(text), _right!);

    private (Rope Before, Rope After) Split(int at)
    {
        if (at == 0) return (Empty, this);
        if (at == Length) return (this, Empty);
        if (_piece is not null) return (new(_piece[..at]), new(_piece[at..]));
        if (at <= _left!.Length)
        {
            var (before, after) = _left.Split(at);
            return (before, Join(after, _right!));
        }
        else
        {
            var (before, after) = _right!.Split(at - _left.Length);
            return (Join(_left, before), after);
        }
    }

    private void Write(StringBuilder text, int from, int to)
    {
        if (from >= to) return;
        if (_piece is not null)
        {
            text.Append(_piece, from, to - from);
            return;
        }

        _left!.Write(text, from, Math.Min(to, _left.Length));
        _right!.Write(text, Math.Max(0, from - _left.Length), to - _left.Length);
    }

    private void Demand(int from, int to)
    {
        if (from < 0 || to < from || to > Length) throw new ArgumentOutOfRangeException(nameof(from), $"{from} to {to} does not lie in a text of {Length}.");
    }
}
