import type ts from "typescript";
import { type FileContext, once } from "./context.ts";
import { type FileIndex, push } from "./file-index.ts";
import { typescript } from "./typescript.ts";

/** A statement of a file's top level, or one entry of what it exports: what it declares, and every name that it mentions. */
export interface Part {
  readonly start: number;
  readonly end: number;
  /** Empty for a statement that runs when the file is loaded. */
  readonly declares: string[];
  readonly mentions: Set<string>;
}

/**
 * The parts of a file, in the order of the text. What a name leads to and where it may come from is found by them without evaluating
 * anything: too much of it, never too little.
 */
export function partsOf({ source, index }: FileContext): readonly Part[] {
  const tree = source as WithParts;
  if (tree.deepgramParts) return tree.deepgramParts;
  const parts = source.statements.flatMap(partsIn);
  const mention = (name: string, node: ts.Node) => partAt(parts, node.pos)?.mentions.add(name);
  for (const [name, ids] of index.identifiers) for (const id of ids) mention(name, id);
  for (const [name, members] of index.members) for (const member of members) mention(name, member.name);
  // `<Ear.Provider value={…}>` gives the context its value.
  for (const { pos, expression } of index.members.get("Provider") ?? []) {
    const part = partAt(parts, pos);
    if (part?.declares.length && typescript().isIdentifier(expression)) part.declares.push(expression.text);
  }
  tree.deepgramParts = parts;
  return parts;
}

/** A tree holds its parts itself, as it does its index: it is looked at for each file that imports it. */
interface WithParts extends ts.SourceFile {
  deepgramParts?: readonly Part[];
}

/** The part in which a position lies. */
export function partAt(parts: readonly Part[], position: number): Part | undefined {
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (parts[middle]!.start <= position) low = middle + 1;
    else high = middle;
  }
  const part = parts[low - 1];
  return part && position < part.end ? part : undefined;
}

/**
 * The calls and constructions of other files to which the names in `entry` may lead: those in parts that declare such a name, in parts
 * that run by themselves, and in what these mention in turn.
 */
export function narrowedTo(entry: FileContext, files: readonly FileContext[]): ReadonlyMap<FileContext, FileIndex> {
  const names = new Set([...entry.index.identifiers.keys(), ...entry.index.members.keys()]);
  const reached = new Map(
    files.map((file) => [file, new Set(partsOf(file).filter(({ declares }) => declares.length === 0))]),
  );
  const mention = (part: Part) => {
    for (const name of part.mentions) names.add(name);
  };
  for (const parts of reached.values()) parts.forEach(mention);
  for (const name of names)
    for (const [file, parts] of reached)
      for (const part of declaring(file).get(name) ?? [])
        if (!parts.has(part)) {
          parts.add(part);
          mention(part);
        }
  return new Map([...reached].map(([file, parts]) => [file, within(file, parts)]));
}

function within(file: FileContext, parts: ReadonlySet<Part>): FileIndex {
  const all = partsOf(file);
  const isReached = (node: ts.Node) => {
    const part = partAt(all, node.pos);
    return !part || parts.has(part);
  };
  const { index } = file;
  return { ...index, hasJsx: index.hasJsx, calls: index.calls.filter(isReached), news: index.news.filter(isReached) };
}

/** The parts that `test` holds of, and those that mention a name that such a part declares. */
export function partsCarrying(context: FileContext, test: (part: Part) => boolean): ReadonlySet<Part> {
  const parts = partsOf(context);
  const mentioning = new Map<string, Part[]>();
  for (const part of parts) for (const name of part.mentions) push(mentioning, name, part);
  const found = new Set(parts.filter(test));
  for (const part of found)
    for (const name of part.declares) for (const other of mentioning.get(name) ?? []) found.add(other);
  return found;
}

/** The parts that declare a name, by name. */
function declaring(context: FileContext): ReadonlyMap<string, readonly Part[]> {
  return once(context, declaring, () => {
    const found = new Map<string, Part[]>();
    for (const part of partsOf(context)) for (const name of part.declares) push(found, name, part);
    return found;
  });
}

function partsIn(statement: ts.Statement): Part[] {
  const ts = typescript();
  const part = (node: ts.Node, declares: string[]): Part => ({
    start: node.pos,
    end: node.end,
    declares,
    mentions: new Set(),
  });
  if (ts.isVariableStatement(statement))
    return [
      part(
        statement,
        statement.declarationList.declarations.flatMap(({ name }) => namesIn(name)),
      ),
    ];
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement) || ts.isEnumDeclaration(statement))
    return [part(statement, [statement.name?.text ?? "default", ...(isDefault(statement) ? ["default"] : [])])];
  if (ts.isImportDeclaration(statement) && statement.importClause)
    return [part(statement, importedNames(statement.importClause))];
  if (ts.isExportDeclaration(statement) && statement.exportClause && ts.isNamedExports(statement.exportClause))
    return statement.exportClause.elements.map((each) => part(each, [each.name.text]));
  const assignment = ts.isExpressionStatement(statement) ? statement.expression : undefined;
  if (assignment && ts.isBinaryExpression(assignment) && ts.isPropertyAccessExpression(assignment.left)) {
    const { left, right } = assignment;
    const holder = left.expression.getText();
    if (holder === "exports" || holder === "module.exports") return [part(statement, [left.name.text])];
    if (holder === "module" && ts.isObjectLiteralExpression(right) && right.properties.every(({ name }) => name))
      return right.properties.map((each) => part(each, [each.name!.getText().replace(/^["']|["']$/g, "")]));
  }
  return [part(statement, [])];
}

function importedNames({ name, namedBindings }: ts.ImportClause): string[] {
  const named = namedBindings && typescript().isNamedImports(namedBindings) ? namedBindings.elements : [];
  const whole = namedBindings && typescript().isNamespaceImport(namedBindings) ? [namedBindings.name] : [];
  return [name, ...whole, ...named.map((each) => each.name)].flatMap((each) => each?.text ?? []);
}

function namesIn(name: ts.BindingName): string[] {
  const ts = typescript();
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((each) => (ts.isOmittedExpression(each) ? [] : namesIn(each.name)));
}

function isDefault(node: ts.HasModifiers): boolean {
  return node.modifiers?.some(({ kind }) => kind === typescript().SyntaxKind.DefaultKeyword) ?? false;
}
