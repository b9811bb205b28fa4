import * as vscode from "vscode";

type Variables = Readonly<Record<string, string>>;

/** Gives debug sessions of Node the same environment as terminals. `environment` is undefined while nothing is watched. */
export function registerDebugEnvironment(environment: () => Variables | undefined): vscode.Disposable {
  const provider: vscode.DebugConfigurationProvider = {
    resolveDebugConfiguration(_folder, configuration) {
      const variables = environment();
      if (!variables || configuration.request === "attach") return configuration;
      const own = (configuration.env ?? {}) as Record<string, string>;
      const before = own.NODE_OPTIONS ? `${own.NODE_OPTIONS} ` : "";
      const { NODE_OPTIONS = "", ...rest } = variables;
      return { ...configuration, env: { ...own, ...rest, NODE_OPTIONS: `${before}${NODE_OPTIONS}` } };
    },
  };
  return vscode.Disposable.from(
    ...["node", "pwa-node", "node-terminal"].map((type) =>
      vscode.debug.registerDebugConfigurationProvider(type, provider),
    ),
  );
}
