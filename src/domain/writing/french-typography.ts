import { allApplied, type Reason, type Suggestion } from './suggestion'

/** The space of French that does not break a line. */
const NO_BREAK = '\u00A0'
/** The same, thin: before `; ! ?`. */
const THIN = '\u202F'

type Rule = { reason: Reason; pattern: RegExp; put: (match: RegExpMatchArray) => string }

// Addresses are not prose: their colons, question marks and quotes stay.
const addresses = /(?:https?:\/\/|www\.)\S+|\S+@\S+\.\S+/g

/** In the order in which they win where two would touch the same characters. */
const rules: Rule[] = [
  { reason: 'quotes', pattern: /"([^"\n]+)"/g, put: ([, inside = '']) => quoted(inside) },
  { reason: 'quotes', pattern: /“([^“”\n]+)”/g, put: ([, inside = '']) => quoted(inside) },
  { reason: 'apostrophe', pattern: /(?<=\p{L})'(?=[\p{L}\d«])/gu, put: () => '’' },
  { reason: 'ellipsis', pattern: /(?<!\.)\.{3}(?!\.)/g, put: () => '…' },
  { reason: 'no-break-space', pattern: /« *(?=[^\s»])/g, put: () => `«${NO_BREAK}` },
  { reason: 'no-break-space', pattern: /(?<=[^\s«]) *»/g, put: () => `${NO_BREAK}»` },
  // A colon between two words or digits tells a time, a ratio or an address.
  { reason: 'no-break-space', pattern: /(?<=[\p{L}\d)\]»%’…]) *:(?=\s|$)/gu, put: () => `${NO_BREAK}:` },
  {
    reason: 'no-break-space',
    pattern: /(?<=[\p{L}\d)\]»%’…]) *([;!?])(?=\s|$)/gu,
    put: ([, mark]) => `${THIN}${mark}`,
  },
  { reason: 'no-break-space', pattern: /(?<=\d) *([%€])/g, put: ([, sign]) => `${NO_BREAK}${sign}` },
  { reason: 'no-break-space', pattern: /(?<=\d) *h *(?=[0-5]\d(?!\d))/g, put: () => `${NO_BREAK}h${NO_BREAK}` },
  {
    reason: 'no-break-space',
    pattern:
      /(?<=\d|1er) +(?=(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)(?!\p{L}))/gu,
    put: () => NO_BREAK,
  },
  { reason: 'spaces', pattern: /(?<=\S) {2,}(?=\S)/g, put: () => ' ' },
]

/** What French typography would write otherwise: apostrophes, quotation marks, spaces that do not break, ellipses. */
export function typographySuggestions(text: string): Suggestion[] {
  const taken = [...text.matchAll(addresses)].map(({ index, 0: address }) => [index, index + address.length] as const)
  const found: Suggestion[] = []
  for (const { reason, pattern, put } of rules) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length]
      const replacement = put(match)
      if (replacement === match[0] || isTaken(start, end, taken, found)) continue
      found.push({ start, end, found: match[0], replacements: [replacement], reason })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

const quoted = (inside: string) => `«${NO_BREAK}${inside.trim()}${NO_BREAK}»`

function isTaken(start: number, end: number, taken: (readonly [number, number])[], found: Suggestion[]): boolean {
  // What only adds a character touches nothing, yet two of them may not meet in one place.
  const meets = (from: number, to: number) => start < Math.max(to, from + 1) && from < Math.max(end, start + 1)
  return taken.some(([from, to]) => meets(from, to)) || found.some((other) => meets(other.start, other.end))
}

/** `text` as French typography writes it: every suggestion followed, also those that show once another one is. */
export function typographyApplied(text: string): string {
  const once = allApplied(text, typographySuggestions(text))
  return once === text ? text : typographyApplied(once)
}
