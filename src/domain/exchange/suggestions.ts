import { searchKey } from '../text'

// The first pattern that a value matches suggests a format. Nothing is imported by a suggestion.
const formatWords: [RegExp, string][] = [
  [/pause|break|dejeuner|lunch|cafe|coffee|repas|diner|cocktail|buffet|apero|reseautage|networking|social/, 'break'],
  [/ouverture|cloture|opening|closing|ceremon|accueil|welcome|remise|discours/, 'ceremony'],
  [/atelier|workshop|tutori|hands.?on|formation|masterclass|initiation|sprint|hackathon/, 'workshop'],
  [/table ronde|panel|podium|debat|discussion|meeting|fishbowl|bof/, 'panel'],
  [/keynote|pleniere|plenary|grande|invite/, 'keynote'],
  [/temoign|testimon|portrait|parcours|retour d'experience/, 'testimony'],
  [/present|conference|talk|lecture|expose|eclair|lightning|session|demo|film|projection/, 'presentation'],
]

/** Returns the format of a session that a word of another tool is likely to mean. */
export function suggestFormat(value: string): string | undefined {
  const key = searchKey(value)
  return formatWords.find(([pattern]) => pattern.test(key))?.[1]
}

/**
 * Returns a function that finds the only text among `candidates` that is near to a text: it has the same words in another
 * order, or one letter more, less or different. Texts with figures are near to none: « Salle 1 » is not « Salle 2 ».
 */
export function nearestAmong(candidates: readonly string[]): (text: string) => string | undefined {
  const byVariant = new Map<string, string[]>()
  for (const candidate of candidates) {
    for (const variant of variantsOf(wordsOf(candidate))) {
      const others = byVariant.get(variant)
      if (others) others.push(candidate)
      else byVariant.set(variant, [candidate])
    }
  }
  return (text) => {
    const key = wordsOf(text)
    const alike = new Set(variantsOf(key).flatMap((variant) => byVariant.get(variant) ?? []))
    const near = [...alike].filter((candidate) => isNear(key, wordsOf(candidate)))
    return near.length === 1 ? near[0] : undefined
  }
}

/** Returns a text and what is left of it without each of its letters: two texts that differ by one letter share one of these. */
function variantsOf(key: string): string[] {
  if (key.length < 5 || /\d/.test(key)) return []
  return [key, ...Array.from(key, (_, index) => key.slice(0, index) + key.slice(index + 1))]
}

const wordsOf = (text: string) =>
  searchKey(text)
    .slice(0, 100)
    .split(/[^\p{L}\d]+/u)
    .filter(Boolean)
    .sort()
    .join(' ')

function isNear(a: string, b: string): boolean {
  const [least, most] = [Math.min(a.length, b.length), Math.max(a.length, b.length)]
  if (most - least > 1) return false
  let start = 0
  while (start < least && a[start] === b[start]) start += 1
  let end = 0
  while (end < least - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1
  return start + end >= most - 1
}
