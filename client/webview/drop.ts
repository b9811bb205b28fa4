import { longestPaste } from "../src/panel/limits.ts";

/** Bytes of an audio file that its header needs. */
const headerBytes = 128;

/** Takes files that are dropped on the panel: text as text, anything else by its first bytes, as a hex dump would show them. */
export function acceptFiles(root: HTMLElement, take: (text: string, target: Element | null) => void): void {
  root.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
  });
  root.addEventListener("drop", async (event) => {
    const [file] = event.dataTransfer?.files ?? [];
    if (!file) return;
    event.preventDefault();
    const target = event.target instanceof Element ? event.target : null;
    take(await textOf(file), target);
  });
}

async function textOf(file: File): Promise<string> {
  const head = new Uint8Array(await file.slice(0, 4096).arrayBuffer());
  if (!head.includes(0) && !/^audio\//.test(file.type)) return (await file.slice(0, longestPaste).text()).trimEnd();
  const hex = [...head.subarray(0, headerBytes)].map((byte) => byte.toString(16).padStart(2, "0"));
  return `${file.name}:\n${hex.join(" ")}`;
}
