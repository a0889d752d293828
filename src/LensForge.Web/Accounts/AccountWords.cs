using Microsoft.AspNetCore.Identity;

namespace LensForge.Web.Accounts;

/// <summary>What Identity refuses, in words for people.</summary>
public sealed class AccountWords : IdentityErrorDescriber
{
    public static string Of(IdentityResult result) => string.Join(" ", result.Errors.Select(error => error.Description));

    public override IdentityError DuplicateUserName(string userName) => Error(nameof(DuplicateUserName), "There is an account with this address already. Sign in instead.");

    public override IdentityError PasswordTooShort(int length) => Error(nameof(PasswordTooShort), $"The password needs at least {length} characters. A short sentence is easy to remember.");

    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) => Error(nameof(PasswordRequiresUniqueChars), $"The password needs at least {uniqueChars} different characters.");

    public override IdentityError PasswordMismatch() => Error(nameof(PasswordMismatch), "The present password is not right.");

    private static IdentityError Error(string code, string words) => new() { Code = code, Description = words };
}
