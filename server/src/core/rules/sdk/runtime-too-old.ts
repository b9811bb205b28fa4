import { mentions, symptom } from "../../observe/says.ts";
import { rule } from "../define.ts";

export const runtimeTooOld = rule({
  id: "sdk-runtime-too-old",
  group: "sdk",
  title: "The language runtime is older than the SDK needs",
  severity: "error",
  why: "The SDK uses syntax or built-ins that this runtime does not have: fetch and Headers need Node 18, live connections of SDK v4 and v5 are at home on Node 22, and the Python SDK needs 3.10 or newer.",
  advice: "Take a current runtime (Node 22, Python 3.12), or the SDK version that was made for the old one.",
  docs: ["https://developers.deepgram.com/docs/js-sdk"],
  shows: {
    needs: [/python|node|version|headers|fetch|syntax/i],
    signs: [
      /requires a different python|requires-python|\b(?:python|node) ?(?:3\.[6-9]|1[0-7])\b|headers is not defined|fetch is not defined|syntax ?error/i,
    ],
    told: [
      "python version too old for the sdk",
      "syntax error when importing the package with python 3.8",
      "node version too old, sdk needs newer node",
      "headers or fetch is not defined in old node",
    ],
    by: "sdk",
    settle:
      "Print the runtime's version in the process that fails (`node -v`, `python --version`): it may differ from that of your shell.",
    rulesOut: [{ id: "auth-invalid-key", why: "the program fails before it calls Deepgram" }],
    diagnose(exchange, evidence) {
      const { runtime } = exchange.environment;
      const major = runtime && Number.parseInt(runtime.version, 10);
      const found = mentions(
        exchange,
        /SyntaxError: Unexpected token '?(?:\?\?=|\|\|=|\?\.|\?\?|\.|\?|=)'?|ReferenceError: (?:fetch|Headers|FormData|Blob|ReadableStream|structuredClone|AbortController|WebSocket) is not defined|Unsupported engine|EBADENGINE|The engine "node" is incompatible|Requires-Python|requires a different Python|requires Python ['">=]|unsupported operand type\(s\) for \|: 'type' and|SyntaxError: invalid syntax[^\n]{0,40}match|cannot import name '(?:TypeAlias|NotRequired|Self|ParamSpec)'|requires Go 1\.\d+|requires go >=|UnsupportedClassVersionError/,
      );
      const old =
        runtime &&
        major !== undefined &&
        (runtime.name === "node" ? major < 18 : runtime.name === "python" && /^(?:2|3\.[0-9])\b/.test(runtime.version));
      if (found)
        evidence({
          text: `The program says '${found.match[0]}'`,
          at: found.at,
          for: true,
          weight: old || mentions(exchange, /deepgram/i) ? "decisive" : "strong",
          explains:
            "The runtime lacks something that the SDK is written with, so the program fails while it loads or at its first call.",
        });
      else if (runtime?.name === "node" && major !== undefined && major < 22 && symptom(exchange, "no-open-event"))
        evidence({
          text: `Node ${runtime.version} is older than 22, and the connection never opens`,
          at: symptom(exchange, "no-open-event")!.origin,
          for: true,
          weight: major < 18 ? "strong" : "supporting",
        });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        response:
          "/app/node_modules/@deepgram/sdk/dist/main/lib/fetch.js:21\nReferenceError: Headers is not defined\nNode.js v16.20.2",
      },
    ],
  },
});
