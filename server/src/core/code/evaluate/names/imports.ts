import type ts from "typescript";
import type { Abstract, Frame, Imported } from "../../abstract.ts";
import type { FileContext } from "../../context.ts";
import type { Binding } from "../../scope.ts";
import { typescript } from "../../typescript.ts";
import type { Session } from "../session.ts";
import { at, hole } from "../values/make.ts";

/** What an imported name is: the value of another file where that is found, else an import by name. */
export function importedValue(session: Session, binding: Binding, frame: Frame): Abstract {
  const ts = typescript();
  const { node, context } = binding;
  const origin = at(binding.id, frame);
  const declaration = ts.findAncestor(
    node,
    (each) => ts.isImportDeclaration(each) || ts.isImportEqualsDeclaration(each),
  );
  const module = declaration && specifierOf(declaration);
  if (module === undefined)
    return { kind: "unknown", reason: "an import that is not followed", name: binding.name, origin };
  const name = ts.isImportSpecifier(node)
    ? (node.propertyName ?? node.name).text
    : ts.isImportClause(node)
      ? "default"
      : "*";
  return imported(session, module, name, context, origin);
}

function specifierOf(node: ts.Node): string | undefined {
  const ts = typescript();
  if (ts.isImportDeclaration(node))
    return ts.isStringLiteral(node.moduleSpecifier) ? node.moduleSpecifier.text : undefined;
  if (!ts.isImportEqualsDeclaration(node) || !ts.isExternalModuleReference(node.moduleReference)) return undefined;
  const { expression } = node.moduleReference;
  return ts.isStringLiteral(expression) ? expression.text : undefined;
}

/** `module.name` as imported into the file of `context`. */
export function imported(
  session: Session,
  module: string,
  name: string,
  context: FileContext,
  origin: Abstract["origin"],
): Abstract {
  const other = session.open(module, context);
  if (/^(?:\$env\/static\/|astro:env\/|cloudflare:env$)/.test(module) && name !== "*" && name !== "default")
    return hole({ is: "env", name }, origin);
  const found = other ? other.uri : packageName(module);
  const specifier = !other && found !== module ? { specifier: module } : {};
  const plain: Imported = { kind: "import", module: found, ...specifier, name, origin };
  if (!other) return plain;
  if (name === "*") return session.exportOf(other, "export=") ?? plain;
  return session.exportOf(other, name) ?? plain;
}

/** `npm:ws@8`, `https://esm.sh/@deepgram/sdk@3?x`, `jsr:@scope/name@1`: the package that is meant. */
export function packageName(specifier: string): string {
  const bare = specifier
    .replace(/^(?:npm|jsr):\/?/, "")
    .replace(
      /^https?:\/\/(?:esm\.sh|cdn\.skypack\.dev|esm\.run|cdn\.jsdelivr\.net\/npm|unpkg\.com|jspm\.dev)\/(?:v\d+\/)?/,
      "",
    );
  if (bare === specifier) return specifier;
  return /^(@[^/@]+\/[^/@?]+|[^/@?]+)/.exec(bare)?.[1] ?? specifier;
}

/** A member of a namespace import or of a `require`d module. */
export function exportedMember(
  session: Session,
  value: Imported,
  name: string,
  origin: Abstract["origin"],
): Abstract | undefined {
  if (value.name !== "*" && value.name !== "default") return undefined;
  const other = session.contextAt(value.module);
  if (other) return session.exportOf(other, name);
  if (value.name === "default") return undefined;
  return { ...value, name, origin };
}
