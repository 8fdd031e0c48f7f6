import { createHash } from 'node:crypto'
import { slugify } from '../../../src/domain/slug'

const NAME_LENGTH = 60

/**
 * The name a file is kept and served under: the words of the name it came with, then ten digits of its content, so that
 * one address never means two contents. Nothing else of the original name survives: no path, no extension, no accent.
 */
export function storedName(original: string, content: readonly (Uint8Array | string)[], extension: string): string {
  const hash = createHash('sha256')
  for (const part of content) hash.update(part)
  return `${wordsOf(original)}-${hash.digest('hex').slice(0, 10)}.${extension}`
}

function wordsOf(original: string): string {
  const name = original.split(/[/\\]/).at(-1) ?? ''
  // A file that is prepared again brings the digits of its former content.
  const bare = name.replace(/\.[^.]*$/, '').replace(/-[0-9a-f]{10}(?:-\d+)?$/, '')
  return slugify(bare).slice(0, NAME_LENGTH).replace(/-+$/, '') || 'fichier'
}

/** `name` followed by a number before its extension. */
export const numbered = (name: string, number: number): string => name.replace(/(\.[^.]*)$/, `-${number}$1`)
