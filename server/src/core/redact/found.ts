/** A credential in a text. Times are seconds since 1970, as a JWT writes them. */
export interface Found {
  readonly start: number;
  readonly end: number;
  readonly shape: "api-key" | "jwt" | "other";
  readonly expires?: number;
  readonly issued?: number;
  /** Its owner had cut it short: it decides nothing about shape. */
  readonly elided?: boolean;
}
