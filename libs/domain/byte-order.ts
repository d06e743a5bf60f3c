/**
 * Orders texts by the bytes of their UTF-8, as every stated order of ids does.
 *
 * UTF-16 code units agree with UTF-8 but for surrogates, which stand below U+E000 to U+FFFF although the characters that
 * they write come after.
 */
export function compareBytes(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const a = left.charCodeAt(index);
    const b = right.charCodeAt(index);
    if (a !== b) return liftSurrogate(a) - liftSurrogate(b);
  }
  return left.length - right.length;
}

function liftSurrogate(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit <= 0xdfff ? unit + 0x2000 : unit - 0x800;
}
