export * from "./endpoint.ts";
export { placeByUse } from "./help.ts";
export * from "./message.ts";
export * from "./model.ts";
export * from "./parameter.ts";
export * from "./sdk.ts";
export * from "./signature.ts";
