import * as vscode from "vscode";

/** A document as a command is given one: by code as a Uri, by a link of a hover or a lens as text. */
export function uriOf(given: unknown): vscode.Uri | undefined {
  if (given instanceof vscode.Uri) return given;
  return typeof given === "string" ? vscode.Uri.parse(given, true) : undefined;
}

export function rangeOf(given: unknown): vscode.Range | undefined {
  if (given instanceof vscode.Range) return given;
  const { start, end } = (given ?? {}) as { start?: unknown; end?: unknown };
  const [from, to] = [positionOf(start), positionOf(end)];
  return from && to && new vscode.Range(from, to);
}

export function positionOf(given: unknown): vscode.Position | undefined {
  const { line, character } = (given ?? {}) as { line?: unknown; character?: unknown };
  const isPlace = Number.isInteger(line) && Number.isInteger(character);
  return isPlace ? new vscode.Position(line as number, character as number) : undefined;
}
