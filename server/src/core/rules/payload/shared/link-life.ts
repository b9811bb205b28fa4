/** When a signed link ends, in seconds since 1970, by the parameters of the usual hosts; `life` in seconds where it says so. */
export interface LinkLife {
  readonly ends: number;
  readonly life?: number;
}

export function linkLife(url: string): LinkLife | undefined {
  const dated = /X-(?:Amz|Goog)-Date=(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/i.exec(url);
  const lives = /X-(?:Amz|Goog)-Expires=(\d{1,7})\b/i.exec(url);
  if (dated && lives) {
    const [year, month, day, hour, minute, second] = dated.slice(1).map(Number) as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const life = Number(lives[1]);
    return { ends: Date.UTC(year, month - 1, day, hour, minute, second) / 1000 + life, life };
  }
  const until = /(?:[?&](?:Expires|exp|expires_at|e)|•exp)=(\d{10})\b/i.exec(url)?.[1];
  if (until) return { ends: Number(until) };
  // Azure writes the end as a date.
  const written = /[?&]se=([\dT:.%A-Z-]{10,40})/i.exec(url)?.[1];
  const ends = written ? Date.parse(written.replace(/%3A/gi, ":")) / 1000 : Number.NaN;
  return Number.isFinite(ends) ? { ends } : undefined;
}
