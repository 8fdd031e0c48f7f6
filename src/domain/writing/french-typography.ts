import { MONTHS, NO_BREAK_SPACE, spaceBefore } from '../typography'
import { allApplied, type Reason, type Suggestion } from './suggestion'

type Rule = { reason: Reason; pattern: RegExp; put: (match: RegExpMatchArray) => string }

// Web and mail addresses are left as they are.
const addresses = /(?:https?:\/\/|www\.)\S+|\S+@\S+\.\S+/g

/** In order of precedence: of two rules that would change the same characters, the first is applied. */
const rules: Rule[] = [
  { reason: 'quotes', pattern: /"([^"\n]+)"/g, put: ([, inside = '']) => quoted(inside) },
  { reason: 'quotes', pattern: /“([^“”\n]+)”/g, put: ([, inside = '']) => quoted(inside) },
  { reason: 'apostrophe', pattern: /(?<=\p{L})'(?=[\p{L}\d«])/gu, put: () => '’' },
  { reason: 'ellipsis', pattern: /(?<!\.)\.{3}(?!\.)/g, put: () => '…' },
  { reason: 'no-break-space', pattern: /« *(?=[^\s»])/g, put: () => `«${NO_BREAK_SPACE}` },
  { reason: 'no-break-space', pattern: /(?<=[^\s«]) *»/g, put: () => `${NO_BREAK_SPACE}»` },
  // A colon between two letters or digits belongs to a time, a ratio or an address.
  {
    reason: 'no-break-space',
    pattern: /(?<=[\p{L}\d)\]»%’…]) *([:;!?])(?=\s|$)/gu,
    put: ([, sign = '']) => `${spaceBefore(sign)}${sign}`,
  },
  { reason: 'no-break-space', pattern: /(?<=\d) *([%€])/g, put: ([, sign]) => `${NO_BREAK_SPACE}${sign}` },
  {
    reason: 'no-break-space',
    pattern: /(?<=\d) *h *(?=[0-5]\d(?!\d))/g,
    put: () => `${NO_BREAK_SPACE}h${NO_BREAK_SPACE}`,
  },
  {
    reason: 'no-break-space',
    pattern: new RegExp(`(?<=\\d|1er) +(?=(?:${MONTHS})(?!\\p{L}))`, 'gu'),
    put: () => NO_BREAK_SPACE,
  },
  { reason: 'spaces', pattern: /(?<=\S) {2,}(?=\S)/g, put: () => ' ' },
]

/** Returns what French typography writes differently: apostrophes, quotation marks, no-break spaces, ellipses. */
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

const quoted = (inside: string) => `«${NO_BREAK_SPACE}${inside.trim()}${NO_BREAK_SPACE}»`

function isTaken(start: number, end: number, taken: (readonly [number, number])[], found: Suggestion[]): boolean {
  // A suggestion that only inserts a character is empty; two of them may not stand at the same place.
  const overlaps = (from: number, to: number) => start < Math.max(to, from + 1) && from < Math.max(end, start + 1)
  return taken.some(([from, to]) => overlaps(from, to)) || found.some((other) => overlaps(other.start, other.end))
}

/** Returns `text` with every suggestion applied, and those that only appear once others are applied. */
export function typographyApplied(text: string): string {
  const once = allApplied(text, typographySuggestions(text))
  return once === text ? text : typographyApplied(once)
}
