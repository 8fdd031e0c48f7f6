import type { ArchivedFile } from '../folder-writer'

/** The media type of each extension in an archive, without parameters. Files without an extension are JSON. */
export function typesByExtension(files: readonly ArchivedFile[]): Map<string, string> {
  const types = new Map<string, string>()
  for (const { file, type } of files) {
    const [, extension] = /\.([a-z0-9]+)$/i.exec(file) ?? []
    if (extension) types.set(extension, mediaType(type))
  }
  return new Map([...types].sort())
}

/** A media type without its parameters. */
const mediaType = (type: string): string => type.split(';')[0]?.trim() ?? type

/** The type of files without an extension. */
export const DEFAULT_TYPE = 'application/json'

/** The media types whose text is UTF-8. */
export const textTypes = (types: ReadonlyMap<string, string>): string[] => [
  ...new Set([DEFAULT_TYPE, ...[...types.values()].filter((type) => /^text\/|[/+](?:json|xml)$/.test(type))]),
]
