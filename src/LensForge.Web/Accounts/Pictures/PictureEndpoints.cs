using LensForge.Domain;
using LensForge.Web.Accounts.Rights;
using LensForge.Web.EventStore;

namespace LensForge.Web.Accounts.Pictures;

/// <summary>What portrait.ts sends, and what pages show: pictures of people lie beside their names and go with them.</summary>
public static class PictureEndpoints
{
    public static void MapPictures(this WebApplication app)
    {
        app.MapPost("/account/picture", KeepAsync).ForPeople();
        app.MapDelete("/account/picture", RemoveAsync).ForPeople();
        app.MapGet("/people/{person:guid}/{picture:regex(^[0-9a-f]{{16}}$)}.jpg", ShowAsync).ForPeople();
    }

    /// <summary>Where a picture is shown; its name changes with it.</summary>
    /// <param name="picture">The first sixteen hexadecimal digits of its SHA-256.</param>
    public static string Address(string person, string picture) => $"/people/{person}/{picture}.jpg";

    private static async Task<IResult> KeepAsync(HttpContext context, Database database)
    {
        if (context.Request.ContentLength is null or > PersonPicture.Largest) return Refuse($"A picture of up to {PersonPicture.Largest / 1024} kB is kept.");
        using var sent = new MemoryStream();
        await context.Request.Body.CopyToAsync(sent, context.RequestAborted);
        try
        {
            return await SetAsync(context, database, PersonPicture.Clean(sent.ToArray()));
        }
        catch (RefusedException refused)
        {
            return Refuse(refused.Message);
        }
    }

    private static Task<IResult> RemoveAsync(HttpContext context, Database database) => SetAsync(context, database, null);

    private static async Task<IResult> SetAsync(HttpContext context, Database database, byte[]? picture)
    {
        if (!Guid.TryParse(Caller.Of(context.User).Person, out var person)) return Results.NotFound();
        var changed = await database.TransactAsync(async (connection, stop) =>
        {
            var rows = await connection.ExecuteAsync("update accounts.people set picture = $2 where id = $1", [person, picture], stop);
            await PeopleDirectory.NotifyWithinAsync(connection, stop);
            return rows;
        }, context.RequestAborted);
        await context.RequestServices.GetRequiredService<PeopleDirectory>().ReadAsync(context.RequestAborted);
        return changed == 1 ? Results.NoContent() : Results.NotFound();
    }

    // Whoever knows its name has seen a page on which it is.
    private static async Task<IResult> ShowAsync(Guid person, string picture, HttpContext context, Database database)
    {
        var found = await database.RunAsync(
            (connection, stop) => connection.QueryAsync($"select picture from accounts.people where id = $1 and {PeopleDirectory.PictureName} = $2", [person, picture], row => row.GetFieldValue<byte[]>(0), stop),
            context.RequestAborted);
        if (found is not [{ } bytes]) return Results.NotFound();
        context.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return Results.Bytes(bytes, "image/jpeg");
    }

    private static IResult Refuse(string words) => Results.Text(words, statusCode: StatusCodes.Status422UnprocessableEntity);
}
