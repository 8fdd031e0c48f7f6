import { searchKey } from './text'

/** The longest slug that is generated or accepted, in characters. */
export const SLUG_MAX_LENGTH = 80

const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** Returns the slug of a French or English title: ASCII words joined by hyphens, cut at a word; `''` when none is left. */
export function slugify(title: string): string {
  const words = searchKey(title)
    .replace(/&/g, ' et ')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (words.length <= SLUG_MAX_LENGTH) return words
  const cut = words.slice(0, SLUG_MAX_LENGTH + 1)
  const lastHyphen = cut.lastIndexOf('-')
  return cut.slice(0, lastHyphen > 0 ? lastHyphen : SLUG_MAX_LENGTH)
}

/** Whether `value` is a slug that this project accepts. */
export function isSlug(value: unknown): value is string {
  return typeof value === 'string' && value.length <= SLUG_MAX_LENGTH && slugPattern.test(value)
}
