using System.Buffers;
using System.Globalization;
using System.Text.Json;
using LensForge.Domain.LiveText;

namespace LensForge.Web.Live.Script;

/// <summary>What the authority says, as JSON text; every message has its kind in "t".</summary>
internal static class ScriptMessages
{
    public static byte[] Document(ScriptMember to, LoggedScript state, long from, string? text, IReadOnlyList<ScriptEdited> parts, IEnumerable<ScriptMember> people) => Written("doc", writer =>
    {
        writer.WriteNumber("you", to.Id);
        writer.WriteBoolean("writes", to.MayWrite);
        writer.WriteNumber("from", from);
        if (text is not null)
        {
            writer.WritePropertyName("text");
            writer.WriteRawValue(Quoted(text), skipInputValidation: true);
        }

        Parts(writer, parts);
        Kept(writer, state);
        writer.WriteStartArray("people");
        foreach (var person in people) Person(writer, person);
        writer.WriteEndArray();
    });

    public static byte[] Updates(LoggedScript state, long from, IReadOnlyList<ScriptEdited> parts) => Written("updates", writer =>
    {
        writer.WriteNumber("from", from);
        Parts(writer, parts);
        Kept(writer, state);
    });

    /// <summary>Every push is answered, also one that brought nothing new.</summary>
    public static byte[] Taken(long version) => Written("taken", writer => writer.WriteNumber("version", version));

    public static byte[] Joined(ScriptMember person) => Written("joined", writer =>
    {
        writer.WritePropertyName("who");
        Person(writer, person);
    });

    public static byte[] Left(int person) => Written("left", writer => writer.WriteNumber("who", person));

    public static byte[] Sees(ScriptMember person) => Written("see", writer =>
    {
        writer.WriteNumber("who", person.Id);
        Selection(writer, person);
    });

    public static byte[] Full(int limit) => Written("full", writer => writer.WriteNumber("limit", limit));

    public static byte[] Refused(string reason) => Written("refused", writer => writer.WriteString("reason", reason));

    public static byte[] Pong { get; } = Written("pong", _ => { });

    private static void Parts(Utf8JsonWriter writer, IReadOnlyList<ScriptEdited> parts)
    {
        writer.WriteStartArray("parts");
        foreach (var part in parts)
        {
            writer.WriteStartObject();
            writer.WritePropertyName("s");
            JsonSerializer.Serialize(writer, part.Changes);
            writer.WriteString("c", part.Client);
            writer.WriteNumber("n", part.Count);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Kept(Utf8JsonWriter writer, LoggedScript state)
    {
        writer.WriteNumber("event", state.Sequence);
        writer.WriteString("at", state.Recorded);
    }

    private static void Person(Utf8JsonWriter writer, ScriptMember person)
    {
        writer.WriteStartObject();
        writer.WriteNumber("id", person.Id);
        writer.WriteString("name", person.Name);
        writer.WriteNumber("colour", person.Colour);
        Selection(writer, person);
        writer.WriteEndObject();
    }

    private static void Selection(Utf8JsonWriter writer, ScriptMember person)
    {
        if (person.Selection is not { } selection) return;
        writer.WriteNumber("a", selection.Anchor);
        writer.WriteNumber("h", selection.Head);
    }

    private static byte[] Written(string kind, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("t", kind);
            write(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    // Half a character, which a program may have cut, must arrive as it is; the usual writer would make U+FFFD of it.
    private static string Quoted(string text)
    {
        if (StorableText.Is(text)) return JsonSerializer.Serialize(text);
        var quoted = new System.Text.StringBuilder("\"");
        foreach (var unit in text)
        {
            if (unit is '"' or '\\' or < ' ' || char.IsSurrogate(unit)) quoted.Append("\\u").Append(((int)unit).ToString("x4", CultureInfo.InvariantCulture));
            else quoted.Append(unit);
        }

        return quoted.Append('"').ToString();
    }
}
