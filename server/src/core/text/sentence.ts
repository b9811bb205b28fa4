/** A text with a full stop, unless it is empty or ends in a mark already. */
export function sentence(text: string): string {
  const whole = text.trim();
  return whole === "" || /[.!?:…]$/.test(whole) ? whole : `${whole}.`;
}
