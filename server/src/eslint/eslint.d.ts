/** A flat configuration object of ESLint. */
interface Config {
  readonly name: string;
  readonly plugins: Record<string, object>;
  readonly rules: Record<string, "off" | "warn" | "error" | ["off" | "warn" | "error", object]>;
}

declare const plugin: {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string };
  readonly rules: Record<string, object>;
  readonly configs: { readonly recommended: Config; readonly strict: Config };
};
export = plugin;
