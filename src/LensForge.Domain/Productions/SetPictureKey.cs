using System.Security.Cryptography;
using System.Text.Json;
using LensForge.Domain.Stages;

namespace LensForge.Domain.Productions;

/// <summary>Equal sets have one picture, wherever they stand.</summary>
public static class SetPictureKey
{
    /// <summary>SHA-256 of the set as JSON, the first 32 of its lower-case hex digits.</summary>
    public static string Of(SceneSet set) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(set, DomainJson.Options)))[..32];
}
