import type { Call } from "../../../../server/src/core/exchange/call.ts";
import { sdkCalls } from "../sdk/show.ts";

/** `message channel.alternatives.[].transcript type:Results` for each read, and what is taken of the result. */
export function readsOf(code: string, sdk?: string): string[] {
  return sdkCalls(code, sdk).flatMap((call) => [...(call.reads ?? []).map(readLine), ...resultLine(call)]);
}

function readLine({ of, path, guard, types, compared }: NonNullable<Call["reads"]>[number]): string {
  const steps = path.map(({ name, optional }) => `${optional ? "?" : ""}${name}`).join(".");
  const known =
    guard === "type" ? ` type:${types?.map(({ text }) => text).join("|")}` : guard === "none" ? "" : ` ${guard}`;
  const texts = compared ? ` =${compared.map(({ text }) => text).join("|")}` : "";
  return `${of} ${steps}${known}${texts}`;
}

function resultLine({ result }: Call): string[] {
  if (!result) return [];
  const { taken, errorUsed, statusChecked, caught, escapes } = result;
  const flags = [errorUsed && "error", statusChecked && "status", caught && "caught", escapes && "escapes"];
  return [`result {${taken.map(({ name }) => name).join(", ")}} ${flags.filter(Boolean).join(" ")}`.trim()];
}
