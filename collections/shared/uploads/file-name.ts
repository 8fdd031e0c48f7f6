import { createHash } from 'node:crypto'
import { slugify } from '../../../src/domain/slug'

const NAME_LENGTH = 60

/**
 * The name that a file is stored and served under: a slug of its original name, then ten digits of a hash of its content,
 * so that one address always means the same content. The path, the extension and accents of the original are removed.
 */
export function storedName(original: string, content: readonly (Uint8Array | string)[], extension: string): string {
  const hash = createHash('sha256')
  for (const part of content) hash.update(part)
  return `${slugOf(original)}-${hash.digest('hex').slice(0, 10)}.${extension}`
}

function slugOf(original: string): string {
  const name = original.split(/[/\\]/).at(-1) ?? ''
  // A stored file that is prepared again has the hash of its former content in its name.
  const bare = name.replace(/\.[^.]*$/, '').replace(/-[0-9a-f]{10}(?:-\d+)?$/, '')
  return slugify(bare).slice(0, NAME_LENGTH).replace(/-+$/, '') || 'fichier'
}

/** The file name with a number before its extension. */
export const numbered = (name: string, number: number): string => name.replace(/(\.[^.]*)$/, `-${number}$1`)
