using System.Text.Json;
using System.Text.Json.Serialization;

namespace LensForge.Domain.LiveText;

/// <summary>CodeMirror's own form: 5 keeps five units, [3] deletes three, [3,"one","two"] puts two lines in their place.</summary>
internal sealed class ChangeSetJson : JsonConverter<ChangeSet>
{
    /// <summary>Units of a text at most, so that no sum of lengths runs over.</summary>
    private const int Longest = 64 * 1024 * 1024;

    public override ChangeSet Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw Wrong();
        var sections = new List<ChangeSection>();
        long total = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.Number)
            {
                var kept = Units(ref reader);
                total += kept;
                if (kept > 0) sections.Add(new(kept, null));
            }
            else if (reader.TokenType == JsonTokenType.StartArray)
            {
                if (!reader.Read() || reader.TokenType != JsonTokenType.Number) throw Wrong();
                var deleted = Units(ref reader);
                var lines = new List<string>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    if (reader.TokenType != JsonTokenType.String) throw Wrong();
                    var line = reader.GetString()!;
                    if (line.AsSpan().IndexOfAny('\n', '\r') >= 0) throw Wrong();
                    lines.Add(line);
                }

                var inserted = string.Join('\n', lines);
                total += deleted + inserted.Length;
                if (deleted > 0 || inserted.Length > 0) sections.Add(new(deleted, inserted));
            }
            else
            {
                throw Wrong();
            }

            if (total > Longest) throw Wrong();
        }

        return new([.. sections]);
    }

    public override void Write(Utf8JsonWriter writer, ChangeSet value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var section in value.Sections)
        {
            if (section.Inserted is not { } inserted)
            {
                writer.WriteNumberValue(section.Length);
                continue;
            }

            writer.WriteStartArray();
            writer.WriteNumberValue(section.Length);
            if (inserted.Length > 0)
                foreach (var line in inserted.AsSpan().Split('\n')) writer.WriteStringValue(inserted.AsSpan()[line]);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private static int Units(ref Utf8JsonReader reader) => reader.TryGetInt32(out var units) && units is >= 0 and <= Longest ? units : throw Wrong();

    private static JsonException Wrong() => new("This is no change set.");
}
