import ts from "typescript";

/**
 * What TypeScript says of `sources` (text by path from the root) when `@deepgram/sdk` is the package in the folder `sdk`:
 * `path:line message`, none when all fits. Nothing is read of these paths, so they may hold other text than the disk.
 */
export function typeErrors(
  sources: ReadonlyMap<string, string>,
  sdk: string,
  further: ts.CompilerOptions = {},
): string[] {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    types: ["node"],
    paths: { "@deepgram/sdk": [`./${sdk}`] },
    noEmit: true,
    strict: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: true,
    ...further,
  };
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.readFile = (path) => sources.get(relative(path)) ?? readFile(path);
  host.fileExists = (path) => sources.has(relative(path)) || fileExists(path);
  const program = ts.createProgram([...sources.keys()], options, host);
  return [...sources.keys()].flatMap((path) => {
    const source = program.getSourceFile(path)!;
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return found.map(({ start = 0, messageText }) => {
      const line = source.getLineAndCharacterOfPosition(start).line + 1;
      return `${path}:${line} ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
    });
  });
}

const root = `${process.cwd()}/`;
const relative = (path: string) => (path.startsWith(root) ? path.slice(root.length) : path);
