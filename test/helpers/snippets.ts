/** One place of a VS Code snippet: text, or a placeholder or choice with the texts it may become. */
type Piece = string | { readonly id: number; readonly options: readonly (readonly Piece[])[] };

/**
 * What a snippet may become when nothing is typed: once with the first choice everywhere, then once for each further choice.
 * Understands tab stops, placeholders (nested, too), choices and escapes; variables and transforms are refused.
 */
export function expansions(body: readonly string[]): string[] {
  const { pieces } = read(body.join("\n"), 0, false);
  const defaults = new Map<number, readonly Piece[]>();
  const choices: [number, readonly Piece[]][] = [];
  const visit = (list: readonly Piece[]): void => {
    for (const piece of list) {
      if (typeof piece === "string") continue;
      if (piece.options.length > 0 && !defaults.has(piece.id)) defaults.set(piece.id, piece.options[0]!);
      for (const option of piece.options.slice(1)) choices.push([piece.id, option]);
      piece.options.forEach(visit);
    }
  };
  visit(pieces);
  return [defaults, ...choices.map(([id, option]) => new Map(defaults).set(id, option))].map((values) =>
    written(pieces, values),
  );
}

function written(pieces: readonly Piece[], values: ReadonlyMap<number, readonly Piece[]>): string {
  return pieces
    .map((piece) => (typeof piece === "string" ? piece : written(values.get(piece.id) ?? [], values)))
    .join("");
}

function read(text: string, from: number, inside: boolean): { pieces: Piece[]; end: number } {
  const pieces: Piece[] = [];
  let at = from;
  while (at < text.length) {
    const letter = text[at]!;
    if (letter === "\\" && "\\$}".includes(text[at + 1] ?? " ")) {
      pieces.push(text[at + 1]!);
      at += 2;
    } else if (inside && letter === "}") {
      return { pieces, end: at + 1 };
    } else if (letter === "$") {
      const found = readStop(text, at);
      pieces.push(found.piece);
      at = found.end;
    } else {
      pieces.push(letter);
      at++;
    }
  }
  if (inside) throw new Error("A placeholder is not closed");
  return { pieces, end: at };
}

function readStop(text: string, at: number): { piece: Piece; end: number } {
  const plain = /^\$(\d+)|^\$\{(\d+)\}/.exec(text.slice(at));
  if (plain) return { piece: { id: Number(plain[1] ?? plain[2]), options: [] }, end: at + plain[0].length };
  const choice = /^\$\{(\d+)\|((?:\\.|[^|\\])*)\|\}/.exec(text.slice(at));
  if (choice) {
    const options = choice[2]!.split(/(?<!\\),/).map((option) => [option.replace(/\\(.)/g, "$1")]);
    return { piece: { id: Number(choice[1]), options }, end: at + choice[0].length };
  }
  const placeholder = /^\$\{(\d+):/.exec(text.slice(at));
  if (!placeholder) throw new Error(`A dollar sign that is neither escaped nor a tab stop: ${text.slice(at, at + 20)}`);
  const inner = read(text, at + placeholder[0].length, true);
  return { piece: { id: Number(placeholder[1]), options: [inner.pieces] }, end: inner.end };
}
