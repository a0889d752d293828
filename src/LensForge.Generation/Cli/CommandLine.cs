using LensForge.Domain.Looks;
using LensForge.Domain.Screenplays;
using LensForge.Generation.Media;
using LensForge.Generation.Models;

namespace LensForge.Generation.Cli;

/// <summary>The commands of the executable. Results go to standard output, everything else to standard error.</summary>
public static class CommandLine
{
    public const int Done = 0, Failed = 1, Refused = 2, Cancelled = 130;

    private static readonly string Usage = $"""
        LensForge

          plan SCRIPT --json
              prints scenes, shots, characters and the import report
          still SCRIPT --scene N --shot M --out F.png [--steps K --seed S --size WxH --quality Q --look LOOK --rendered --previews DIR --palette LIST --design F.json]
              films the key frame of one shot; --rendered has the reference renderer draw it instead of the model;
              {RegionArguments.Help}
              films that part of the picture anew with another seed, the rest stays bit for bit; all are shares of the picture, F of its height;
              {KeyFrameArguments.Help}
              goes on from a step by another seed, and ends with the picture after a step, as people do in the denoise room
          film SCRIPT --out F.mp4 [--scenes LIST --shot M --size WxH --quality Q --fps 24000/1001 --steps K --seed S --look LOOK --report F.json --palette LIST --design F.json]
              films scenes; LIST is 3, 1-3 or 1,4,7; Q is draft, good or final; sizes 960x540 and 1920x1080 are filmed at 480x270 and enlarged;
              --shot films that shot of one scene alone; with a region as above, which holds on to what it lay on in frame N, or --stays on the picture;
              LIST is colours that sets, proposed costumes and light keep to, such as '#c4b089,#5c7a6a,#7e382f'; F.json is a design for every set,
              an object of key (left, right, behind, front), kelvin, contrast (-2 to 2 stops), practicals (true, false) and colours by part;
              LOOK is {string.Join(", ", OfferedLooks.All.Select(LookNames.Word))}
          host --join URL --key KEY [--name NAME --slots N --trust SHA256]
              works for a LensForge server; SHA256 is that of its certificate
          pairs --out DIR --count N [--seed S --size WxH --samples K --looks]
              renders training pairs, with --looks each stage once more in another look
          upscaler-pairs --out DIR --count N [--crops C --seed S --samples K --model DIR]
              renders the upscaler's training pairs, C crops of each of N stages
          sheet --out DIR [--count N --seed S --model F.onnx --look LOOK]
              films the held-out sheet that the model card is judged on
          portraits --out DIR --groups N [--seed S]
              renders cut-out figures for the identity encoder
          figures --out F.png [--view faces|expressions|bodies|seated --count N --seed S --size WxH --samples K]
              renders a sheet of people with the reference renderer, to judge figures by eye
          evaluate --report F.json [--details F.json --count N --size WxH --cache DIR --drift-seconds 180 --threads N --model DIR]
              measures model and baselines on the held-out set; N is 40 stills, of which cast and clips follow
          likeness --out F.json [--casts 6 --cache DIR --threads N --model DIR]
              measures on casts of its own by what evaluate tells people apart
          contact --out DIR [--looks --count 24 --columns 4 --size WxH --model DIR]
              films a contact sheet of the held-out scripts, with a table of what each picture shows
          contact --out DIR --script SCRIPT (--shots 1A,1B | --strip 1A [--seconds 10 --every 4]) [--name NAME --seed S]
              films given shots side by side, or the frames of one shot in order
          place PICTURE [--set KIND]
              prints what a picture of a place says of colours and light, and what it proposes for a kind of set, as JSON
          rebuild
              makes the server's projections again (infra/lensforge rebuild)
        """;

    private static readonly Dictionary<string, Func<Arguments, CommandContext, Task<int>>> Commands = new()
    {
        ["plan"] = PlanCommand.RunAsync,
        ["still"] = StillCommand.RunAsync,
        ["film"] = FilmCommand.RunAsync,
        ["host"] = HostCommand.RunAsync,
        ["pairs"] = PairsCommand.RunAsync,
        ["upscaler-pairs"] = UpscalerPairsCommand.RunAsync,
        ["sheet"] = SheetCommand.RunAsync,
        ["portraits"] = PortraitsCommand.RunAsync,
        ["figures"] = FiguresCommand.RunAsync,
        ["evaluate"] = EvaluateCommand.RunAsync,
        ["contact"] = ContactCommand.RunAsync,
        ["likeness"] = LikenessCommand.RunAsync,
        ["place"] = PlaceCommand.RunAsync,
    };

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors, CancellationToken cancellation)
    {
        if (args.Length == 0 || args[0] is "help" or "--help" or "-h")
        {
            errors.WriteLine(Usage);
            return args.Length == 0 ? Refused : Done;
        }
        try
        {
            if (!Commands.TryGetValue(args[0], out var command)) throw new UsageException($"There is no command '{args[0]}'. Try: {string.Join(", ", Commands.Keys)}.");
            return await command(new Arguments(args[1..]), new(output, errors, cancellation));
        }
        catch (Exception error) when (error is UsageException or ScreenplayRefusedException)
        {
            errors.WriteLine(error.Message);
            return Refused;
        }
        catch (Exception error) when (error is MediaException or ModelException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(error.Message);
            return Failed;
        }
        catch (OperationCanceledException)
        {
            errors.WriteLine("Cancelled.");
            return Cancelled;
        }
    }
}

public sealed record CommandContext(TextWriter Output, TextWriter Errors, CancellationToken Cancellation);

/// <summary>What was asked cannot be done as asked; one clear line.</summary>
public sealed class UsageException(string message) : Exception(message);
