using System.Security.Cryptography;
using System.Text.Json;
using LensForge.Domain.Cast;

namespace LensForge.Domain.Productions;

/// <summary>Equal looks have one turnaround sheet, whoever has them.</summary>
public static class TurnaroundKey
{
    /// <summary>SHA-256 of the looks as JSON, the first 32 of its lower-case hex digits.</summary>
    public static string Of(Appearance looks) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(looks, DomainJson.Options)))[..32];
}
