import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A file that a build gives to browsers, at a path of the project. Its encodings are beside it: `<path>.br`, `<path>.gzip`. */
export interface StaticFile {
  path: string
  type: string
  /** Strong validator of the identity; each encoding derives its own. */
  etag: string
  /** The encodings that are smaller than the identity. */
  encodings: ('br' | 'gzip')[]
}

/** Where the build lists the files. */
export const MANIFEST = join('.next', 'static-files.json')

/** The files of the build by their address; none for a build without the list, whose files Next serves. */
export function readManifest(): ReadonlyMap<string, StaticFile> {
  try {
    return new Map(Object.entries(JSON.parse(readFileSync(MANIFEST, 'utf8')) as Record<string, StaticFile>))
  } catch {
    return new Map()
  }
}
