/** The one major that a range allows; undefined for tags, URLs and ranges over several majors. */
export function majorOf(range: string | undefined): number | undefined {
  const plain = range?.trim().replace(/^npm:(?:@?[^@]+)@/, "");
  const one = /^(?:[\^~=v]\s*)?(\d+)(?:\.(?:\d+|[x*])){0,2}(?:[-+][\w.-]+)?$/.exec(plain ?? "");
  if (one) return Number(one[1]);
  const span = /^>=?\s*(\d+)[\w.-]*\s+<\s*(\d+)(?:\.0)*(?:-0)?$/.exec(plain ?? "");
  return span && Number(span[2]) === Number(span[1]) + 1 ? Number(span[1]) : undefined;
}
