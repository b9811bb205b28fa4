export * from "./call.ts";
export * from "./exchange.ts";
export * from "./facts.ts";
export * from "./origin.ts";
export * from "./reply.ts";
export * from "./value.ts";
