import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, print } from 'graphql'
import { isRecord, recordsOf } from '../domain/record'

/** Documents that may be executed by their hash, without being registered. */
export interface TrustedDocuments {
  /** The documents by their SHA-256. */
  documents: ReadonlyMap<string, string>
  /** Whether nothing else is executed. */
  isExclusive: boolean
}

/** The SHA-256 of a document, in hexadecimal digits. */
export const hashOfDocument = (document: string): string => createHash('sha256').update(document).digest('hex')

/**
 * Reads a folder of documents: each `.graphql` file is one, found by the hash of its text and of what the printer of GraphQL makes
 * of it; a `.json` file maps hashes to documents, or is a manifest of Apollo. Throws when a file cannot be read or is none of this.
 */
function readTrustedDocuments(folder: string, isExclusive: boolean): TrustedDocuments {
  const documents = new Map<string, string>()
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name)
    if (/\.(?:graphql|gql)$/.test(name)) addText(documents, readFileSync(path, 'utf8'), path)
    else if (name.endsWith('.json')) addManifest(documents, JSON.parse(readFileSync(path, 'utf8')), path)
  }
  return { documents, isExclusive }
}

function addText(documents: Map<string, string>, text: string, path: string): void {
  for (const form of [text, text.trim(), printed(text, path)]) documents.set(hashOfDocument(form), form)
}

function printed(text: string, path: string): string {
  try {
    return print(parse(text))
  } catch (error) {
    throw new TypeError(`${path}: this is no GraphQL document. ${error instanceof Error ? error.message : ''}`)
  }
}

function addManifest(documents: Map<string, string>, manifest: unknown, path: string): void {
  const entries: [unknown, unknown][] = isRecord(manifest)
    ? Array.isArray(manifest.operations)
      ? recordsOf(manifest.operations).map(({ id, body }) => [id, body])
      : Object.entries(manifest)
    : []
  for (const [hash, document] of entries) {
    if (typeof hash !== 'string' || typeof document !== 'string' || hashOfDocument(document) !== hash) {
      throw new TypeError(`${path}: a document is not the one that its hash names.`)
    }
    documents.set(hash, document)
  }
}

/** The settings that name a folder of trusted documents. */
export interface TrustedDocumentSettings {
  TRUSTED_DOCUMENTS?: string | undefined
  TRUSTED_DOCUMENTS_ONLY: boolean
}

/** The trusted documents that the settings of a site name; `undefined` when they name none. */
export const trustedDocuments = ({
  TRUSTED_DOCUMENTS: folder,
  TRUSTED_DOCUMENTS_ONLY: isExclusive,
}: TrustedDocumentSettings): TrustedDocuments | undefined =>
  folder === undefined ? undefined : readTrustedDocuments(folder, isExclusive)
