import type ts from "typescript";
import type { Reply } from "../exchange/reply.ts";
import type { Abstract } from "./abstract.ts";
import { answersIn } from "./answers.ts";
import { type FileContext, placeOf } from "./context.ts";
import { bare } from "./evaluate/names/nodes.ts";
import { specifiersIn } from "./gate.ts";
import { runtimeOf } from "./http/parts/runtime.ts";
import { type Part, partAt, partsCarrying, partsOf } from "./parts.ts";
import { typescript } from "./typescript.ts";

/** The answers that a file's server code gives, where a key of the environment may be among what is said. */
export function repliesIn(context: FileContext): Reply[] {
  // Most files never come near a key: they cost this search alone.
  if (!/key/i.test(context.text) || runtimeOf(context) === "browser") return [];
  const given = answersIn(context);
  if (given.length === 0) return [];
  const found: Reply[] = [];
  const parts = partsOf(context);
  const carrying = partsCarrying(context, (part) => namesKey(part, context) || bringsKey(part, context));
  for (const { node, said } of given) {
    const part = partAt(parts, node.pos);
    if (isForDevelopment(node) || isPassedOn(said) || (part && !carrying.has(part))) continue;
    for (const frame of context.evaluator.framesAt(node, context).slice(0, 2)) {
      const value = spoken(context.evaluator.evaluate(said, frame));
      found.push({ body: context.evaluator.lower(value), origin: placeOf(context, node) });
    }
  }
  return found;
}

/** How a key is called where it is kept: a bare `key` is any name of any entry. */
const keyName = /KEY|[a-z_]key|[a-z]Key/;

/** A part in which a key is named, as a name or in a text. */
function namesKey({ start, end }: Part, { text }: FileContext): boolean {
  return keyName.test(text.slice(start, end));
}

/** A part that imports from a file in which a key is named. */
function bringsKey({ start, end }: Part, { text, uri, project }: FileContext): boolean {
  for (const specifier of specifiersIn(text.slice(start, end))) {
    const file = project.resolve(uri, specifier);
    if (file !== undefined && keyName.test(project.read(file) ?? "")) return true;
  }
  return false;
}

/** `answer.body`: what another answer says, as it came. */
function isPassedOn(node: ts.Expression): boolean {
  const ts = typescript();
  const value = bare(node);
  return ts.isPropertyAccessExpression(value) && value.name.text === "body";
}

/** Only who works on the program gets this answer: a branch asks for the development environment by its name. */
function isForDevelopment(node: ts.Node): boolean {
  const ts = typescript();
  for (
    let child = node, { parent } = node;
    parent && !ts.isFunctionLike(parent);
    child = parent, parent = parent.parent
  )
    if (
      ts.isIfStatement(parent) &&
      parent.thenStatement === child &&
      /===?\s*["'](?:dev|development|local|test)["']|!==?\s*["'](?:prod|production)["']/.test(
        parent.expression.getText(),
      )
    )
      return true;
  return false;
}

/** JSON text says what is serialised. */
function spoken(value: Abstract): Abstract {
  return value.kind === "json" ? value.value : value;
}
