// Passkeys: asks the server for options, the browser for a signature, and the server whether it holds.

type Kind = "sign-in" | "add";

const places: Record<Kind, { options: string; answer: string }> = {
  "sign-in": { options: "/sign-in/passkey/options", answer: "/sign-in/passkey" },
  add: { options: "/account/passkeys/options", answer: "/account/passkeys" },
};

async function ask(place: string, body?: string): Promise<Response> {
  const answer = await fetch(place, { method: "POST", body: body ?? null, headers: body ? { "Content-Type": "application/json" } : {}, cache: "no-store" });
  if (!answer.ok) throw new Error((await answer.text()) || "LensForge did not take it. Load the page again and try once more.");
  return answer;
}

async function credential(kind: Kind, options: unknown): Promise<PublicKeyCredential> {
  const made = kind === "add"
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options as PublicKeyCredentialCreationOptionsJSON) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options as PublicKeyCredentialRequestOptionsJSON) });
  if (!(made instanceof PublicKeyCredential)) throw new Error("The browser gave no passkey.");
  return made;
}

function say(words: string): void {
  const said = document.querySelector<HTMLElement>("[data-passkey-said]");
  if (!said) return;
  said.textContent = words;
  said.hidden = words === "";
}

function words(failure: unknown): string {
  if (failure instanceof DOMException) {
    if (failure.name === "NotAllowedError") return "No passkey was used: it was cancelled, or it took too long.";
    if (failure.name === "SecurityError") return `Passkeys do not work at this address. Open LensForge as ${location.protocol}//localhost:${location.port}/`;
    if (failure.name === "InvalidStateError") return "This device has a passkey for this account already.";
  }
  return failure instanceof Error ? failure.message : String(failure);
}

document.addEventListener("click", (event) => {
  const button = (event.target as Element).closest<HTMLButtonElement>("[data-passkey]");
  if (!button) return;
  void (async () => {
    const kind = button.dataset.passkey as Kind;
    say("");
    button.disabled = true;
    try {
      if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) throw new Error("This browser has no passkeys. Use your password.");
      const options: unknown = await (await ask(places[kind].options)).json();
      await ask(places[kind].answer, JSON.stringify((await credential(kind, options)).toJSON()));
      location.assign(kind === "add" ? "/account?done=added" : (button.dataset.to ?? "/"));
    } catch (failure) {
      say(words(failure));
      button.disabled = false;
    }
  })();
});

export {};
