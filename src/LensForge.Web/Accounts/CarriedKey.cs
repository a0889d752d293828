using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace LensForge.Web.Accounts;

/// <summary>A link's key on its way from the address, where it must not stay, to the page that uses it: sealed in a cookie for a quarter of an hour.</summary>
public sealed class CarriedKey(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(15);

    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("LensForge.CarriedKey").ToTimeLimitedDataProtector();

    public void Carry(HttpContext context, string door, string key) => context.Response.Cookies.Append(Name(door), _seal.Protect(key, Lasts), new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        MaxAge = Lasts,
        Path = door,
        IsEssential = true,
    });

    /// <summary>Null when there is none, or it was carried for too long.</summary>
    public string? Read(HttpContext context, string door)
    {
        if (context.Request.Cookies[Name(door)] is not { Length: > 0 } carried) return null;
        try
        {
            return _seal.Unprotect(carried);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public static void Drop(HttpContext context, string door) => context.Response.Cookies.Delete(Name(door), new() { Path = door });

    private static string Name(string door) => $"lensforge-key{door.Replace('/', '-')}";
}
