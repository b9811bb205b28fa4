import type { Kind } from "./secret-kinds.ts";

const url = "https://api.deepgram.com/v1/listen?model=nova-3";
const socket = "wss://api.deepgram.com/v1/listen?model=nova-3";

/** A place of credentials that tells less than a header or an option does. */
export interface Faint {
  readonly text: string;
  /** `word`: what looks random there is a credential. `shape`: only what has the shape of one is. */
  readonly tells: "word" | "shape";
}

const word = (text: string): Faint => ({ text, tells: "word" });
const bare = (text: string): Faint => ({ text, tells: "shape" });

/** Where credentials stand in pastes, by kind: `{{secret}}` is one, `{{query}}` one percent-encoded, `{{cut}}` one that was cut short. */
export const places: Readonly<Record<string, readonly (string | Faint)[]>> = {
  curl: [
    `curl -X POST '${url}' -H 'Authorization: Token {{secret}}' --data-binary @a.wav`,
    `curl -X POST "${url}" -H "Authorization: {{secret}}" -d '{"url":"https://example.com/a.wav"}'`,
    `curl -X POST "${url}" -H "authorization: bearer {{secret}}"`,
    `curl "${url}" -H 'x-api-key: {{secret}}'`,
    `curl "${url}" -H X-API-Key:{{secret}}`,
    word(`curl -u {{secret}}: "${url}"`),
    `curl -u user:{{secret}} "${url}"`,
    `curl --oauth2-bearer {{secret}} "${url}"`,
    `curl "${url}&token={{query}}"`,
    `curl "${url}&access_token={{query}}&smart_format=true"`,
    word(`curl -G ${url} -d token={{query}}`),
    `curl ${url} --data '{"apiKey":"{{secret}}","url":"https://example.com/a.wav"}'`,
    `curl ${url} -b 'session={{secret}}'`,
    `curl https://user:{{query}}@api.deepgram.com/v1/listen`,
    `export DEEPGRAM_API_KEY={{secret}}\ncurl "${url}" -H "Authorization: Token $DEEPGRAM_API_KEY"`,
    `DEEPGRAM_API_KEY="{{secret}}" curl "${url}"`,
    `curl "${url}" \\\n  -H "Authorization: Token \\\n{{secret}}"`,
    `curl "${url}" -H $'Authorization: Token {{secret}}'`,
    `curl "${url}" -H "Authorization: Token '{{secret}}'"`,
    `curl "${url}" -H "Authorization: Token {{secret}}`,
    `curl "${url}" -H “Authorization: Token {{secret}}”`,
    `curl -v --header "Authorization:Token {{cut}}" ${url}`,
  ],
  "what is beside digits too many for a key": [
    bare(`${"a".repeat(400)} {{secret}}`),
    bare(`{{secret}} ${"a".repeat(45)}`),
    bare(`"${"0f".repeat(40)}" + "{{secret}}"`),
    bare(`${"f0".repeat(23)}\n{{secret}}\n${"f0".repeat(23)}`),
  ],
  "cmd and PowerShell": [
    `curl -X POST ^\n  -H "Authorization: Token {{secret}}" ^\n  "${url}^&punctuate=true"`,
    `curl ^"${url}^" ^\n  -H ^"authorization: Token {{secret}}^" ^\n  --data-raw ^"^{^\\^"key^\\^":^\\^"{{secret}}^\\^"^}^"`,
    `set DEEPGRAM_API_KEY={{secret}}\ncurl "${url}" -H "Authorization: Token %DEEPGRAM_API_KEY%"`,
    `$env:DEEPGRAM_API_KEY = "{{secret}}"\nInvoke-RestMethod -Uri "${url}" -Headers @{ Authorization = "Token $env:DEEPGRAM_API_KEY" }`,
    `Invoke-RestMethod -Uri "${url}" -Method Post -Headers @{ "Authorization" = "Token {{secret}}" }`,
    `$h = @{\n  Authorization = 'Token {{secret}}'\n}\niwr "${url}" -Headers $h`,
    `curl.exe -H "Authorization: Token {{secret}}" \`\n "${url}"`,
  ],
  "other tools": [
    `wget --header="Authorization: Token {{secret}}" "${url}"`,
    `http POST "${url}" Authorization:"Token {{secret}}"`,
    `http POST "${url}" "Authorization: {{secret}}" -a {{secret}}`,
    `wscat -c "${socket}" -H "Authorization: Token {{secret}}"`,
    `wscat -c "${socket}" -s token -s {{secret}}`,
    `websocat -H='Authorization: Token {{secret}}' '${socket}'`,
    `websocat --protocol "token, {{secret}}" '${socket}'`,
  ],
  "raw HTTP": [
    `POST /v1/listen?model=nova-3 HTTP/1.1\nHost: api.deepgram.com\nAuthorization: Token {{secret}}\n\n{"url":"https://example.com/a.wav"}`,
    `GET /v1/listen HTTP/1.1\nHost: api.deepgram.com\nUpgrade: websocket\nSec-WebSocket-Protocol: token, {{secret}}`,
    `> POST /v1/listen HTTP/2\n> Host: api.deepgram.com\n> Authorization: Token {{secret}}\n> x-api-key: {{secret}}\n>\n< HTTP/2 401\n<`,
    `:method: POST\n:authority: api.deepgram.com\n:path: /v1/listen?token={{query}}\nauthorization: Bearer {{secret}}\ncookie: a={{secret}}; b={{secret}}`,
    `HTTP/1.1 200 OK\nset-cookie: sid={{secret}}; Path=/\ncontent-type: application/json\n\n{"access_token":"{{secret}}","expires_in":30}`,
    word(`### grant\n@key = {{secret}}\nPOST https://api.deepgram.com/v1/auth/grant\nAuthorization: Token {{secret}}`),
    word(`Authorization\n{{secret}}\nHost\napi.deepgram.com`),
  ],
  code: [
    `const deepgram = createClient("{{secret}}");\nconst { result } = await deepgram.listen.prerecorded.transcribeUrl({ url: "https://example.com/a.wav" }, { model: "nova-3" });`,
    `import { DeepgramClient } from "@deepgram/sdk";\nconst client = new DeepgramClient({ apiKey: "{{secret}}" });\nawait client.listen.v1.media.transcribeUrl({ url: "https://example.com/a.wav", model: "nova-3" });`,
    word(
      `const key = "{{secret}}";\nawait fetch("${url}", { method: "POST", headers: { Authorization: \`Token \${key}\` } });`,
    ),
    `fetch("${url}", { headers: { "Authorization": "Token " + "{{secret}}" } })`,
    `fetch("${url}&token={{query}}")`,
    `const ws = new WebSocket("${socket}", ["token", "{{secret}}"]);`,
    `const ws = new WebSocket("${socket}", { headers: { Authorization: 'Token {{secret}}' } });\nws.send("{{secret}}")`,
    `axios.post("${url}", data, { headers: { authorization: "{{secret}}" } })`,
    word(`// my key is {{secret}}\nawait fetch("${url}")`),
    `requests.post("${url}", headers={"Authorization": "Token {{secret}}"})`,
    `import requests\nAPI_KEY = "{{secret}}"\nr = requests.post("${url}", headers={"Authorization": f"Token {API_KEY}"})`,
    `deepgram = DeepgramClient("{{secret}}")\noptions = PrerecordedOptions(model="nova-3")`,
    `deepgram = DeepgramClient(api_key='{{secret}}')`,
    `req, _ := http.NewRequest("POST", "${url}", body)\nreq.Header.Set("Authorization", "Token {{secret}}")`,
    `client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Token", "{{secret}}");\nawait client.PostAsync("${url}", content);`,
    `HttpRequest request = HttpRequest.newBuilder().uri(URI.create("${url}")).header("Authorization", "Token {{secret}}").build();`,
    `let res = reqwest::Client::new().post("${url}").header("Authorization", "Token {{secret}}").send().await?;`,
    `let res = client.post("${url}").bearer_auth("{{secret}}").send().await?;`,
    `request["Authorization"] = "Token {{secret}}"\nuri = URI("${url}")`,
    `<?php\n$ch = curl_init("${url}");\ncurl_setopt($ch, CURLOPT_HTTPHEADER, ["Authorization: Token {{secret}}"]);`,
  ],
  dumps: [
    `AxiosError: Request failed with status code 401\n    at settle (/a.js:1:1) {\n  config: {\n    headers: { Authorization: 'Token {{secret}}' },\n    url: '${url}',\n    method: 'post'\n  },\n  response: { status: 401, data: { err_code: 'INVALID_AUTH' } }\n}`,
    word(
      `ErrorEvent {\n  [Symbol(kTarget)]: WebSocket {\n    _url: '${socket}&token={{query}}',\n    _protocol: '{{secret}}'\n  },\n  [Symbol(kMessage)]: 'Unexpected server response: 401'\n}`,
    ),
    `_header: 'POST /v1/listen HTTP/1.1\\r\\nAuthorization: Token {{secret}}\\r\\nHost: api.deepgram.com\\r\\n'`,
    word(
      `DeepgramClient { key: '{{secret}}', options: { global: { headers: { Authorization: 'Token {{secret}}' } } } }`,
    ),
    `Headers { authorization: 'Bearer {{secret}}' }`,
    `{'Authorization': 'Token {{secret}}', 'Content-Type': 'audio/wav'}`,
    `Map(1) { 'authorization' => 'Token {{secret}}' }`,
    `  _protocols: [ 'token', '{{secret}}' ],`,
    `protocol: 'token,{{secret}}'`,
    `Headers([('authorization', 'Token {{secret}}')])`,
    `map[Authorization:[Token {{secret}}] Content-Type:[audio/wav]]`,
  ],
  logs: [
    word(`2026-01-01T10:00:00Z INFO connecting with key {{secret}} to ${socket}`),
    `[12:00:01] DEEPGRAM_API_KEY={{secret}}`,
    word(`api key: {{secret}}`),
    word(`Using token {{secret}}`),
    `WebSocket connection to '${socket}&token={{query}}' failed: `,
    `websocket: bad handshake: Authorization: [Token {{secret}}]`,
    `{"level":"error","msg":"call failed","headers":{"Authorization":"Token {{secret}}"},"url":"${url}"}`,
    `{"level":"error","msg":"{\\"authorization\\":\\"Token {{secret}}\\"}"}`,
    `"{\\\\\\"apiKey\\\\\\":\\\\\\"{{secret}}\\\\\\"}"`,
    `ERROR headers = {"Authorization" : "Token {{secret}}" }`,
    word(`\u001b[31mToken {{secret}}\u001b[0m`),
    word(`\u001b[31mkey=\u001b[32m{{secret}}\u001b[0m`),
    `Sec-WebSocket-Protocol: token, {{secret}}`,
    `Sec-WebSocket-Protocol: bearer, {{secret}}`,
    word(`My key is {{secret}} and it does not work`),
    bare(`I put "{{secret}}" into the header but get 401`),
    bare(`{{secret}}`),
    bare(`"{{secret}}",`),
    `url=https%3A%2F%2Fapi.deepgram.com%2Fv1%2Flisten%3Ftoken%3D{{query}}%26model%3Dnova-3`,
    `DEEPGRAM_API_KEY: "{{secret}}"\nDEEPGRAM_URL: ${url}`,
    `Authorization: Token {{secret}}\r\nHost: api.deepgram.com\r\n`,
    word(`the error says: Invalid token '{{secret}}'`),
    `frames\n-> {"type":"Settings","agent":{"think":{"endpoint":{"headers":{"authorization":"Bearer {{secret}}"}}}}}`,
    `<- {"access_token":"{{secret}}","expires_in":30}`,
    word(`closed 1008 invalid key {{secret}}`),
    word(`CloseEvent {code: 1008, reason: "bad token {{secret}}"}`),
    word(`Error: bad key {{secret}}`),
  ],
  exports: [
    JSON.stringify({
      log: {
        entries: [
          {
            request: {
              method: "POST",
              url: `${url}&token={{query}}`,
              headers: [
                { name: "Authorization", value: "Token {{secret}}" },
                { name: "x-api-key", value: "{{secret}}" },
                { name: "Cookie", value: "a={{secret}}" },
                { name: "Sec-WebSocket-Protocol", value: "token, {{secret}}" },
              ],
              queryString: [{ name: "token", value: "{{secret}}" }],
              cookies: [{ name: "sid", value: "{{secret}}" }],
              postData: { mimeType: "application/json", text: '{"key":"{{secret}}"}' },
            },
            response: {
              status: 200,
              headers: [{ name: "Set-Cookie", value: "sid={{secret}}" }],
              content: { text: '{"access_token":"{{secret}}"}' },
            },
            _webSocketMessages: [{ type: "send", time: 1, opcode: 1, data: '{"authorization":"{{secret}}"}' }],
          },
        ],
      },
    }),
    JSON.stringify({
      info: { name: "x", schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json" },
      item: [
        {
          name: "listen",
          request: {
            method: "POST",
            header: [{ key: "Authorization", value: "Token {{secret}}" }],
            auth: { type: "apikey", apikey: [{ key: "value", value: "Token {{secret}}", type: "string" }] },
            url: { raw: url },
          },
        },
      ],
      variable: [{ key: "DEEPGRAM_API_KEY", value: "{{secret}}" }],
    }),
    JSON.stringify({
      _type: "export",
      resources: [
        {
          _type: "request",
          url,
          method: "POST",
          headers: [{ name: "Authorization", value: "Token {{secret}}" }],
          authentication: { type: "bearer", token: "{{secret}}" },
        },
      ],
    }),
  ],
  cookies: [
    `curl '${url}' -H 'authorization: Bearer YOUR_API_KEY' -b 'session={{secret}}; theme=dark'`,
    `curl '${url}' --cookie 'connect.sid={{secret}}'`,
    `curl "${url}" -b "a=1; sid={{secret}}; b=2"`,
    `curl ^"${url}^" ^\n  -b ^"session={{secret}}; lang=en^" ^\n  -H ^"accept: */*^"`,
    `fetch("${url}", { headers: { "cookie": "sid={{secret}}; lang=en" } })`,
    `GET /v1/projects HTTP/1.1\nHost: api.deepgram.com\nCookie: lang=en; connect.sid={{secret}}\n\n`,
    `wget --header="Cookie: sid={{secret}}" "${url}"`,
    `http POST "${url}" Cookie:sid={{secret}}`,
    `Invoke-WebRequest -Uri "${url}" -Headers @{ "Cookie" = "sid={{secret}}" }`,
    `$session.Cookies.Add((New-Object System.Net.Cookie("sid", "{{secret}}", "/", "api.deepgram.com")))\nInvoke-WebRequest -Uri "${url}" -WebSession $session`,
  ],
  pairs: [
    `[{"value":"{{secret}}","name":"x-api-key"}]`,
    `{"headers":[{"value":"Token {{secret}}","name":"Authorization"}],"url":"${url}"}`,
    `{"variable":[{"key":"apiKey","value":"{{secret}}"}]}`,
    `{"variable":[{"key":"dg","type":"secret","value":"{{secret}}"}]}`,
    `{"auth":{"type":"bearer","bearer":[{"key":"token","value":"{{secret}}","type":"string"}]}}`,
    `{"value": "{{secret}}",\n "key": "access_token"}`,
    `{ name: 'x-api-key', value: '{{secret}}' }`,
    `- name: DEEPGRAM_API_KEY\n  value: "{{secret}}"`,
    word(`- name: DEEPGRAM_API_KEY\n  value: {{secret}}`),
    `[["authorization","Token {{secret}}"],["content-type","audio/wav"]]`,
    `rawHeaders: [ 'Authorization', 'Token {{secret}}', 'Host', 'api.deepgram.com' ]`,
  ],
  options: [
    `dg listen --api-key {{secret}} audio.wav`,
    `dg listen --api-key={{secret}} audio.wav`,
    `tool --token "{{secret}}" --url ${url}`,
    `tool --password={{secret}} ${url}`,
    `docker run -e DEEPGRAM_API_KEY={{secret}} image`,
    `set -x DEEPGRAM_API_KEY {{secret}}`,
    `setx DEEPGRAM_API_KEY {{secret}}`,
    `export DEEPGRAM_API_KEY='{{secret}}'`,
    `heroku config:set DEEPGRAM_API_KEY={{secret}}`,
    `DEEPGRAM_SECRET={{secret}}\nDEEPGRAM_URL=${url}\nPATH=/usr/bin`,
    `BOT_TOKEN={{secret}}`,
    `declare -x DEEPGRAM_API_KEY="{{secret}}"`,
    `  DEEPGRAM_API_KEY: '{{secret}}',\n  HOME: '/root',`,
    `curl --aws-sigv4 "aws:amz" --user "AKID:{{secret}}" "${url}"`,
    `curl --proxy-user proxy:{{secret}} "${url}"`,
    `curl --proxy http://user:{{query}}@proxy.example.com:3128 "${url}"`,
  ],
  "markup and configuration": [
    `<request><apiKey>{{secret}}</apiKey><url>${url}</url></request>`,
    `&lt;apiKey&gt;{{secret}}&lt;/apiKey&gt;`,
    `<pre>{&quot;apiKey&quot;:&quot;{{secret}}&quot;}</pre>`,
    `<add key="ApiKey" value="{{secret}}" />`,
    `<input type="password" name="apiKey" value="{{secret}}">`,
    word(`[deepgram]\napi_key = {{secret}}\nmodel = nova-3`),
    `machine api.deepgram.com login token password {{secret}}`,
    `machine api.deepgram.com\n  login token\n  password {{secret}}`,
    word(`deepgram:\n  api_key: {{secret}}\n  model: nova-3`),
    word(`apiKey: {{secret}}`),
    `x-xi-api-key: {{secret}}\nhost: api.deepgram.com`,
    `Ocp-Apim-Subscription-Key: {{secret}}`,
  ],
  words: [
    word(`My api key is {{secret}}`),
    word(`Invalid credentials for key {{secret}}`),
    word(`I use the API key "{{secret}}" for it`),
    word(`the token ({{secret}}) is refused`),
    word(`my password is {{secret}} and the model nova-3`),
    word(`Authenticating with secret: {{secret}}`),
  ],
  "escapes and colours": [
    `\u001b[33m{"apiKey":\u001b[0m "{{secret}}"`,
    bare(`\u001b[33m{{secret}}\u001b[0m`),
    bare(`\\u001b[33m{{secret}}\\u001b[0m`),
    bare(`\\u0022{{secret}}\\u0022`),
    `{\\u0022apiKey\\u0022:\\u0022{{secret}}\\u0022}`,
    `\\x22token\\x22: \\x22{{secret}}\\x22, \\x22password\\x22: \\x22{{secret}}\\x22`,
    `url=https%253A%252F%252Fapi.deepgram.com%252Fv1%252Flisten%253Faccess_token%253D{{twice}}%2526model%253Dnova-3`,
    `"msg":"line\\nAuthorization: Token {{secret}}\\nHost: api.deepgram.com"`,
    bare(`"line\\n{{secret}}\\n"`),
    `curl "${url}" -H "Authorization: Token {{split}}"`,
    bare(`const key = "{{halves}}";`),
    `headers: { Authorization: "Token {{halves}}" }`,
  ],
  "the credential's own slot in code": [
    `const deepgram = new Deepgram("{{secret}}");`,
    `const key = process.env.DEEPGRAM_API_KEY ?? "{{secret}}";`,
    `const key = process.env.DEEPGRAM_API_KEY || '{{secret}}';`,
    `key = os.environ.get("DEEPGRAM_API_KEY", "{{secret}}")`,
    `key = os.getenv("DEEPGRAM_API_KEY") or "{{secret}}"`,
    `headers.set("x-api-key", "{{secret}}");`,
    `url.searchParams.append("access_token", "{{secret}}");`,
    `xhr.setRequestHeader("Authorization", "Token {{secret}}");`,
    `requests.get("${url}", auth=("user", "{{secret}}"))`,
    `auth: { username: "user", password: "{{secret}}" },`,
    `const dgKey = "{{secret}}";`,
    `let api_token: String = "{{secret}}".to_string();`,
  ],
  "what was seen once": [
    word(`const key = "{{secret}}";\nws.send("{{secret}}");`),
    `x-api-key: {{secret}}\n\n401 bad credentials ({{secret}})`,
  ],
  "signed addresses": [
    `{"url":"https://bucket.s3.amazonaws.com/a.wav?X-Amz-Signature={{query}}&X-Amz-Expires=60"}`,
    `{"url":"https://account.blob.core.windows.net/a/a.wav?sv=2024-01-01&sig={{query}}"}`,
    `{"callback":"https://example.com/hook?secret={{query}}"}`,
    `https://storage.googleapis.com/b/a.wav?X-Goog-Signature={{query}}`,
  ],
};

/** A place with a credential of a kind in it, and the pieces of twelve characters that must not show; none where nothing tells. */
export function filled(
  place: string | Faint,
  kind: Kind,
  next: () => number,
): { text: string; pieces: readonly string[] } | undefined {
  const { text, tells } = typeof place === "string" ? { text: place, tells: "place" as const } : place;
  if (kind.shows === "place" ? tells !== "place" : kind.shows === "word" && tells === "shape") return undefined;
  const secret = kind.make(next);
  const once = encodeURIComponent(secret);
  const middle = Math.floor(secret.length / 2);
  const [first, second] = [secret.slice(0, middle), secret.slice(middle)];
  const size = Math.min(12, middle);
  const pieces = new Set([first, second].flatMap((half) => windows(half, size)));
  // What all of a kind begin with gives nothing away.
  const other = kind.make(next);
  return {
    text: text
      .replaceAll("{{secret}}", secret)
      .replaceAll("{{query}}", once)
      .replaceAll("{{twice}}", encodeURIComponent(once))
      .replaceAll("{{split}}", `${first}\\\n${second}`)
      .replaceAll("{{halves}}", `${first}" + "${second}`)
      .replaceAll("{{cut}}", secret.slice(0, -6)),
    pieces: [...pieces].filter((piece) => !other.includes(piece)),
  };
}

function windows(text: string, size: number): string[] {
  return Array.from({ length: Math.max(0, text.length - size + 1) }, (_, at) => text.slice(at, at + size));
}
