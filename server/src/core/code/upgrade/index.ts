import type ts from "typescript";
import { type SdkMajor, sdkMethod } from "../../catalogue/sdk.ts";
import type { Edit, Origin } from "../../exchange/origin.ts";
import { type FileContext, placeOf } from "../context.ts";
import { Contexts } from "../contexts.ts";
import type { Project, SourceText } from "../front-end.ts";
import { parse } from "../parse.ts";
import { chainOf } from "../sdk/chain.ts";
import { clientOf } from "../sdk/exports.ts";
import { recogniseSdk } from "../sdk/recognise.ts";
import type { Site } from "../site.ts";
import { typescript } from "../typescript.ts";
import { upgradeCall } from "./call.ts";
import { upgradeClient } from "./client.ts";
import { importsOf, upgradeImports } from "./imports.ts";
import { type Left, Plan } from "./plan.ts";
import { upgradeTypes } from "./types.ts";

/** How a file is written for the newest major of the SDK. */
export interface Upgrade {
  /** Edits of this file; they never overlap. */
  readonly edits: readonly Edit[];
  /** The calls that are rewritten. */
  readonly calls: readonly Origin[];
  /** What could not be rewritten, and has to be done by hand. */
  readonly left: readonly Left[];
}

/** How one call is written for the newest major, with what it alone needs. */
export interface CallUpgrade extends Upgrade {
  /** Where its client is made. `along`: here, and rewritten with it. `shared`: here, and left for the calls that still need it. */
  readonly client: "along" | "shared" | "elsewhere";
  /** How many further calls of that client are left in their older form. */
  readonly others: number;
}

/** What can be written anew in one file. */
export interface Upgrades {
  readonly whole: () => Upgrade;
  /** The calls, each as a whole. */
  readonly calls: readonly Origin[];
  /** The one of `calls` at that index. */
  readonly one: (index: number) => CallUpgrade;
}

/** Rewrites code for `@deepgram/sdk` 1 to 4 to version 5. Undefined when the text holds none. Never throws on a text that parses. */
export function upgradesOf(source: SourceText, project: Project): Upgrades | undefined {
  const parsed = parse(source);
  if ("problem" in parsed) return undefined;
  const context = new Contexts(project).add(parsed);
  const sites = firstOfEach(recogniseSdk(context)).filter(
    ({ call }) => call.via === "sdk" && isOlder(call.sdk!.method),
  );
  const makers = makersIn(context);
  if (sites.length === 0 && makers.length === 0) return undefined;
  return {
    whole: () => upgrade(context, sites, makers, []),
    calls: sites.map(({ node }) => placeOf(context, node)),
    one(index) {
      const site = sites[index]!;
      const maker = makers.find(({ node }) => isMadeBy(site, placeOf(context, node)));
      const rest = sites.filter((each) => each !== site);
      const others = maker ? rest.filter((each) => isMadeBy(each, placeOf(context, maker.node))).length : 0;
      const along = maker && others === 0 ? [maker] : [];
      const client = !maker ? "elsewhere" : others > 0 ? "shared" : "along";
      return { ...upgrade(context, [site], along, rest), client, others };
    },
  };
}

/** The whole file: `upgradesOf(…).whole()`. */
export function upgradeSource(source: SourceText, project: Project): Upgrade | undefined {
  return upgradesOf(source, project)?.whole();
}

/** `rest` are the calls that keep their older form, for now. */
function upgrade(
  context: FileContext,
  sites: readonly Site[],
  makers: readonly Maker[],
  rest: readonly Site[],
): Upgrade {
  const plan = new Plan(context, new Set(rest.map(({ call }) => call.sdk!.method)));
  const calls: Origin[] = [];
  const uses = new Set(sites.map(({ call }) => (call.sdk!.method === "agent" ? "agent" : call.transport)));
  const imports = importsOf(plan);
  upgradeTypes(plan, imports, new Set(sites.map(({ call }) => call.sdk!.method)));
  for (const site of sites) if (upgradeCall(plan, site)) calls.push(placeOf(context, site.node));
  // A call that stays as it is needs its client as it is.
  if (calls.length > 0 || sites.length === 0 || rest.length === 0)
    for (const { node, name } of makers) upgradeClient(plan, node, name, uses);
  upgradeImports(plan, imports);
  return { edits: plan.edits(), calls, left: plan.left };
}

function isMadeBy({ call }: Site, at: Origin): boolean {
  const made = call.sdk!.client?.origin;
  return made?.text === at.text && made.start === at.start && made.end === at.end;
}

/** Several activations of one function are one place to rewrite. */
function firstOfEach(sites: readonly Site[]): Site[] {
  const seen = new Set<ts.Node>();
  return sites.filter(({ node }) => !seen.has(node) && seen.add(node));
}

const older: readonly SdkMajor[] = [1, 2, 3, 4];

function isOlder(chain: string): boolean {
  return !sdkMethod(5, chain) && older.some((major) => sdkMethod(major, chain));
}

interface Maker {
  readonly node: ts.CallExpression | ts.NewExpression;
  /** What makes it, as the SDK exports it. */
  readonly name: string;
}

/** Every expression of the file that makes a client in the older way. */
function makersIn(context: FileContext): Maker[] {
  const { evaluator, root, index } = context;
  return [...index.calls, ...index.news].flatMap((node) => {
    if (!/(?:createClient|Deepgram|DeepgramClient)$/.test(node.expression.getText())) return [];
    const { root: made } = chainOf(evaluator.evaluate(node, root));
    const client = clientOf(made);
    if (!client || client.node !== node) return [];
    if (client.constructor === "DeepgramClient" && !hasKey(node)) return [];
    return [{ node, name: client.constructor }];
  });
}

/** The class was there before, and took the key by this name. */
function hasKey({ arguments: [first] = [] as never }: ts.CallExpression | ts.NewExpression): boolean {
  const ts = typescript();
  return (
    !!first && ts.isObjectLiteralExpression(first) && first.properties.some((each) => each.name?.getText() === "key")
  );
}
