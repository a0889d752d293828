using System.Text.Json;
using Microsoft.Playwright;

namespace LensForge.Browser.Tests;

/// <summary>One picture that a window has drawn of a take's key frame.</summary>
/// <param name="Shot">The tile that it stood in.</param>
/// <param name="Picture">Digest of its pixels.</param>
/// <param name="Distance">Mean absolute difference to the take's still, in steps of 255 over all pixels and colours.</param>
public sealed record Prediction(string Shot, string Take, int Frame, int Step, long Picture, double Distance);

/// <summary>What a window sees of takes in work.</summary>
public static class Predictions
{
    /// <summary>From now on the window remembers every live picture of its tiles.</summary>
    public static Task RememberPicturesAsync(this IPage page) => page.EvaluateAsync(
        """
        () => {
          window.seen = [];
          new MutationObserver((changes) => {
            for (const { target: canvas } of changes) {
              if (!canvas.matches('.shot canvas')) continue;
              const { take, frame, step } = canvas.dataset;
              const first = window.seen.find(picture => picture.take === take);
              if (first && first.frame !== Number(frame)) continue;
              window.seen.push({
                shot: canvas.closest('.shot').dataset.shot, take, frame: Number(frame), step: Number(step),
                pixels: canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data, width: canvas.width, height: canvas.height,
              });
            }
          }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['data-pictures'] });
        }
        """);

    /// <summary>The predictions of a take's key frame as this window drew them, in order, against the still at the address.</summary>
    public static async Task<IReadOnlyList<Prediction>> PredictionsAsync(this IPage page, string still)
    {
        var seen = await page.EvaluateAsync<JsonElement>(
            """
            async (still) => {
              const image = new Image();
              image.src = still;
              await image.decode();
              return window.seen.map(({ shot, take, frame, step, pixels, width, height }) => {
                const canvas = new OffscreenCanvas(width, height);
                const context = canvas.getContext('2d');
                context.drawImage(image, 0, 0, width, height);
                const last = context.getImageData(0, 0, width, height).data;
                let [sum, picture] = [0, 17];
                for (let i = 0; i < pixels.length; i++) {
                  if (i % 4 === 3) continue;
                  sum += Math.abs(pixels[i] - last[i]);
                  picture = (picture * 31 + pixels[i]) >>> 0;
                }
                return { shot, take, frame, step, picture, distance: sum / (pixels.length / 4 * 3) };
              });
            }
            """, still);
        return [.. seen.EnumerateArray().Select(picture => picture.Deserialize<Prediction>(JsonSerializerOptions.Web)!)];
    }

    /// <summary>Mean absolute difference of two pictures at the size of the first, in steps of 255.</summary>
    public static Task<double> DistanceAsync(this IPage page, string one, string other) => page.EvaluateAsync<double>(
        """
        async (addresses) => {
          const images = await Promise.all(addresses.map(async (address) => {
            const image = new Image();
            image.src = address;
            await image.decode();
            return image;
          }));
          const [width, height] = [images[0].naturalWidth, images[0].naturalHeight];
          const [a, b] = images.map((image) => {
            const context = new OffscreenCanvas(width, height).getContext('2d');
            context.drawImage(image, 0, 0, width, height);
            return context.getImageData(0, 0, width, height).data;
          });
          let sum = 0;
          for (let i = 0; i < a.length; i++) sum += Math.abs(a[i] - b[i]);
          return sum / (a.length / 4 * 3);
        }
        """, new[] { one, other });
}
