/** Targets of a specifier in a map whose keys may hold one `*`: the exact key first, then the longest prefix. */
export function matched<T>(
  map: Readonly<Record<string, T>>,
  specifier: string,
): { readonly target: T; readonly star: string } | undefined {
  if (Object.hasOwn(map, specifier)) return { target: map[specifier]!, star: "" };
  let best: { target: T; star: string; length: number } | undefined;
  for (const [key, target] of Object.entries(map)) {
    const at = key.indexOf("*");
    if (at < 0) continue;
    const [head, tail] = [key.slice(0, at), key.slice(at + 1)];
    const fits =
      specifier.length >= head.length + tail.length && specifier.startsWith(head) && specifier.endsWith(tail);
    if (!fits || (best && best.length >= head.length)) continue;
    best = { target, star: specifier.slice(head.length, specifier.length - tail.length), length: head.length };
  }
  return best;
}
