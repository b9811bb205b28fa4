import type { RulePage } from "./rule-page.ts";

const fixCells = { fixed: "safe", suggested: "suggestion", none: "" };

/** All rules in one table; `to` is the folder of the pages as seen from the file that holds the table. */
function rulesTable(pages: readonly RulePage[]): string {
  return table(
    ["Rule", "Mistake", "Severity", "Seen in", "Fix"],
    pages.map(({ rule, fix, seenIn }) => [
      `[${rule.id}](${rule.id}.md)`,
      rule.title,
      rule.severity,
      seenIn,
      fixCells[fix],
    ]),
  );
}

const groupTitles: Record<string, string> = {
  "audio-format": "Audio format",
  auth: "Authentication",
  billing: "Billing",
  endpoint: "Endpoints",
  model: "Models",
  network: "Network",
  params: "Parameters",
  payload: "Bodies and messages",
  "rate-limit": "Rate limits",
  response: "Responses",
  comment: "Comments",
  sdk: "SDK",
  server: "Server",
  timeout: "Timeouts",
  websocket: "Sockets",
};

/** The index of the rules' pages, by group. */
export function rulesIndex(pages: readonly RulePage[]): string {
  const groups = [...new Set(pages.map((page) => page.rule.group))];
  const sections = groups.map((group) => {
    const members = pages.filter((page) => page.rule.group === group);
    return `## ${groupTitles[group] ?? group}\n\n${rulesTable(members)}`;
  });
  return `${["<!-- Generated from the rules' files by `npm run docs`. -->", "# Rules", `The ${pages.length} mistakes that are known, each with its reason, its mended form, and how it shows in an answer.`, ...sections].join("\n\n")}\n`;
}

interface Setting {
  readonly default?: unknown;
  readonly markdownDescription?: string;
  readonly description?: string;
  readonly order?: number;
}

/** `texts`: what stands for `%key%` in the manifest. */
export function settingsTable(
  properties: Readonly<Record<string, Setting>>,
  texts: Readonly<Record<string, string>>,
): string {
  const text = (said = "") => said.replace(/^%(.+)%$/, (_all, key: string) => texts[key] ?? "");
  const rows = Object.entries(properties).sort(([, a], [, b]) => (a.order ?? 99) - (b.order ?? 99));
  return table(
    ["Setting", "Default", "What it does"],
    rows.map(([name, setting]) => [
      `\`${name}\``,
      `\`${JSON.stringify(setting.default)}\``,
      text(setting.markdownDescription ?? setting.description),
    ]),
  );
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
  return [line(head), `|${head.map(() => " --- |").join("")}`, ...rows.map(line)].join("\n");
}
