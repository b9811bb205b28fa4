import type { Located, Target } from "../../exchange/call.ts";
import type { Value } from "../../exchange/value.ts";
import { hostKind } from "../../text/hosts.ts";
import type { Pairs, Str } from "../abstract.ts";
import { behind, type Cell, cellsOf, exactPlace, placeOfCells, textOfCells } from "./cells.ts";
import { queryOfCells } from "./query.ts";

/** Stands for a hole while a URL is taken apart. */
const mark = "\uFFFC";

/** What follows Deepgram's host without a slash is a path that is not known. */
const shape =
  /^(?:([A-Za-z][A-Za-z0-9+.-]*:)(?=\/\/|\uFFFC))?(\/\/[\w.-]*\.deepgram\.com(?=\uFFFC)|\/\/[^/?#]*)?([^?#]*)/;

/** Takes one URL apart: scheme, host and path with their places, and its query. Undefined when it is too long to be one. */
export function readTarget(url: Str, lowered: () => Value): { target: Target; query: Pairs } | undefined {
  const cells = cellsOf(url.parts);
  if (!cells) return undefined;
  const queryAt = queryStart(cells);
  const before = textOfCells(cells.slice(0, queryAt));
  const [, scheme, authority, pathText = ""] = shape.exec(before)!;
  const user = authority ? authority.lastIndexOf("@") : -1;
  const hostAt = (scheme?.length ?? 0) + (user >= 0 ? user + 1 : 2);
  const hostText = authority?.slice(user >= 0 ? user + 1 : 2).replace(/:\d*$/, "") ?? "";
  const pathAt = (scheme?.length ?? 0) + (authority?.length ?? 0);
  const host =
    authority === undefined
      ? undefined
      : located(cells.slice(hostAt, hostAt + hostText.length), (text) => text.toLowerCase());
  const path =
    authority === undefined
      ? undefined
      : located(cells.slice(pathAt, pathAt + pathText.length), (text) => text, cells[pathAt - 1]);
  const schemePart =
    scheme === undefined ? undefined : located(cells.slice(0, scheme.length), (text) => text.toLowerCase());
  const target: Target = {
    url: lowered(),
    deepgram: belongs(hostText, authority !== undefined, pathText),
    ...(schemePart ? { scheme: schemePart } : {}),
    ...(host ? { host } : {}),
    ...(path ? { path } : {}),
  };
  return { target, query: readQuery(url, cells, queryAt) };
}

/** Where the path ends: at `?`, `#`, or at an inserted query. */
function queryStart(cells: readonly Cell[]): number {
  const at = cells.findIndex((cell) => cell.char === "?" || cell.char === "#" || cell.part.kind === "value");
  return at < 0 ? cells.length : at;
}

function readQuery(url: Str, cells: readonly Cell[], from: number): Pairs {
  const first = cells[from];
  const hash = cells.findIndex((cell, i) => i >= from && cell.char === "#");
  const end = hash < 0 ? cells.length : hash;
  const last = cells[from - 1];
  if (first === undefined || first.char === "#") {
    const query = queryOfCells([], url.origin, last);
    const at = behind(last);
    // A hole at the end of a URL may hold its query.
    const open = last?.char === "" && last.part.kind === "hole";
    const { insertion: _, ...rest } = query;
    return {
      ...rest,
      complete: !open,
      ...(open ? { reason: "the end of the URL is not known" } : {}),
      ...(at && !open ? { insertion: { at, style: "query", before: "?", after: "" } } : {}),
    };
  }
  if (first.char === "?") return queryOfCells(cells.slice(from + 1, end), url.origin, first);
  return queryOfCells(cells.slice(from, end), url.origin, last);
}

function located(cells: readonly Cell[], meaning: (text: string) => string, lead?: Cell): Located<string> | undefined {
  const text = textOfCells(cells);
  if (text.includes(mark)) return undefined;
  const exact = exactPlace(cells);
  const place = exact ?? placeOfCells(cells) ?? behind(lead);
  return place && { value: meaning(text), origin: place, exact: exact !== undefined };
}

function belongs(host: string, absolute: boolean, path: string): Target["deepgram"] {
  if (absolute && !host.includes(mark)) {
    const kind = hostKind(host.toLowerCase());
    if (kind === "deepgram") return "certain";
    if (kind !== "unknown") return "no";
  } else if (/(?:api|agent)\.deepgram\.com$/i.test(host)) return "certain";
  // A path alone is a route of the application itself.
  if (!absolute && !path.startsWith(mark)) return "no";
  return deepgramPath.test(path) ? "custom" : "no";
}

/** A path of Deepgram's API whatever the host: a proxy, a self-hosted server, or a base URL from elsewhere. */
const deepgramPath = /^(?:[^?#]*[/\uFFFC])?v[12]\/(?:listen|speak|read|agent\/converse|auth\/grant)\/?$/;
