import type ts from "typescript";
import type { Abstract, Pairs, Prop } from "../../abstract.ts";
import { bare, classAround } from "../../evaluate/names/nodes.ts";
import { lazyProp, literal, textOf } from "../../evaluate/values/make.ts";
import type { Site } from "../../site.ts";
import { typescript } from "../../typescript.ts";
import type { HttpClient } from "../client.ts";
import type { Asked } from "../parts/arguments.ts";
import { jsonBody, plainBody } from "../parts/body.ts";
import { headersOf } from "../parts/headers.ts";
import { queryOfOption } from "../parts/query.ts";
import { methodOf, sitesOf } from "../parts/request.ts";

const module = "@angular/common/http";
const withBody = new Set(["post", "put", "patch"]);

export const angularClient: HttpClient = {
  title: "Angular's HttpClient",
  used: "call",
  packages: [module],
  globals: [],
  methods: ["request", "post", "put", "patch"],
  commonMethods: ["get", "delete", "head"],
  words: /http/i,
  example: `import { HttpClient } from "@angular/common/http";
export class Projects {
  constructor(private readonly http: HttpClient) {}
  all(token: string) {
    return this.http.get("https://api.deepgram.com/v1/projects", { headers: { Authorization: \`Bearer \${token}\` } });
  }
}`,
  sites: (_, asked) => angularSites(asked),
};

/** Angular's HttpClient, by the type that it is injected with: `this.http.post(url, body, options)`. */
function angularSites(asked: Asked): Site[] | undefined {
  const { context, node, frame, head } = asked;
  const ts = typescript();
  const callee = bare(node.expression);
  if (!context.text.includes(module) || !ts.isPropertyAccessExpression(callee)) return undefined;
  const name = callee.name.text;
  if (!/^(?:get|post|put|patch|delete|head|request)$/.test(name) || !isClient(asked, bare(callee.expression)))
    return undefined;
  const shift = name === "request" ? 1 : 0;
  const url = asked.value(shift);
  if (!url) return [];
  const options = asked.value(shift + (withBody.has(name) ? 2 : 1));
  const sent = withBody.has(name) ? asked.value(1) : asked.option(options, "body");
  const { body, contentType } =
    sent?.kind === "object" || sent?.kind === "array" ? jsonBody(context, sent, head) : plainBody(context, sent, head);
  const query = queryOfOption(built(asked, asked.option(options, "params"), "HttpParams"), "repeated");
  const headers = headersOf(built(asked, asked.option(options, "headers"), "HttpHeaders"), options?.origin ?? head);
  return sitesOf(context, frame, {
    via: "xhr",
    transport: "http",
    node,
    head,
    url,
    ...(query ? { query } : {}),
    method: methodOf(context, name === "request" ? asked.value(0) : literal(name, head), "GET", head),
    headers:
      options && options.kind !== "object" ? { ...headers, complete: false, reason: "options not followed" } : headers,
    body,
    ...(contentType ? { implicitContentType: contentType } : {}),
  });
}

/** Something that is declared as `HttpClient`, or injected as one. */
function isClient({ context }: Asked, receiver: ts.Expression): boolean {
  const ts = typescript();
  const named = (node: ts.Node | undefined): boolean => {
    const binding =
      node && ts.isIdentifier(node) && node.text === "HttpClient"
        ? context.scopes.lookup("HttpClient", node)
        : undefined;
    const declaration = binding && ts.findAncestor(binding.node, ts.isImportDeclaration);
    return declaration?.moduleSpecifier.getText(context.source).includes(module) ?? false;
  };
  const holds = (node: ts.Node | undefined): boolean => {
    const declared = node as { type?: ts.TypeNode; initializer?: ts.Expression } | undefined;
    if (declared?.type && ts.isTypeReferenceNode(declared.type)) return named(declared.type.typeName);
    const made = declared?.initializer && bare(declared.initializer);
    return (
      made !== undefined &&
      ts.isCallExpression(made) &&
      made.expression.getText(context.source) === "inject" &&
      named(made.arguments[0])
    );
  };
  if (ts.isIdentifier(receiver)) return holds(context.scopes.resolve(receiver)?.node);
  if (!ts.isPropertyAccessExpression(receiver) || receiver.expression.kind !== ts.SyntaxKind.ThisKeyword) return false;
  const owner = classAround(receiver);
  for (const member of owner?.members ?? []) {
    if (ts.isPropertyDeclaration(member) && member.name.getText(context.source) === receiver.name.text)
      return holds(member);
    if (!ts.isConstructorDeclaration(member)) continue;
    const own = member.parameters.find((each) => each.name.getText(context.source) === receiver.name.text);
    if (own && ts.isParameterPropertyDeclaration(own, member)) return holds(own);
  }
  return false;
}

/** `new HttpHeaders({…})`, `new HttpParams({ fromObject })` and what `set` and `append` make of them: each gives a new one back. */
function built(asked: Asked, value: Abstract | undefined, name: string): Abstract | undefined {
  if (!value || value.kind === "object" || value.kind === "null") return value;
  const origin = value.origin;
  const unseen: Pairs = {
    kind: "pairs",
    of: "query",
    props: [],
    complete: false,
    reason: "it is not followed",
    origin,
  };
  if (value.kind === "created") {
    const of = value.of;
    if (of.kind !== "import" || of.module !== module || of.name !== name) return unseen;
    const { evaluator } = value.frame.context;
    const first = value.node.arguments?.[0] && evaluator.evaluate(value.node.arguments[0], value.frame);
    const empty: Pairs = { kind: "pairs", of: "query", props: [], complete: true, origin };
    if (!first || first.kind === "null") return empty;
    const given = name === "HttpParams" ? asked.option(first, "fromObject") : first;
    return given?.kind === "object" ? { ...empty, props: given.props, complete: given.complete } : unseen;
  }
  if (value.kind !== "result" || value.callee.kind !== "member" || !("arguments" in value.node)) return unseen;
  const before = built(asked, value.callee.of, name);
  const [key, entry] = value.node.arguments.map((each) => value.frame.context.evaluator.evaluate(each, value.frame));
  const text = textOf(key);
  if (before?.kind !== "pairs" || !key || !entry || text === undefined || !/^(?:set|append)$/.test(value.callee.name))
    return unseen;
  const part = key.kind === "string" && key.parts.length === 1 ? key.parts[0] : undefined;
  const exact = part?.kind === "literal" && part.exact;
  const prop: Prop = lazyProp(
    { name: text, key: exact ? part.origin : key.origin, sometimes: false, renamable: exact },
    () => entry,
  );
  const kept = value.callee.name === "set" ? before.props.filter((each) => each.name !== text) : before.props;
  return { ...before, props: [...kept, prop], origin };
}
