import type ts from "typescript";
import { typescript } from "../typescript.ts";
import { isTypeScript, memberOf, type Plan } from "./plan.ts";

/** How the arguments of an older method become those of the new one. */
type Shape =
  | "same"
  /** A source object and the options become one object. */
  | "merged"
  /** The source becomes the member `body` of the options. */
  | "body"
  /** The options stay a second argument, and must be there. */
  | "file"
  /** `{ buffer }` or `{ stream }` becomes the first argument, `{ url }` joins the options. */
  | "source"
  /** The callback's URL becomes an option. */
  | "mergedCallback"
  | "fileCallback";

interface Renamed {
  readonly chain: string;
  readonly shape: Shape;
}

const manage = "manage.v1.projects";
const methods: Readonly<Record<string, Renamed>> = {
  "listen.prerecorded.transcribeUrl": { chain: "listen.v1.media.transcribeUrl", shape: "merged" },
  "listen.prerecorded.transcribeFile": { chain: "listen.v1.media.transcribeFile", shape: "file" },
  "listen.prerecorded.transcribeUrlCallback": { chain: "listen.v1.media.transcribeUrl", shape: "mergedCallback" },
  "listen.prerecorded.transcribeFileCallback": { chain: "listen.v1.media.transcribeFile", shape: "fileCallback" },
  "transcription.preRecorded": { chain: "listen.v1.media.transcribeUrl", shape: "source" },
  "listen.live": { chain: "listen.v1.connect", shape: "same" },
  "transcription.live": { chain: "listen.v1.connect", shape: "same" },
  "speak.request": { chain: "speak.v1.audio.generate", shape: "merged" },
  "speak.live": { chain: "speak.v1.connect", shape: "same" },
  "read.analyzeText": { chain: "read.v1.text.analyze", shape: "body" },
  "read.analyzeUrl": { chain: "read.v1.text.analyze", shape: "body" },
  agent: { chain: "agent.v1.connect", shape: "same" },
  "auth.grantToken": { chain: "auth.v1.tokens.grant", shape: "same" },
  "models.getAll": { chain: "manage.v1.models.list", shape: "same" },
  "models.getModel": { chain: "manage.v1.models.get", shape: "same" },
  "manage.getProjects": { chain: `${manage}.list`, shape: "same" },
  "manage.getProject": { chain: `${manage}.get`, shape: "same" },
  "manage.deleteProject": { chain: `${manage}.delete`, shape: "same" },
  "manage.getProjectKeys": { chain: `${manage}.keys.list`, shape: "same" },
  "manage.getProjectKey": { chain: `${manage}.keys.get`, shape: "same" },
  "manage.createProjectKey": { chain: `${manage}.keys.create`, shape: "same" },
  "manage.deleteProjectKey": { chain: `${manage}.keys.delete`, shape: "same" },
  "manage.getProjectMembers": { chain: `${manage}.members.list`, shape: "same" },
  "manage.getProjectBalances": { chain: `${manage}.billing.balances.list`, shape: "same" },
};

export function renamedMethod(chain: string): string | undefined {
  return Object.hasOwn(methods, chain) ? methods[chain]!.chain : undefined;
}

/** Rewrites the chain (from `start` on) and the arguments. False, with a note, where the arguments have no clear new form. */
export function upgradeMethod(plan: Plan, node: ts.CallExpression, chain: string, start: number): boolean {
  const found = methods[chain]!;
  const ts = typescript();
  if (node.arguments.some(ts.isSpreadElement)) {
    plan.byHand(node, `Call ${found.chain} instead.`);
    return false;
  }
  const renamed = argumentsFor(plan, node, found);
  if (renamed === undefined) {
    plan.byHand(node, `Call ${found.chain} instead.`);
    return false;
  }
  plan.put(start, node.expression.end, renamed);
  return true;
}

