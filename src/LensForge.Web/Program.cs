using LensForge.Web;

return await LensForgeServer.RunAsync(args);
