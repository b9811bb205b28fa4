import { known } from "../../exchange/facts.ts";
import { statusIs } from "../../observe/says.ts";
import { saw } from "../../observe/seen.ts";
import { rule } from "../define.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const badProjectId = rule({
  id: "endpoint-bad-project-id",
  group: "endpoint",
  title: "Project id is malformed, unknown or of another key",
  severity: "error",
  why: "The id after /v1/projects/ must be the UUID of a project that this key belongs to.",
  advice: "List the key's projects with GET /v1/projects and put that project_id into the path.",
  docs: ["https://developers.deepgram.com/docs/errors"],
  shows: {
    needs: [/project/i],
    signs: [
      /\buuid\b|\bproject[_ -]?ids?\b|\/projects\/(?![0-9a-f{$:<]{8}|\.|…)[a-z][\w-]+|PROJECT_NOT_FOUND|project not found/i,
    ],
    told: [
      "project not found although I can see it in the console",
      "project id is refused, it says it is not a valid id",
      "usage of my project gives 404 with the key of another project",
      "keys and balance endpoints answer not found for my project",
    ],
    usualFor: [404],
    answers: { statuses: [404, 400], errors: ["uuid-parse", "project-not-found"] },
    settle: "Call GET /v1/projects with the same key: the id must be in the list.",
    rulesOut: [{ id: "endpoint-wrong-path", why: "the path exists: it is the id in it that was not found" }],
    diagnose(exchange, evidence) {
      const malformed = saw(exchange, ["uuid-parse"]);
      const unknown = saw(exchange, ["project-not-found"]);
      const path = exchange.call?.target.path;
      const id = /^\/v1\/projects\/([^/]+)/.exec(
        path?.value ?? known(exchange.call?.target.url)?.text.replace(/^\w+:\/\/[^/]+/, "") ?? "",
      )?.[1];
      if (malformed)
        evidence({
          text: `The answer says '${malformed.text}'`,
          at: malformed.at,
          for: true,
          weight: "decisive",
          explains: "The id in the path is no UUID: a name, a placeholder or undefined stands there.",
        });
      if (unknown)
        evidence({
          text: `The answer says '${unknown.text}'`,
          at: unknown.at,
          for: true,
          weight: "decisive",
          explains:
            "No project with this id is open to this key: the id is wrong, was deleted, or belongs to another account.",
        });
      if (id && !uuid.test(id) && path)
        evidence({
          text: `'${id.slice(0, 60)}' is no UUID`,
          at: path.origin,
          for: true,
          weight: malformed || statusIs(exchange, 400, 404) ? "decisive" : "strong",
        });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        request:
          'curl https://api.deepgram.com/v1/projects/my-project/keys -H "Authorization: Token $DEEPGRAM_API_KEY"',
        response:
          "HTTP/1.1 404 Not Found\n\nUUID parsing failed: invalid character: expected an optional prefix of `urn:uuid:` followed by [0-9a-fA-F-], found `m` at 1",
      },
    ],
  },
});
