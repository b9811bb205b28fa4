import type ts from "typescript";
import { type RenamedMethod, renamedMethod } from "../../catalogue/sdk-upgrade.ts";
import { typescript } from "../typescript.ts";
import { isTypeScript, memberOf, type Plan } from "./plan.ts";

/** Rewrites the chain (from `start` on) and the arguments. False, with a note, where the arguments have no clear new form. */
export function upgradeMethod(plan: Plan, node: ts.CallExpression, chain: string, start: number): boolean {
  const ts = typescript();
  const found = renamedMethod(chain)!;
  const clear = node.arguments.length <= found.most && !node.arguments.some(ts.isSpreadElement);
  const written = plan.context.text.slice(start, node.expression.end).replace(/[\s?!]/g, "");
  const held = heldBy(chain, written, found.chain);
  const renamed = clear && held !== undefined ? argumentsFor(plan, node, found) : undefined;
  if (renamed === undefined || held === undefined) {
    plan.byHand(node, `Call ${found.chain} instead.`);
    return false;
  }
  plan.put(start, node.expression.end, renamed.slice(held));
  return true;
}

/** How many characters of the new chain a variable holds: one for `manage` may stay, one for `listen.prerecorded` has nothing to hold. */
function heldBy(chain: string, written: string, renamed: string): number | undefined {
  if (!chain.endsWith(written)) return undefined;
  const held = chain.length - written.length;
  return renamed.startsWith(chain.slice(0, held)) ? held : undefined;
}

function argumentsFor(plan: Plan, node: ts.CallExpression, { chain, shape }: RenamedMethod): string | undefined {
  const ts = typescript();
  const [first, second, third] = node.arguments;
  switch (shape) {
    case "same":
      if (first && chain.endsWith(".connect")) wordsForValues(plan, first, chain.startsWith("speak"));
      return chain;
    case "merged":
      summaryAsWord(plan, second);
      return first && merge(plan, first, second) ? chain : undefined;
    case "body":
      return first && withBody(plan, first, second) ? chain : undefined;
    case "bodyCallback": {
      const url = callbackUrl(plan, second);
      return first && second && url && withBody(plan, first, third, { url, end: second.end }) ? chain : undefined;
    }
    case "file":
      if (first && !second) plan.insert(first.end, ", {}");
      summaryAsWord(plan, second);
      return first ? chain : undefined;
    case "mergedCallback": {
      const url = callbackUrl(plan, second);
      if (!first || !second || !url) return undefined;
      return merge(plan, first, third, { text: `callback: ${url}`, end: second.end }) ? chain : undefined;
    }
    case "fileCallback": {
      const url = callbackUrl(plan, second);
      if (!first || !second || !url) return undefined;
      const own = `callback: ${url}`;
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

/** `(source, options)` as `{ body: source, …options }`, with the callback's URL between them. */
function withBody(
  plan: Plan,
  source: ts.Expression,
  options: ts.Expression | undefined,
  callback?: { readonly url: string; readonly end: number },
): true {
  const ts = typescript();
  summaryAsWord(plan, options);
  const lead = callback ? `, callback: ${callback.url}` : "";
  const literal = options && ts.isObjectLiteralExpression(options) ? options : undefined;
  const [opening] = literal?.properties ?? [];
  plan.insert(source.getStart(), "{ body: ");
  if (opening) plan.put(source.end, opening.getStart(), `${lead}, `);
  else if (!options || literal) plan.put(source.end, (options ?? callback ?? source).end, `${lead} }`);
  else {
    plan.put(source.end, options.getStart(), `${lead}, ...`);
    plan.insert(options.end, " }");
  }
  return true;
}

/** The URL of `new CallbackUrl(…)`, which took a URL, too: the new option is text. */
function callbackUrl(plan: Plan, node: ts.Expression | undefined): string | undefined {
  const ts = typescript();
  const url = node && ts.isNewExpression(node) ? node.arguments?.[0] : undefined;
  if (!url) return undefined;
  const declared = ts.isIdentifier(url) ? plan.context.scopes.resolve(url)?.node : undefined;
  const type =
    declared && (ts.isParameter(declared) || ts.isVariableDeclaration(declared)) ? declared.type?.kind : undefined;
  const isText = ts.isStringLiteralLike(url) || ts.isTemplateExpression(url) || type === ts.SyntaxKind.StringKeyword;
  return isText ? plan.text(url) : `String(${plan.text(url)})`;
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
