using System.Text.Json;
using LensForge.Web.Accounts.Rights;
using Microsoft.AspNetCore.Identity;

namespace LensForge.Web.Accounts;

/// <summary>What passkeys.ts asks: options for the browser, then the browser's answer. Challenges are kept in a sealed cookie for five minutes.</summary>
public static class PasskeyEndpoints
{
    public const int Most = 20;

    private const int LargestAnswer = 64 * 1024;

    public static void MapPasskeys(this WebApplication app)
    {
        app.MapPost("/sign-in/passkey/options", async (SignInManager<Person> door) => Results.Content(await door.MakePasskeyRequestOptionsAsync(null), "application/json"))
            .OpenToAll("a challenge, which says nothing of anybody");
        app.MapPost("/sign-in/passkey", SignInAsync).OpenToAll("answers only to a signed challenge");
        app.MapPost("/account/passkeys/options", OfferAsync).ForPeople();
        app.MapPost("/account/passkeys", KeepAsync).ForPeople();
    }

    private static async Task<IResult> SignInAsync(HttpContext context, SignInManager<Person> door, Sessions sessions)
    {
        if (await ReadAsync(context) is not { } answer) return Refuse("The browser's answer could not be read.");
        try
        {
            var asserted = await door.PerformPasskeyAssertionAsync(answer);
            if (!asserted.Succeeded) return Refuse("This passkey belongs to no account here. It may have been removed.");
            await door.UserManager.AddOrUpdatePasskeyAsync(asserted.User, asserted.Passkey);
            await sessions.SignInAsync(context, asserted.User);
            return Results.NoContent();
        }
        catch (InvalidOperationException)
        {
            return Refuse("That took too long. Try again.");
        }
    }

    private static async Task<IResult> OfferAsync(HttpContext context, SignInManager<Person> door)
    {
        if (await PersonAsync(context, door) is not { } person) return Results.NotFound();
        if ((await door.UserManager.GetPasskeysAsync(person)).Count >= Most) return Refuse($"An account has up to {Most} passkeys. Remove one first.");
        return Results.Content(await door.MakePasskeyCreationOptionsAsync(new() { Id = person.Key, Name = person.Address ?? person.Name, DisplayName = person.Name }), "application/json");
    }

    private static async Task<IResult> KeepAsync(HttpContext context, SignInManager<Person> door)
    {
        if (await PersonAsync(context, door) is not { } person) return Results.NotFound();
        if (await ReadAsync(context) is not { } answer) return Refuse("The browser's answer could not be read.");
        try
        {
            var attested = await door.PerformPasskeyAttestationAsync(answer);
            if (!attested.Succeeded) return Refuse("The browser's answer did not fit what it was asked. Try again.");
            if (attested.UserEntity?.Id != person.Key) return Refuse("This passkey was made for another account.");
            if (await door.UserManager.FindByPasskeyIdAsync(attested.Passkey.CredentialId) is not null) return Refuse("This passkey is in use already.");
            attested.Passkey.Name = DeviceWords.Of(context.Request.Headers.UserAgent.ToString());
            await door.UserManager.AddOrUpdatePasskeyAsync(person, attested.Passkey);
            return Results.NoContent();
        }
        catch (InvalidOperationException)
        {
            return Refuse("That took too long. Try again.");
        }
    }

    private static async Task<Person?> PersonAsync(HttpContext context, SignInManager<Person> door) =>
        Caller.Of(context.User).Person is { } id ? await door.UserManager.FindByIdAsync(id) : null;

    private static async Task<string?> ReadAsync(HttpContext context)
    {
        if (context.Request.ContentLength is null or > LargestAnswer) return null;
        try
        {
            using var answer = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            return answer.RootElement.GetRawText();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IResult Refuse(string words) => Results.Text(words, statusCode: StatusCodes.Status422UnprocessableEntity);
}
