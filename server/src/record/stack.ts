import type { Place } from "../core/record/format.ts";

/** Frames of libraries between the call and the program's own code. */
const deepest = 80;
const mostPlaces = 8;

const frame =
  /^\s+at (?:async )?(?:(.+?) \()?((?:file:\/\/|webpack-internal:\/\/|[A-Za-z]:[\\/]|\/).*?):(\d+):(\d+)\)?$/;
const library = /[\\/]node_modules[\\/]|[\\/]\.(?:pnpm|yarn)[\\/]/;

/**
 * Where the program's own code made the call that is being made now, the innermost place first. The stack is asked for as the
 * program would see it, so that whatever maps it to sources (Node's own maps, tsx, ts-node, vite-node) has its say.
 */
export function placesHere(below: (...args: never[]) => unknown): Place[] {
  const limit = Error.stackTraceLimit;
  const holder: { stack?: unknown } = {};
  try {
    Error.stackTraceLimit = deepest;
    Error.captureStackTrace(holder, below);
    return placesIn(typeof holder.stack === "string" ? holder.stack : "");
  } finally {
    Error.stackTraceLimit = limit;
  }
}

export function placesIn(stack: string): Place[] {
  const found: Place[] = [];
  for (const line of stack.split("\n")) {
    const [, name, where, row, column] = frame.exec(line) ?? [];
    if (!where || library.test(where)) continue;
    found.push({
      file: pathOf(where),
      line: Number(row),
      column: Number(column),
      ...(name && name !== "<anonymous>" ? { function: name } : {}),
    });
    if (found.length === mostPlaces) break;
  }
  return found;
}

function pathOf(where: string): string {
  if (!where.startsWith("file://")) return where;
  const path = decodeURIComponent(where.slice("file://".length).replace(/\?.*$/, ""));
  return /^\/[A-Za-z]:/.test(path) ? path.slice(1) : path;
}
