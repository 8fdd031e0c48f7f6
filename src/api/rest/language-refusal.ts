import type { QueryTree } from '../../http/query-string'
import { badRequest, type Refusal } from '../../http/refusal'

const none = ['none', 'null', 'false']

/** A refusal of a language that the content does not have. An empty value is the same as none. */
export function languageRefusal(tree: QueryTree, languages: readonly string[]): Refusal | undefined {
  const isRefused = (name: string, known: readonly string[]) => {
    const value = tree[name] ?? ''
    return typeof value !== 'string' || (value !== '' && !known.includes(value))
  }
  if (isRefused('locale', [...languages, 'all', '*'])) return refusal('locale', [...languages, 'all'])
  const fallback = ['fallback-locale', 'fallbackLocale'].find((name) => isRefused(name, [...languages, ...none]))
  return fallback === undefined ? undefined : refusal(fallback, [...languages, 'none'])
}

const refusal = (name: string, known: readonly string[]) =>
  badRequest('INVALID_LOCALE', {
    fr: `« ${name} » est l’une de ces langues : ${known.join(', ')}. Une région comme en-GB n’est pas acceptée.`,
    en: `"${name}" must be one of: ${known.join(', ')}. A region such as en-GB is not accepted.`,
  })
