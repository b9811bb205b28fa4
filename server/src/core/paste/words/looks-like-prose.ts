/** Whether a line is a sentence of a person rather than output of a program: by its share of words first, which costs least. */
export function looksLikeProse(line: string): boolean {
  let [words, letters, others, run] = [0, 0, 0, 0];
  for (let i = 0; i < line.length; i++) {
    const code = line.charCodeAt(i);
    if (isLetter(code)) {
      run++;
      continue;
    }
    if (run > 1) words++;
    if (run > 1) letters += run;
    else others += run;
    run = 0;
    if (!isSpace(code)) others++;
  }
  if (run > 1) words++;
  if (run > 1) letters += run;
  else others += run;
  if (words < 2 || letters <= (letters + others) * 0.6) return false;
  return (
    (words > 2 || /[.!?]\s*$/.test(line)) &&
    !/[{};]\s*$|^\s*(?:at (?:async |new )?(?:\S*[.:/(<]\S|\S+ \()|\/\/|#|\*)|=>|^\s*[\w-]+:\s*\S+$/.test(line) &&
    // People name functions, as in 'I call ws.close()'; code has few words that are no names.
    (!/\w\(/.test(line) ||
      (words >= 8 && /\b(?:I|my|we|our|it|is|are|the|a|when|why|but|after|never|does)\b/.test(line)))
  );
}

/** A letter of English, or an apostrophe. */
function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 39;
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || (code > 127 && /\s/.test(String.fromCharCode(code)));
}

/** What a line says beside the addresses in it. */
export const withoutAddresses = (line: string) => line.replace(/\b\w+:\/\/\S+/g, "");
