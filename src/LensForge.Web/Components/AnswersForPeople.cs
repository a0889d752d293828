namespace LensForge.Web.Components;

/// <summary>Browsers that ask for a page get one that says what is wrong and how to go on; programs get the bare status.</summary>
public static class AnswersForPeople
{
    public static void UseAnswersForPeople(this WebApplication app) => app.UseWhen(
        context => HttpMethods.IsGet(context.Request.Method) && context.Request.Headers.Accept.Any(accept => accept?.Contains("text/html", StringComparison.Ordinal) == true),
        pages =>
        {
            pages.UseExceptionHandler("/error", createScopeForErrors: true);
            pages.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        });
}
