import { randomBytes } from 'node:crypto'
import { slugify } from '../../../src/domain/slug'

const NAME_LENGTH = 60

/**
 * The name that a file is stored and served under: a slug of its original name, then ten random digits. No other upload
 * has the same name: one address always means the same content, and the files of a failed upload can be removed. The
 * path, the extension and accents of the original are removed.
 */
export function storedName(original: string, extension: string): string {
  return `${slugOf(original)}-${randomBytes(5).toString('hex')}.${extension}`
}

function slugOf(original: string): string {
  const name = original.split(/[/\\]/).at(-1) ?? ''
  // A stored file that is prepared again has the digits of its former name.
  const bare = name.replace(/\.[^.]*$/, '').replace(/-[0-9a-f]{10}(?:-\d+)?$/, '')
  return slugify(bare).slice(0, NAME_LENGTH).replace(/-+$/, '') || 'fichier'
}
