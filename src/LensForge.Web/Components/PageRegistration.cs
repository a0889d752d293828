namespace LensForge.Web.Components;

public static class PageRegistration
{
    public static void AddPages(this IServiceCollection services) =>
        services.AddScoped<ActingPerson>().AddSingleton<ProductionFeed>().AddSingleton<FilmingFloor>();
}
