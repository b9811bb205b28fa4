/** The part of a linter's API that the plugin uses: the same in ESLint 9 and 10 and in oxlint's `jsPlugins`. */
export interface Context {
  readonly filename: string;
  readonly physicalFilename?: string;
  readonly options: readonly unknown[];
  readonly sourceCode: SourceCode;
  report(descriptor: Report): void;
}

export interface SourceCode {
  readonly text: string;
  getLocFromIndex(index: number): Position;
}

export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Fixer {
  replaceTextRange(range: readonly [number, number], text: string): unknown;
}

type FixFunction = (fixer: Fixer) => unknown[];

export interface Report {
  readonly message: string;
  readonly loc: { readonly start: Position; readonly end: Position };
  readonly fix?: FixFunction;
  readonly suggest?: readonly { readonly desc: string; readonly fix: FixFunction }[];
}

export interface LintRule {
  readonly meta: object;
  create(context: Context): { Program(): void };
}
