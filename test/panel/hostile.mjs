// What nobody should paste, for the page alone and for the panel in the editor. Keys by what each is about.
const url = "https://api.deepgram.com/v1/listen?model=nova-3";
const markup = `<img src=x onerror="window.ran=1"><script>window.ran=1</script><a href="command:workbench.action.quit">x</a>[y](command:workbench.action.quit)`;
const entry = {
  request: { method: "POST", url, headers: [{ name: "Authorization", value: "Token x" }] },
  response: { status: 400, headers: [], content: { text: '{"err_code":"Bad Request"}' } },
};

export const hostile = {
  markup,
  "markup in every field of a request": `curl -X "${markup.replaceAll('"', "'")}" "${url}&tag=<img src=x onerror=window.ran=1>" -H "${markup.replaceAll('"', "'")}: x" -d '${markup}'`,
  "markup in every field of a HAR": JSON.stringify({
    log: {
      entries: [
        {
          request: { method: markup, url: `${url}&${markup}`, headers: [{ name: markup, value: markup }] },
          response: {
            status: 400,
            statusText: markup,
            headers: [{ name: "dg-error", value: markup }],
            content: { text: JSON.stringify({ err_code: markup, err_msg: markup }) },
          },
        },
      ],
    },
  }),
  "10,000 nested brackets": "[".repeat(10_000),
  "10,000 nested brackets, closed": `${"[".repeat(10_000)}${"]".repeat(10_000)}`,
  "quotes that never end": `curl '${url}' -H "Authorization: Token \\'"' -d "'{\\"url`,
  "a line of four megabytes": "a".repeat(4_000_000),
  "a request of four megabytes in one line": `curl "${url}&tag=${"abc def ".repeat(500_000)}"`,
  "null bytes": `curl\0 ${url}\0 ${"\0".repeat(10_000)}`,
  "lone surrogates": `wss://api.deepgram.com/v1/listen?model=\ud800&tag=${"\udfff\u202e".repeat(2000)}`,
  "a HAR of wrong types": JSON.stringify({
    log: {
      entries: [1, null, "x", [], {}, { request: 1 }, { request: { url: 3, headers: {} }, response: "x" }].concat({
        request: { url, headers: [1, { name: 2 }] },
        response: { status: "x", content: 4 },
        _webSocketMessages: {},
      }),
    },
  }),
  "a HAR of 1,000 entries": JSON.stringify({ log: { entries: Array(1000).fill(entry) } }),
  "a thousand parameters": `wss://api.deepgram.com/v1/listen?model=flux-general-en&${"a=b&".repeat(50_000)}`,
};
