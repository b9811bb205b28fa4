import { familyRule, languagesOf, type Model, model, nearMiss } from "../models.ts";
import { code, codes, page, sentence } from "./markdown.ts";

/** Hover text of a model or voice; a known slip is named as one. Undefined for anything else unknown. */
export function describeModel(id: string): string | undefined {
  const found = model(id);
  if (found) return describe(found);
  const slip = nearMiss(id);
  if (!slip) return undefined;
  if (!slip.suggest) return `**${id}** is not a model of Deepgram's. ${sentence(slip.note ?? "")}`.trim();
  const target = describeModel(slip.suggest);
  const meant = slip.remark ? sentence(`meant is probably ${slip.remark}`) : `Meant is probably ${code(slip.suggest)}.`;
  return [`**${id}** is not a model. ${meant}`, target ?? ""].filter(Boolean).join("\n\n");
}

function describe(found: Model): string {
  const heading = `**${found.id}** ${found.kind === "stt" ? "speech-to-text model" : "voice"} of the ${found.family} family`;
  const languages = languagesOf(found.id);
  const rule = familyRule(found.family);
  return page(
    heading,
    [
      `Served on ${codes(found.endpoints)} ${transports(found)}.`,
      languages ? `Languages: ${codes(languages)}.` : undefined,
      found.language ? `Language: ${code(found.language)}.` : undefined,
      found.aliasOf ? `The same as ${code(found.aliasOf)}.` : undefined,
      found.status === "current" ? undefined : sentence(`status: ${found.status}`),
      rule?.keyterm === true ? `Takes ${code("keyterm")}.` : undefined,
      rule?.keywords ? `Takes ${code("keywords")}.` : undefined,
      found.speedControl ? `Takes ${code("speed")}.` : undefined,
      found.note ? sentence(found.note) : undefined,
    ],
    found,
  );
}

function transports(found: Model): string {
  const socket = found.transports.includes("wss");
  if (socket && found.transports.includes("rest")) return "by request and by socket";
  return socket ? "by socket only" : "by request only";
}
