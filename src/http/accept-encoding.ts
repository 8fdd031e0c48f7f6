/** How the bytes of an answer are written. */
export type Encoding = 'br' | 'gzip' | 'identity'

/** From the most to the least wanted, where the client does not mind. */
const preferred: readonly Encoding[] = ['br', 'gzip', 'identity']
const listedCoding = /^([\w!#$%&'*+.^`|~-]+)[ \t]*(?:;[ \t]*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?$/

// What clients send differs little: a few headers, read once each.
const MAX_KNOWN = 100
const MAX_KNOWN_LENGTH = 100
const known = new Map<string, Encoding>()

/**
 * The best encoding that Accept-Encoding accepts. What cannot be read in it counts for nothing, and where it accepts none,
 * the answer is sent as it is. [RFC 9110](https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3)
 */
export function chooseEncoding(header: string | undefined): Encoding {
  if (!header) return 'identity'
  const read = known.get(header)
  if (read) return read
  const chosen = readEncoding(header)
  if (known.size < MAX_KNOWN && header.length <= MAX_KNOWN_LENGTH) known.set(header, chosen)
  return chosen
}

function readEncoding(header: string): Encoding {
  const weights = new Map<string, number>()
  for (const item of header.toLowerCase().split(',')) {
    const [, coding = '', q = '1'] = listedCoding.exec(item.trim()) ?? []
    weights.set(coding === 'x-gzip' ? 'gzip' : coding, Number(q))
  }
  const others = weights.get('*')
  let best: Encoding = 'identity'
  let highest = 0
  for (const encoding of preferred) {
    const weight = weights.get(encoding) ?? others ?? 0
    if (weight > highest) [best, highest] = [encoding, weight]
  }
  return best
}
