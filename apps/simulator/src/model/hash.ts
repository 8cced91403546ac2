/** A 32-bit number for a text: the starting point of everything random about a series. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return mix(hash)
}

/** A number in [0, 1) for (series, moment): the same at every call, with no state to carry. */
export function chance(series: number, moment: number): number {
  return mix(series ^ Math.imul(moment + 0x9e3779b9, 0x85ebca6b)) / 0x1_0000_0000
}

/** Every input bit moves about half of the output bits (the finaliser of MurmurHash3). */
function mix(value: number): number {
  let bits = value | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}
