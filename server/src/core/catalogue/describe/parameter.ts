import { type Parameter, parameter } from "../parameters.ts";
import { parameterHelp, readersNote } from "./help.ts";
import { code, codes, endpointInWords, page, sentence } from "./markdown.ts";

/** Hover text of a parameter at an endpoint; undefined when the catalogue does not know it there. */
export function describeParameter(key: string, name: string): string | undefined {
  const found = parameter(key, name);
  if (!found) return undefined;
  const help = parameterHelp(key, name);
  const note = readersNote(found.note ?? "");
  const heading = `**${name}** ${found.deprecated ? "(deprecated) " : ""}of ${endpointInWords(key)}`;
  return page(
    help ? `${heading}\n\n${help}.` : heading,
    [
      typeLine(found),
      found.required ? "Required." : undefined,
      found.deprecated && found.replacement ? `Use ${code(found.replacement)} instead.` : undefined,
      whereLine(found),
      ...relationLines(found),
      note ? sentence(note) : undefined,
    ],
    found,
  );
}

/** Type and default in a few words, to stand beside the name: `boolean, default false`. */
export function parameterInShort(found: Parameter): string {
  const values = found.enum ?? found.knownEnum;
  const isBoolean = values?.every((value) => ["true", "false"].includes(String(value)));
  const type = isBoolean
    ? "boolean"
    : (found.type ?? "")
        .split("|")
        .join(" or ")
        .replace(/array<(\w+)>/g, "$1s");
  const standard = found.default === undefined ? "" : `default ${found.default}`;
  return [found.deprecated ? "deprecated" : "", type, standard].filter(Boolean).join(", ");
}

function typeLine(found: Parameter): string {
  const values = found.enum ?? found.knownEnum;
  const booleans = values?.every((value) => ["true", "false"].includes(String(value)));
  const type = booleans
    ? "boolean"
    : (found.type ?? "any")
        .split("|")
        .join(" or ")
        .replace(/array<(\w+)>/g, "$1s");
  const range = rangeOf(found);
  const list = values && !booleans ? `: ${codes(values)}${found.enumOpen ? " or another" : ""}` : "";
  const standard = found.default === undefined ? "" : ` Default ${code(found.default)}.`;
  return `${sentence(`${type}${list}${range}`)}${standard}${found.repeated ? " Sent once for each value." : ""}`;
}

function rangeOf(found: Parameter): string {
  const unit = found.unit ? ` ${found.unit}` : "";
  const step = found.multipleOf ? ` in steps of ${found.multipleOf}` : "";
  if (found.minimum !== undefined && found.maximum !== undefined)
    return `, ${found.minimum} to ${found.maximum}${unit}${step}`;
  if (found.minimum !== undefined) return `, ${found.minimum}${unit} or more`;
  return unit ? `, in${unit}` : "";
}

function whereLine(found: Parameter): string | undefined {
  if (found.available === false && !found.transportOnly) return "Not available here.";
  if (found.transportOnly === "wss") return "Only on sockets.";
  return found.transportOnly === "rest" ? "Only on HTTP requests." : undefined;
}

function relationLines(found: Parameter): (string | undefined)[] {
  const list = (items: readonly string[] | undefined, words: string) =>
    items?.length ? `${words} ${codes(items)}.` : undefined;
  return [
    list(found.requires, "Needs"),
    list(found.conflictsWith, "Not together with"),
    list(found.implies, "Implies"),
    list(found.overrides, "Overrides"),
    list(found.onlyWith?.models, "Only with the models"),
    list(found.notWith?.models, "Not with the models"),
    found.maxCount ? `At most ${found.maxCount} values.` : undefined,
    found.maxTokensTotal ? `At most ${found.maxTokensTotal} tokens over all values.` : undefined,
    found.maxLength ? `At most ${found.maxLength} characters.` : undefined,
  ];
}
