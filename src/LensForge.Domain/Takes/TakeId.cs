using System.Security.Cryptography;
using System.Text;
using LensForge.Domain.Productions;

namespace LensForge.Domain.Takes;

/// <summary>A take's id follows from what it is a take of, so that asking twice for the same frames is one take.</summary>
public static class TakeId
{
    public static Guid For(Guid production, ShotId shot, string fingerprint) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"take {production:N} {shot} {fingerprint}")).AsSpan(0, 16));

    /// <summary>The seed of a shot's nth take (from 1): steady, and different for every shot and take.</summary>
    public static ulong Seed(Guid production, ShotId shot, int number) =>
        BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes($"seed {production:N} {shot} {number}")), 0) >> 11;
}
