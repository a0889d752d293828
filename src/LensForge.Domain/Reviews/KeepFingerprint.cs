using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LensForge.Domain.Looks;
using LensForge.Domain.Productions;
using LensForge.Domain.Stages;
using LensForge.Domain.Takes;

namespace LensForge.Domain.Reviews;

/// <summary>Says of which state of its shot a take was kept: the stage and the look as they would be filmed then, and what was told to have changed.</summary>
public static class KeepFingerprint
{
    /// <returns>SHA-256, lower-case hex.</returns>
    public static string Of(Recipe filmed, ShotStage planned, Look look, IReadOnlyList<ShotChange> changes)
    {
        var now = filmed with { Stage = planned, Look = look == Look.Naturalistic ? null : look };
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(now.Fingerprint() + JsonSerializer.Serialize(changes, DomainJson.Options))));
    }
}
