import { searchKey } from '../../domain/text'

/** Replaces the full names of a person in texts. */
export interface NameReplacer {
  /** Replaces them in every text of a value, names of fields of JSON included. Returns the same value when there are none. */
  replaceIn<Value>(value: Value): Value
}

/** Names of one word are words of the language or those of others: they are left. */
export const fullNames = (names: readonly string[]): string[] => {
  const keys = new Map(names.map((name) => [searchKey(name), name.trim()]))
  return [...keys].filter(([key]) => /\S[\s-]+\S/.test(key)).map(([, name]) => name)
}

/**
 * Replaces the full names of a person by `replacement`, in any case, with or without accents, as search keys and as slugs write
 * them. E-mail addresses are replaced too.
 */
export function nameReplacer(
  names: readonly string[],
  addresses: readonly string[],
  replacement: string,
): NameReplacer {
  const patterns = [...addresses.map(escaped), ...fullNames(names).map(patternOf)]
  if (patterns.length === 0) return { replaceIn: (value) => value }
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
  const inText = (text: string): string => {
    // Composed, since the pattern names composed letters.
    const composed = text.normalize('NFC')
    const replaced = composed.replace(pattern, (found) => asFound(found, replacement))
    return replaced === composed ? text : replaced
  }
  const replace = (value: unknown): unknown => {
    if (typeof value === 'string') return inText(value)
    if (Array.isArray(value)) return unlessSame(value, value.map(replace))
    if (typeof value !== 'object' || value === null || value instanceof Date) return value
    const entries = Object.entries(value)
    const replaced = entries.map(([name, inner]) => [inText(name), replace(inner)] as const)
    const isSame = replaced.every(([name, inner], at) => name === entries[at]?.[0] && inner === entries[at]?.[1])
    return isSame ? value : Object.fromEntries(replaced)
  }
  return { replaceIn: (value) => replace(value) as typeof value }
}

const unlessSame = (before: unknown[], after: unknown[]): unknown[] =>
  after.every((value, index) => value === before[index]) ? before : after

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

/** A pattern of a name in which each letter has its accents or not, and words stand apart by spaces, hyphens or dots. */
function patternOf(name: string): string {
  const words = name.normalize('NFC').split(/[\s-]+/u)
  return words.map((word) => [...word].map(letterPattern).join('')).join('[\\s\\u00A0_.-]+')
}

function letterPattern(letter: string): string {
  const base = searchKey(letter)
  const forms = [...new Set([letter, base, letter.toLowerCase(), letter.toUpperCase()])].filter(Boolean).map(escaped)
  return forms.length > 1 ? `(?:${forms.join('|')})` : (forms[0] ?? '')
}

/** A slug and a search key stay one. */
function asFound(found: string, replacement: string): string {
  if (found.includes('@')) return ''
  const key = searchKey(replacement)
  if (!/\s/.test(found)) return key.replaceAll(' ', '-')
  return found === searchKey(found) ? key : replacement
}
