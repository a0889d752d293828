using System.Text.Json;
using System.Text.Json.Serialization;

namespace LensForge.Domain;

/// <summary>The one way in which records of the domain are written: camelCase names, enums as words, vectors as objects.</summary>
public static class DomainJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        IncludeFields = true,
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };
}
