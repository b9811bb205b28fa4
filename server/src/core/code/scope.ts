import type ts from "typescript";
import type { FileContext } from "./context.ts";

/** A name that a file declares. */
export interface Binding {
  readonly name: string;
  readonly kind: "const" | "let" | "param" | "function" | "class" | "enum" | "import" | "catch";
  /** The variable declaration, parameter, binding element, function, class, enum or import specifier. */
  readonly node: ts.Node;
  /** The name as written in the declaration. */
  readonly id: ts.Identifier;
  readonly context: FileContext;
}

/** Resolves names within one file. Tables are made when a scope is first looked at. */
export interface Scopes {
  /** What the identifier stands for at its place. Undefined: nothing in this file declares it. */
  resolve(id: ts.Identifier): Binding | undefined;
  /** A name looked up from a node. */
  lookup(name: string, from: ts.Node): Binding | undefined;
  /** Identifiers that stand for the binding, its declaration left out. */
  references(binding: Binding): readonly ts.Identifier[];
}
