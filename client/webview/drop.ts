import { fileText } from "../src/panel/file-text.ts";
import { longestPaste } from "../src/panel/limits.ts";

/** Takes files that are dropped on the panel, which shows while one is held over it. */
export function acceptFiles(root: HTMLElement, take: (text: string, target: Element | null) => void): void {
  const isOver = (over: boolean) => root.classList.toggle("drop", over);
  root.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    isOver(true);
  });
  root.addEventListener("dragleave", (event) => {
    if (!root.contains(event.relatedTarget as Node | null)) isOver(false);
  });
  root.addEventListener("drop", async (event) => {
    isOver(false);
    const [file] = event.dataTransfer?.files ?? [];
    if (!file) return;
    event.preventDefault();
    const target = event.target instanceof Element ? event.target : null;
    take(await textOf(file), target);
  });
}

async function textOf(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.slice(0, longestPaste).arrayBuffer());
  return fileText(file.name, bytes);
}
