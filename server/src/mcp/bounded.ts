/** How many entries of a list an answer holds: a model reads no more with profit. */
export const mostTold = 20;
/** Milliseconds that one call of a tool may take. */
export const agentLimit = 60_000;

/** What was left out of a list, for the report; nothing where all is there. */
export const omitted = (list: string, count: number) => (count > 0 ? { omitted: { [list]: count } } : {});

/** A report whose lists hold so many entries at the most; `omitted` counts the rest by the list's name. */
export function boundedReport(report: object): object {
  const bounded: Record<string, unknown> = { ...report };
  for (const [name, list] of Object.entries(report)) {
    if (!Array.isArray(list) || list.length <= mostTold) continue;
    bounded[name] = list.slice(0, mostTold);
    bounded.omitted = { ...(bounded.omitted as object), ...omitted(name, list.length - mostTold).omitted };
  }
  return bounded;
}
