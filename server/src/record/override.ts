type Look = (...args: unknown[]) => void;

/**
 * Lets `look` see the arguments of a method of one object before it runs. The method is called as it was, and nothing shows
 * when the object is printed. Returns what takes the look away.
 */
export function override(object: object, name: string, look: Look): () => void {
  const owner = object as Record<string, unknown>;
  const before = owner[name];
  if (typeof before !== "function") return () => {};
  const had = Object.getOwnPropertyDescriptor(object, name);
  const seen = function (this: unknown, ...args: unknown[]) {
    look(...args);
    return Reflect.apply(before, this, args);
  };
  Object.defineProperty(seen, "name", { value: before.name });
  Object.defineProperty(seen, "length", { value: before.length });
  Object.defineProperty(object, name, { value: seen, writable: true, configurable: true, enumerable: false });
  return () => {
    if (owner[name] !== seen) return;
    if (had) Object.defineProperty(object, name, had);
    else delete owner[name];
  };
}
