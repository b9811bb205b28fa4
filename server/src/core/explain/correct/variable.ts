import type { Form } from "../../paste/index.ts";

/** A credential as redaction leaves it: dots, with what a JWT says of its life. */
const masked = /(?:eyJ)?•(?:[•.]|exp=\d+|iat=\d+)*/g;

/**
 * A masked credential would be copied as dots: the variable that holds it is what one would write, in the way of the
 * language that it stands in.
 */
export function withVariable(text: string, form: Form | undefined): string {
  if (form === "code") return inCode(text).trim();
  const write = variableOf(form);
  const plain = form === "curl-powershell" || form === "powershell" ? text.replace(/^>> ?/gm, "") : text;
  const named = plain.replace(masked, (found) => write(nameOf(found)));
  return (form === "curl" || form === "wget" || form === "httpie" ? expanding(named) : named).trim();
}

const nameOf = (found: string) => (found.startsWith("eyJ") ? "DEEPGRAM_ACCESS_TOKEN" : "DEEPGRAM_API_KEY");

function variableOf(form: Form | undefined): (name: string) => string {
  if (form === "curl-cmd") return (name) => `%${name}%`;
  if (form === "powershell" || form === "curl-powershell") return (name) => `$env:${name}`;
  if (form === "python") return (name) => `{os.environ["${name}"]}`;
  return (name) => `$${name}`;
}

/** Single quotes keep a shell from putting the variable in: they become double ones where that changes nothing else. */
function expanding(text: string): string {
  return text.replace(/'([^'"\n`\\]*\$DEEPGRAM_(?:API_KEY|ACCESS_TOKEN)[^'"\n`\\]*)'/g, '"$1"');
}

/** A string with a credential becomes a template; one that is nothing else becomes the variable. */
function inCode(text: string): string {
  return text
    .replace(
      /(["'`])((?:eyJ)?•(?:[•.]|exp=\d+|iat=\d+)*)\1/g,
      (_, _quote, found: string) => `process.env.${nameOf(found)}`,
    )
    .replace(
      /(["'`])([^"'`\n•]*?)((?:eyJ)?•(?:[•.]|exp=\d+|iat=\d+)*)([^"'`\n]*)\1/g,
      (_, _quote, before: string, found: string, after: string) =>
        `\`${before}\${process.env.${nameOf(found)}}${after}\``,
    )
    .replace(masked, (found) => nameOf(found));
}
