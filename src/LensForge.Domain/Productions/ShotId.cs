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
    public static ShotId Of(int sceneOrdinal, string number) => new(sceneOrdinal < 0 ? $"~{-sceneOrdinal}-{number}" : $"{sceneOrdinal}-{number}");

    /// <summary>Order of the scene, from 1; of a scene in the tray its place there, from -1 downwards ("~1-3A").</summary>
    public int Scene => Value.StartsWith('~') ? -Leading(Value.AsSpan(1)) : Leading(Value);

    /// <summary>As it was printed when it was planned.</summary>
    public string Number => Value[(Value.IndexOf('-') + 1)..];

    public override string ToString() => Value;

    private static int Leading(ReadOnlySpan<char> value) => int.TryParse(value[..Math.Max(0, value.IndexOf('-'))], out var ordinal) ? ordinal : 0;

    private sealed class ShotIdJson : JsonConverter<ShotId>
    {
        public override ShotId Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => new(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, ShotId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);

        public override ShotId ReadAsPropertyName(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => new(reader.GetString() ?? "");

        public override void WriteAsPropertyName(Utf8JsonWriter writer, ShotId value, JsonSerializerOptions options) => writer.WritePropertyName(value.Value);
    }
}
