// What could not be sent yet lies in the browser's database until the authority has it: a reload, a crash or an hour without a
// connection loses nothing. Each window has an entry of its own and holds a lock of its name while it is open; an entry whose window
// is gone is taken over by the next one that opens the script.

import type { Step } from "./steps";

export type Entry = { key: string; production: string; client: string; version: number; steps: Step[] };

function opened(): Promise<IDBDatabase> {
  return new Promise((done, fail) => {
    const request = indexedDB.open("lensforge-words", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("unsent", { keyPath: "key" }).createIndex("production", "production");
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
}

// Resolves true when the lock is ours; it is held until the page goes.
function claimed(key: string): Promise<boolean> {
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise((done) => {
    void navigator.locks.request(`lensforge-words ${key}`, { ifAvailable: true }, (lock) => {
      done(lock !== null);
      return lock ? new Promise<void>(() => {}) : undefined;
    });
  });
}

export class Drawer {
  private constructor(private readonly database: IDBDatabase, readonly production: string, readonly client: string, readonly found: Entry | null) {}

  static async open(production: string): Promise<Drawer> {
    const database = await opened();
    const store = database.transaction("unsent").objectStore("unsent");
    const entries = (await answer(store.index("production").getAll(production))) as Entry[];
    const mine = sessionStorage.getItem(`lensforge-words ${production}`);
    for (const entry of entries.sort((a, b) => Number(b.client === mine) - Number(a.client === mine))) {
      if (entry.steps.length > 0 && (await claimed(entry.key))) return Drawer.named(database, production, entry.client, entry);
    }

    const client = [...crypto.getRandomValues(new Uint8Array(9))].map((byte) => byte.toString(36).padStart(2, "0")).join("");
    await claimed(`${production} ${client}`);
    return Drawer.named(database, production, client, null);
  }

  private static named(database: IDBDatabase, production: string, client: string, found: Entry | null): Drawer {
    sessionStorage.setItem(`lensforge-words ${production}`, client);
    return new Drawer(database, production, client, found);
  }

  async keep(version: number, steps: Step[]): Promise<void> {
    const key = `${this.production} ${this.client}`;
    const store = this.database.transaction("unsent", "readwrite").objectStore("unsent");
    if (steps.length === 0) await answer(store.delete(key));
    else await answer(store.put({ key, production: this.production, client: this.client, version, steps } satisfies Entry));
  }
}
