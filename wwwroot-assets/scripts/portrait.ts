// The picture of oneself on the account page: the middle of a picture is cut out and made small here, so that nothing else of it leaves the browser.

const SIDE = 192;

function say(words: string): void {
  const said = document.querySelector<HTMLElement>("[data-portrait-said]");
  if (!said) return;
  said.textContent = words;
  said.hidden = words === "";
}

async function cut(file: File): Promise<Blob> {
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file);
  } catch {
    throw new Error(`${file.name} is not a picture this browser can read. Choose a JPEG, PNG or WebP.`);
  }

  const side = Math.min(picture.width, picture.height);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIDE;
  const pen = canvas.getContext("2d")!;
  pen.imageSmoothingQuality = "high";
  // Faces are above the middle of upright pictures.
  pen.drawImage(picture, (picture.width - side) / 2, (picture.height - side) / 3, side, side, 0, 0, SIDE, SIDE);
  picture.close();
  return await new Promise((done, fail) => canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("The browser could not make the picture small."))), "image/jpeg", 0.86));
}

async function send(method: "POST" | "DELETE", body: Blob | null): Promise<void> {
  const answer = await fetch("/account/picture", { method, body, headers: body ? { "Content-Type": "image/jpeg" } : {}, cache: "no-store" });
  if (!answer.ok) throw new Error((await answer.text()) || "LensForge did not take it. Load the page again and try once more.");
  location.assign(method === "POST" ? "/account?done=pictured" : "/account?done=unpictured");
}

function attempt(work: () => Promise<void>): void {
  say("");
  work().catch((failure: unknown) => say(failure instanceof Error ? failure.message : String(failure)));
}

document.addEventListener("change", (event) => {
  const field = (event.target as Element).closest<HTMLInputElement>("input[data-portrait]");
  const file = field?.files?.[0];
  if (file) attempt(async () => send("POST", await cut(file)));
});

document.addEventListener("click", (event) => {
  if ((event.target as Element).closest("[data-portrait=remove]")) attempt(() => send("DELETE", null));
});

export {};