function argumentsFor(plan: Plan, node: ts.CallExpression, { chain, shape }: Renamed): string | undefined {
  const ts = typescript();
  const [first, second, third] = node.arguments;
  switch (shape) {
    case "same":
      if (first && chain.endsWith(".connect")) wordsForValues(plan, first, chain.startsWith("speak"));
      return chain;
    case "merged":
      summaryAsWord(plan, second);
      return first && merge(plan, first, second) ? chain : undefined;
    case "body": {
      if (!first) return undefined;
      summaryAsWord(plan, second);
      plan.insert(first.getStart(), "{ body: ");
      const opening = second && ts.isObjectLiteralExpression(second) ? second.properties[0] : undefined;
      if (opening) plan.put(first.end, opening.getStart(), ", ");
      else if (!second || ts.isObjectLiteralExpression(second)) plan.put(first.end, (second ?? first).end, " }");
      else {
        plan.put(first.end, second.getStart(), ", ...");
        plan.insert(second.end, " }");
      }
      return chain;
    }
    case "file":
      if (first && !second) plan.insert(first.end, ", {}");
      summaryAsWord(plan, second);
      return first ? chain : undefined;
    case "mergedCallback": {
      const url = callbackUrl(second);
      if (!first || !second || !url) return undefined;
      return merge(plan, first, third, { text: `callback: ${plan.text(url)}`, end: second.end }) ? chain : undefined;
    }
    case "fileCallback": {
      const url = callbackUrl(second);
      if (!first || !second || !url) return undefined;
      const own = `callback: ${plan.text(url)}`;
      if (!third) plan.replace(second, `{ ${own} }`);
      else if (ts.isObjectLiteralExpression(third)) {
        const inner = third.properties[0];
        plan.put(second.getStart(), inner?.getStart() ?? third.getStart() + 1, `{ ${own}${inner ? ", " : " "}`);
      } else plan.put(second.getStart(), third.end, `{ ${own}, ...${plan.text(third)} }`);
      return chain;
    }
    case "source": {
      if (!first || !ts.isObjectLiteralExpression(first)) return undefined;
      if (memberOf(first, "url")) return merge(plan, first, second) ? chain : undefined;
      const bytes = memberOf(first, "buffer") ?? memberOf(first, "stream");
      if (!bytes) return undefined;
      plan.replace(first, plan.text(bytes) + (second ? "" : ", {}"));
      return "listen.v1.media.transcribeFile";
    }
  }
}

/** The URL of `new CallbackUrl(…)`. */
function callbackUrl(node: ts.Expression | undefined): ts.Expression | undefined {
  return node && typescript().isNewExpression(node) ? node.arguments?.[0] : undefined;
}

/** `(a, b)` as one object of both; each keeps its own lines and comments. `further` is an entry that stands for an argument between them. */
function merge(
  plan: Plan,
  first: ts.Expression,
  second: ts.Expression | undefined,
  further?: { readonly text: string; readonly end: number },
): boolean {
  const ts = typescript();
  if (!second && !further) return true;
  const head = ts.isObjectLiteralExpression(first) ? first : undefined;
  const tail = second && ts.isObjectLiteralExpression(second) ? second : undefined;
  const opening = tail?.properties[0];
  const last = head?.properties.at(-1);
  const from = last ? last.end : head ? head.getStart() + 1 : first.end;
  if (!head) plan.insert(first.getStart(), "{ ...");
  const lead = (head && !last ? " " : ", ") + (further ? further.text : "");
  const between = further ? `${lead}, ` : lead;
  if (opening) plan.put(from, opening.getStart(), between);
  else if (second && !tail) {
    plan.put(from, second.getStart(), `${between}...`);
    plan.insert(second.end, " }");
  } else
    plan.put(
      from,
      (second ?? further)!.end,
      further ? `${lead} }` : head ? plan.context.text.slice(from, head.end) : " }",
    );
  return true;
}

/** The types of a socket's options take `"true"` in place of `true`, those of speaking also `"24000"` in place of the number. */
function wordsForValues(plan: Plan, options: ts.Expression, numbers: boolean): void {
  const ts = typescript();
  if (!isTypeScript(plan.context)) return;
  if (ts.isIdentifier(options)) {
    const declaration = plan.context.scopes.resolve(options)?.node;
    const typed =
      declaration && ts.isVariableDeclaration(declaration) && /^LiveSchema$/.test(declaration.type?.getText() ?? "");
    if (typed && declaration.initializer) wordsForValues(plan, declaration.initializer, numbers);
  }
  if (!ts.isObjectLiteralExpression(options)) return;
  for (const property of options.properties) {
    if (!ts.isPropertyAssignment(property)) continue;
    const { kind } = property.initializer;
    if (
      kind === ts.SyntaxKind.TrueKeyword ||
      kind === ts.SyntaxKind.FalseKeyword ||
      (numbers && kind === ts.SyntaxKind.NumericLiteral)
    )
      plan.replace(property.initializer, `"${property.initializer.getText()}"`);
  }
}

/** `summarize` alone among the options of requests is a word by its type: what goes out is the same. */
function summaryAsWord(plan: Plan, options: ts.Expression | undefined): void {
  const ts = typescript();
  if (!options || !isTypeScript(plan.context) || !ts.isObjectLiteralExpression(options)) return;
  const value = memberOf(options, "summarize");
  if (value?.kind === ts.SyntaxKind.TrueKeyword) plan.replace(value, '"true"');
}
