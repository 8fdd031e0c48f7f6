import { productVersion } from '../backup/archive/manifest'
import type { ArchivedFile } from './folder-writer'

/** The name of the list of everything in an archive. */
export const MANIFEST = 'MANIFEST.json'

/** What an archive is, and what is in it. It is public: it names nobody, and says of consents no more than when the first one ends. */
export interface Manifest {
  editions: readonly string[]
  origin: string
  madeAt: Date
  /** When the first consent that the archive depends on ends, in milliseconds since 1970. */
  firstEnd?: number
  /** The addresses of the site that pages link and the archive does not have. */
  outside: readonly string[]
  /** The images that documents name and the site does not have. */
  missing: readonly string[]
  files: readonly ArchivedFile[]
}

const notice = {
  fr: 'Cette archive montre ce que les personnes acceptaient de montrer le jour où elle a été écrite. Si l’une d’elles se retire, ou à la date « renewBy », écrivez-la de nouveau avec --replace et remplacez toute copie.',
  en: 'This archive shows what people agreed to show on the day it was written. When one of them withdraws, and on the date “renewBy”, write it again with --replace and replace every copy.',
}

/** Writes the manifest, without its own entry. */
export const renderManifest = ({ madeAt, firstEnd, files, ...rest }: Manifest): string =>
  `${JSON.stringify(
    {
      ...{ format: 1, product: 'assises-cms', version: productVersion(), madeAt: madeAt.toISOString() },
      ...{ consent: { notice, renewBy: firstEnd === undefined ? null : new Date(firstEnd).toISOString() } },
      ...rest,
      files: [...files].sort((one, other) => one.file.localeCompare(other.file)),
    },
    null,
    1,
  )}\n`
