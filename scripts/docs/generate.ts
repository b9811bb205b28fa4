import { httpClients } from "../../server/src/core/code/http/clients/index.ts";
import { rules } from "../../server/src/core/rules/index.ts";
import { clientSentence, clientsPage } from "./clients.ts";
import { configSchema, ruleProperties } from "./config-schema.ts";
import { coverage } from "./coverage.ts";
import { rulePage } from "./rule-page.ts";
import { rulesIndex, settingsTable } from "./tables.ts";

export interface Sources {
  readonly packageJson: string;
  /** The manifest's texts by key, as package.nls.json holds them. */
  readonly texts: Readonly<Record<string, string>>;
  /** Pages with tables between marks, by path. */
  readonly marked: ReadonlyMap<string, string>;
}

/** Every generated file by its path from the root, made from the rules and from what is written by hand around the tables. */
export function generate({ packageJson, texts, marked }: Sources): Map<string, string> {
  const pages = rules.map(rulePage);
  const files = new Map<string, string>();
  files.set("docs/rules/README.md", rulesIndex(pages));
  files.set("docs/coverage.md", coverage(pages));
  files.set("media/config-schema.generated.json", configSchema());
  files.set("docs/clients.md", clientsPage(httpClients));
  for (const page of pages) files.set(`docs/rules/${page.rule.id}.md`, page.text);
  const settings = withRules(packageJson);
  files.set("package.json", settings);
  const tables = {
    settings: settingsTable(JSON.parse(settings).contributes.configuration.properties, texts),
    clients: clientSentence(httpClients),
  };
  for (const [path, text] of marked)
    files.set(
      path,
      Object.entries(tables).reduce((all, [name, table]) => between(all, name, table), text),
    );
  return files;
}

/** Puts `table` between `<!-- name:begin -->` and `<!-- name:end -->`; without the marks the text stays as it is. */
export function between(text: string, name: string, table: string): string {
  const marks = new RegExp(`(<!-- ${name}:begin -->)[\\s\\S]*?(<!-- ${name}:end -->)`);
  return text.replace(marks, (_all, begin: string, end: string) => `${begin}\n\n${table}\n\n${end}`);
}

/** Writes the schema of the setting `deepgramDoctor.rules`, a severity for each rule, into the manifest. */
function withRules(packageJson: string): string {
  const manifest = JSON.parse(packageJson);
  const setting = manifest.contributes?.configuration?.properties?.["deepgramDoctor.rules"];
  if (!setting) return packageJson;
  setting.properties = ruleProperties();
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
