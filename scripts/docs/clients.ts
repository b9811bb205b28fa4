import type { HttpClient } from "../../server/src/core/code/http/client.ts";

/** The clients in one sentence. */
export function clientSentence(clients: readonly HttpClient[]): string {
  const titles = clients.map(({ title }) => title);
  return `It understands ${titles.join(", ")} and\n\`@deepgram/sdk\` 1 to 5, in \`.ts .tsx .js .jsx .mts .cts .mjs .cjs\` and in the scripts of \`.vue .svelte .astro .html\`.`;
}

/** The page of the clients: how each is brought, and a call that is understood. */
export function clientsPage(clients: readonly HttpClient[]): string {
  const sections = clients.map(({ title, packages, globals, example }) => {
    const from = [
      globals.length > 0 ? `Without an import: ${code(globals)}.` : "",
      packages.length > 0 ? `Packages: ${code(packages)}.` : "",
    ];
    return `## ${title}\n\n${from.filter(Boolean).join(" ")}\n\n\`\`\`ts\n${example}\n\`\`\``;
  });
  const head = [
    "<!-- Generated from server/src/core/code/http/clients/ by `npm run docs`. -->",
    "# Clients",
    "Calls through these are followed, also where a helper of another file makes them.",
  ];
  return `${[...head, ...sections].join("\n\n")}\n`;
}

const code = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(", ");
