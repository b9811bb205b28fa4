import { noProject } from "../../../../server/src/core/code/front-end.ts";
import { lowerSource } from "../../../../server/src/core/code/index.ts";
import type { Body, Call } from "../../../../server/src/core/exchange/call.ts";
import type { Bag, Value } from "../../../../server/src/core/exchange/value.ts";
import { memoryProject } from "../../../helpers/fixtures.ts";

/** The calls of a snippet, one line for each: `POST https://… {headers} body`. */
export function callsOf(code: string, file = "example.ts"): readonly Call[] {
  // The gate lets only texts with the vendor's name through.
  const uri = `file:///project/${file}`;
  const { calls, problems } = lowerSource({ uri, text: code }, noProject);
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return calls;
}

/** The same for several files of a project, of which the first is looked at. */
export function callsOfProject(files: Readonly<Record<string, string>>): readonly Call[] {
  const all = new Map(Object.entries(files).map(([name, text]) => [`file:///project/${name}`, text]));
  const [uri, text] = [...all][0]!;
  return lowerSource({ uri, text }, memoryProject(all)).calls;
}

export function show(call: Call): string {
  const { target, method, query, headers, subprotocols, body, implicitContentType, via } = call;
  const path = `${target.scheme?.value ?? "?"}//${target.host?.value ?? "?"}${target.path?.value ?? "?"}`;
  const parameters = query.entries.length > 0 || !query.complete ? `?${bag(query, "=", "&")}` : "";
  const parts = [
    via,
    call.transport === "ws" ? "WS" : method ? value(method) : "?",
    path + parameters,
    headers.entries.length > 0 || !headers.complete ? `{${bag(headers, ": ", ", ")}}` : "",
    subprotocols ? `protocols ${value(subprotocols)}` : "",
    bodyText(body) + (implicitContentType && body.kind !== "none" ? ` (${implicitContentType})` : ""),
  ];
  return parts.filter((part) => part !== "").join(" ");
}

function bag({ entries, complete }: Bag, is: string, and: string): string {
  const written = entries.map((entry) => `${entry.name}${entry.sometimes ? "?" : ""}${is}${value(entry.value)}`);
  return [...written, ...(complete ? [] : ["…"])].join(and);
}

function bodyText(body: Body): string {
  switch (body.kind) {
    case "none":
      return "";
    case "unresolved":
      return "body ?";
    case "json":
      return `json ${value(body.value)}${body.implicitHeader ? " +header" : ""}`;
    case "raw":
      return `raw ${value(body.value)}`;
    default:
      return `${body.kind} ${body.entries.map((entry) => `${entry.name}=${value(entry.value)}`).join("&")}`;
  }
}

export function value(known: Value): string {
  switch (known.kind) {
    case "text":
      return known.parts
        .map((part) => {
          if (part.kind === "literal") return part.text;
          const { hole } = part;
          return `<${hole.is === "env" ? hole.name : hole.is === "unknown" ? (hole.name ?? "?") : hole.is}>`;
        })
        .join("");
    case "number":
    case "boolean":
      return String(known.value);
    case "null":
      return known.undefined ? "undefined" : "null";
    case "array":
      return `[${known.items.map(value).join(", ")}${known.complete ? "" : ", …"}]`;
    case "object":
      return `{${bag(known.bag, ": ", ", ")}}`;
    case "bytes":
      return `bytes(${known.source.is === "encoded-text" ? `text ${value(known.source.unwrapped)}` : known.source.is})`;
    case "one-of":
      return known.options.map(value).join("|");
    case "unresolved":
      return "?";
  }
}
