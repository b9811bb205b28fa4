import data from "./data/models.json" with { type: "json" };

let byName: Map<string, string> | undefined;

/** The code of a language that is written as an English word: `en` for "English". Only languages that some model knows. */
export function codeOfLanguage(name: string): string | undefined {
  if (!byName) {
    byName = new Map();
    const names = new Intl.DisplayNames(["en"], { type: "language" });
    const codes = Object.values(data.languageSets as Readonly<Record<string, readonly string[]>>).flat();
    for (const code of new Set(codes)) {
      if (!/^[a-z]{2,3}$/.test(code)) continue;
      const word = names.of(code)?.toLowerCase();
      if (word && word !== code) byName.set(word, code);
    }
  }
  return byName.get(name.trim().toLowerCase());
}
