using System.Text.Json;
using System.Text.Json.Serialization;

namespace LensForge.Domain.Productions;

/// <summary>
/// One shot of a production: the order of its scene from 1 and its printed number, "4-3A".
/// Printed numbers alone are not enough, since drafts repeat scene numbers.
/// </summary>
[JsonConverter(typeof(ShotIdJson))]
public readonly record struct ShotId(string Value)
{
    public static ShotId Of(int sceneOrdinal, string number) => new($"{sceneOrdinal}-{number}");

    /// <summary>Order of the scene, from 1.</summary>
    public int Scene => int.TryParse(Value.AsSpan(0, Math.Max(0, Value.IndexOf('-'))), out var ordinal) ? ordinal : 0;

    public override string ToString() => Value;

    private sealed class ShotIdJson : JsonConverter<ShotId>
    {
        public override ShotId Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => new(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, ShotId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);

        public override ShotId ReadAsPropertyName(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => new(reader.GetString() ?? "");

        public override void WriteAsPropertyName(Utf8JsonWriter writer, ShotId value, JsonSerializerOptions options) => writer.WritePropertyName(value.Value);
    }
}
