/** Source text of about so many lines, as people write it: every twentieth function calls Deepgram. */
export function source(lines) {
  const parts = ['import { readFile } from "node:fs/promises";', "", 'const base = "https://api.deepgram.com/v1";', ""];
  let count = parts.length;
  for (let at = 0; count < lines; at++) {
    const text = at % 20 === 10 ? calls(at) : plain(at);
    parts.push(text);
    count += text.split("\n").length;
  }
  return `${parts.join("\n")}\n`;
}

const plain = (at) => `export function total${at}(items: { price: number; count: number }[], rate = ${at % 9}) {
  let sum = 0;
  for (const item of items) {
    if (item.count === 0) continue;
    sum += item.price * item.count * (1 + rate / 100);
  }
  return { sum, average: sum / items.length, label: \`total ${at}: \${sum}\` };
}
`;

const bodies = [
  (at) => `  const query = new URLSearchParams({ model: "nova-3", smart_format: "true", tag: "job-${at}" });
  const response = await fetch(\`\${base}/listen?\${query}\`, {
    method: "POST",
    headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "audio/wav" },
    body: await readFile(path),
  });`,
  (at) => `  const response = await fetch(base + "/listen?model=nova-2&punctuate=true&tag=job-${at}", {
    method: "POST",
    headers: { Authorization: "Token " + process.env.DEEPGRAM_API_KEY, "Content-Type": "application/json" },
    body: JSON.stringify({ url: path }),
  });`,
  (at) => `  const response = await fetch("https://api.deepgram.com/v1/speak?model=aura-2-thalia-en", {
    method: "POST",
    headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "application/json" },
    body: JSON.stringify({ text: \`\${path} number ${at}\` }),
  });`,
];

const calls = (at) => `export async function transcribe${at}(path: string) {
${bodies[((at / 10) % 3) | 0](at)}
  if (!response.ok) throw new Error(\`Deepgram: \${response.status}\`);
  return response.json();
}
`;
