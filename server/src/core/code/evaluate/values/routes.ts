import type ts from "typescript";
import type { Abstract, Member, Result } from "../../abstract.ts";
import { answersIn } from "../../answers.ts";
import { type FileContext, once } from "../../context.ts";
import { globalPath } from "../calls/builtins.ts";
import type { Session } from "../session.ts";
import { textOf } from "./make.ts";

/** Where the frameworks look for the file of a route, from the project's folder on: Next, Nuxt (Nitro), SvelteKit, Remix. */
const places = [
  "app/*/route",
  "src/app/*/route",
  "pages/*",
  "src/pages/*",
  "server/*",
  "server/*.get",
  "server/*.post",
  "src/routes/*/+server",
];
const deepestFolder = 9;

/**
 * What the program's own route answers under a member, one for each answer that has it: `token` of
 * `await (await fetch("/api/token")).json()`. Undefined where no file of that route is found, or an answer is not followed.
 */
export function answeredByRoute(session: Session, value: Member): readonly Abstract[] | undefined {
  const asked = requestOf(value);
  const { request, names } = asked ?? {};
  const path = request && pathOf(session, request);
  if (!request || !names || path === undefined) return undefined;
  const route = routeFile(session, path, request.frame.context);
  if (!route) return undefined;
  const found: Abstract[] = [];
  for (const said of saidBy(session, route)) {
    let current = said;
    for (const name of names) current = session.member(current, name, request.node, route.root);
    if (current.kind === "unknown") return undefined;
    if (current.kind !== "null") found.push(...session.options(current));
  }
  return found.length > 0 ? found : undefined;
}

/** The request whose answer a value is a member of, with the names that lead to it. */
function requestOf(value: Member): { request: Result; names: string[] } | undefined {
  const names: string[] = [];
  let current: Abstract = value;
  while (current.kind === "member" && names.length < 6) {
    names.unshift(current.name);
    current = current.of;
  }
  if (current.kind !== "result") return undefined;
  const { callee } = current;
  // `response.json()`
  if (callee.kind === "member" && callee.name === "json" && callee.of.kind === "result")
    return { request: callee.of, names };
  // Nuxt's `$fetch` gives the JSON itself; axios has it in `data`.
  if (callee.kind === "global" && callee.name === "$fetch") return { request: current, names };
  return names[0] === "data" && names.length > 1 ? { request: current, names: names.slice(1) } : undefined;
}

/** The path of a request to the program's own server: `fetch("/api/token")`. */
function pathOf(session: Session, { callee, node, frame }: Result): string | undefined {
  const name = globalPath(callee);
  if (name === undefined || !/^(?:fetch|\$fetch|ky#.*|axios#(?:\.?(?:get|post))?)$/.test(name)) return undefined;
  const [first] = "arguments" in node ? node.arguments : [];
  const text = first && textOf(session.evaluate(first, frame));
  return text === undefined ? undefined : /^\/([\w-]+(?:\/[\w-]+)*)\/?(?:\?.*)?$/.exec(text)?.[1];
}

/** The nearest file that a framework would ask for a path. */
function routeFile(session: Session, path: string, from: FileContext): FileContext | undefined {
  const folders = Math.min(deepestFolder, from.uri.replace(/^\w+:\/\/[^/]*/, "").split("/").length - 1);
  for (let up = 0; up < folders; up++)
    for (const place of places) {
      const route = session.open(`${up === 0 ? "./" : "../".repeat(up)}${place.replace("*", path)}`, from);
      if (route) return route;
    }
  return undefined;
}

function saidBy(session: Session, route: FileContext): readonly Abstract[] {
  return once(route, saidBy, () =>
    answersIn(route).flatMap(({ said }: { said: ts.Expression }) => {
      const [frame = route.root] = session.framesAt(said, route);
      return session.options(session.evaluate(said, frame)).map((each) => (each.kind === "json" ? each.value : each));
    }),
  );
}
