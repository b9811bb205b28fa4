const most = 5;
const named =
  /\b(?:dg[-_ ]?)?request[-_ ]?id\\?["']?\s{0,4}[:=]?\s{0,4}\\?["']?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\b/gi;

/** The ids that a text calls those of requests, each once. */
export function requestIdsIn(text: string): string[] {
  const found = new Set<string>();
  for (const [, id] of text.matchAll(named)) if (id && !/^[0-]+$/.test(id) && found.size < most) found.add(id);
  return [...found];
}
