/** The ranges that take JSON in, from the most to the least telling. */
const ranges = ['application/json', 'application/*', '*/*']
const readableWeight = /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/

/**
 * Whether an Accept header takes `application/json`; an absent one takes anything, and what cannot be read in it counts for
 * nothing. [RFC 9110](https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1)
 */
export function acceptsJson(header: string | undefined): boolean {
  if (header === undefined || header === '*/*') return true
  const weights = new Map<string, number>()
  for (const item of header.toLowerCase().split(',')) {
    const [range = '', ...parameters] = item.split(';').map((part) => part.trim())
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1'
    if (readableWeight.test(weight)) weights.set(range, Math.max(weights.get(range) ?? 0, Number(weight)))
  }
  const telling = ranges.find((range) => weights.has(range))
  return telling !== undefined && weights.get(telling) !== 0
}
