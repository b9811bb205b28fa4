/** The section of all settings, and the prefix of all commands and views. */
export const clientId = "deepgramDoctor";

export const displayName = "Deepgram Doctor";

/** Diagnostics of ours carry this source. */
export const diagnosticSource = "deepgram-doctor";

/** Languages whose documents the server is told of. */
export const languages = [
  ...["javascript", "javascriptreact", "typescript", "typescriptreact"],
  // Their scripts are read where they lie.
  ...["vue", "svelte", "astro", "html"],
];

/** Commands that the server may name in code actions and lenses. */
export const serverCommands = [
  "showRuleDocumentation",
  "copyText",
  "fixHere",
  "explainDiagnostic",
  "callMenu",
  "showLeftByHand",
].map((name) => `${clientId}.${name}`);
