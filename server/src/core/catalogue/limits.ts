import data from "./data/limits.json" with { type: "json" };

/** Numbers of the hosted service. Those of `concurrency` change often: show them with their date, never enforce them. */
export const limits = data;

/** When the concurrency figures were read. */
export const concurrencyAsOf: string = data.concurrency.asOf;
