/** How an agent's client wants to be told of a server. */
export interface McpForm {
  readonly label: string;
  readonly detail: string;
  /** What its configuration file holds. */
  readonly text: string;
}

const npx = { command: "npx", args: ["-y", "deepgram-doctor", "mcp"] };

/** The configurations to choose from. `cli`: the path of the program that this extension brings. */
export function mcpForms(cli: string): readonly McpForm[] {
  const own = { command: "node", args: [cli, "mcp"] };
  return [
    {
      label: "mcpServers",
      detail: "Claude Code, Cursor, Windsurf, Cline and others, by npx",
      text: json({ mcpServers: { "deepgram-doctor": npx } }),
    },
    {
      label: "servers",
      detail: "VS Code's mcp.json, by npx",
      text: json({ servers: { "deepgram-doctor": { type: "stdio", ...npx } } }),
    },
    {
      label: "mcpServers, offline",
      detail: "With the program that this extension brings; its path changes with every update",
      text: json({ mcpServers: { "deepgram-doctor": own } }),
    },
  ];
}

const json = (value: object) => `${JSON.stringify(value, null, 2)}\n`;
