import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const roots = ['collections', 'public', 'src']
const files = ['next.config.mjs', 'package-lock.json', 'payload.config.ts', 'postcss.config.mjs']
// Files that are never part of the bundle.
const excluded = ['scripts', 'server', 'server.ts', 'static-archive'].map((name) => join('src', name))

/** Returns a hash of everything that `next build` reads in `folder`: equal hashes build the same application. */
export function fingerprint(folder: string): string {
  const hash = createHash('sha256')
  for (const path of [...files, ...roots.flatMap((root) => walk(folder, root))]) {
    hash
      .update(path)
      .update('\0')
      .update(read(join(folder, path)))
      .update('\0')
  }
  return hash.digest('hex')
}

function walk(folder: string, path: string): string[] {
  if (excluded.includes(path)) return []
  try {
    const entries = readdirSync(join(folder, path), { withFileTypes: true })
    return entries
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => {
        const inner = join(path, entry.name)
        if (entry.isDirectory()) return walk(folder, inner)
        return excluded.includes(inner) ? [] : [inner]
      })
  } catch {
    return []
  }
}

function read(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    return Buffer.alloc(0)
  }
}
