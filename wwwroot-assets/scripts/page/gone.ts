// Answers every call with nothing. It is no promise, although asked.
const nothing = new Proxy({}, { has: () => true, get: (_, name) => (name === "then" ? undefined : () => undefined) });

/** What a module makes of an element of the page. People go on faster than a script is fetched: the element is null then, and there is nothing left to do. */
export function unlessGone<T>(element: Element | null, make: () => T): T {
  return element ? make() : (nothing as T);
}
