import { type PeopleWord, peopleWords } from './inclusive-words'
import type { Suggestion } from './suggestion'

/** The greatest distance of « participantes » from « participants », in characters. */
const MAX_DISTANCE = 40

const article = `(?:les|des|aux|ces|nos|vos|leurs|ses|mes|de nombreux|certains|plusieurs|tous les)`
// The plural of people with a dot, a dash, a slash or brackets: « participant·es », « étudiant(e)s », « élu.e.s ».
const dotted =
  /(?<!\p{L})(\p{L}{3,})(?:[·•‧.\-/](?:e|ne|trice|euse|ère|rice|se|le)[·•‧.\-/]?s|\((?:e|ne|trice|euse|ère|rice|se|le)\)s)(?!\p{L})/gu

/**
 * Finds plurals of people that are only masculine, or in a form that screen readers read badly, and suggests a pair of words
 * (« participantes et participants ») or a neutral word. Words for one person are left: the gender is not guessed.
 */
export function inclusiveSuggestions(text: string): Suggestion[] {
  const found = [...peopleWords.flatMap((word) => inWords(text, word)), ...everybody(text), ...inDots(text)]
  return found.sort((a, b) => a.start - b.start)
}

function inWords(text: string, word: PeopleWord): Suggestion[] {
  const spelled = word.men.replace('’', "[’']")
  const before = word.needsArticle ? String.raw`(?<=(?<!\p{L})${article}\s)` : String.raw`(?<!\p{L})`
  const pattern = new RegExp(`${before}${spelled}(?![\\p{L}·•‧(/])`, 'giu')
  return matches(text, pattern).flatMap(({ start, end, found }) =>
    isPaired(text, start, end, word.women) ? [] : [{ start, end, found, ...insteadOf(found, word) }],
  )
}

function insteadOf(found: string, { men, women, everybody }: PeopleWord): Pick<Suggestion, 'replacements' | 'reason'> {
  const like = (words: string) => (/^\p{Lu}/u.test(found) ? words.charAt(0).toUpperCase() + words.slice(1) : words)
  return { reason: 'both-genders', replacements: [like(`${women} et ${men}`), ...everybody.map(like)] }
}

function everybody(text: string): Suggestion[] {
  const all = matches(text, /(?<=(?<!\p{L})(?:à|pour|par|de) )tous(?=\s*(?:[.,;:!?…)»]|$|et(?!\p{L})|,))/giu)
  const those = matches(text, /(?<!\p{L})ceux(?= qui(?!\p{L})| et celles(?!\p{L}))/giu)
  return [
    ...all
      .filter(({ start, end }) => !isPaired(text, start, end, 'toutes'))
      .map((place) => ({ ...place, reason: 'both-genders' as const, replacements: ['toutes et tous'] as [string] })),
    ...those
      .filter(({ start, end }) => !isPaired(text, start, end, 'celles'))
      .map((place) => ({
        ...place,
        reason: 'both-genders' as const,
        replacements: [place.found === 'Ceux' ? 'Celles et ceux' : 'celles et ceux'] as [string],
      })),
  ]
}

function inDots(text: string): Suggestion[] {
  return [...text.matchAll(dotted)].flatMap((match) => {
    const stem = `${match[1]}s`.toLowerCase()
    const word = peopleWords.find(({ men }) => men === stem || men === match[1]?.toLowerCase())
    const place = { start: match.index, end: match.index + match[0].length, found: match[0] }
    return word ? [{ ...place, ...insteadOf(match[0], word), reason: 'dots' as const }] : []
  })
}

const isPaired = (text: string, start: number, end: number, women: string): boolean =>
  text
    .slice(Math.max(0, start - MAX_DISTANCE), end + MAX_DISTANCE)
    .toLowerCase()
    .includes(women)

const matches = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(({ index, 0: found }) => ({ start: index, end: index + found.length, found }))
