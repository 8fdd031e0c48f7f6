import type { Payload } from 'payload'
import { stores } from '../../../collections/shared/uploads/stores'
import { frenchSpaces } from '../../domain/typography'
import type { UploadCollection } from '../../file-stores/upload-stores'
import { findReceipt } from '../receipt'
import type { Subject } from '../withdraw/people'
import { describe, documentPath, imagePath } from './describe'
import { type Data, findOwnData } from './own-data'
import { type ArchivedFile, zipped } from './zip'

/**
 * Returns everything that is held about a person and a document of theirs as a ZIP archive: what they can read (`donnees.json`), the
 * receipt of their consents, and their files. `undefined` when there is no such document.
 */
export async function archiveResponse(
  payload: Payload,
  subject: Subject,
  person: string,
): Promise<Response | undefined> {
  const own = await findOwnData(payload, subject, person)
  if (!own) return undefined
  const [images, documents] = [
    await presentFiles('media', own.media, imagePath),
    await presentFiles('documents', own.documents, documentPath),
  ]
  const missing = [...images.missing, ...documents.missing]
  const described = {
    ...(await describe(payload, own)),
    ...(missing.length > 0 ? { 'Fichiers introuvables': missing } : {}),
  }
  const receipt = await findReceipt(payload, { ...subject, person })
  const files = [
    textFile('LISEZ-MOI.txt', frenchSpaces(readMe)),
    textFile('donnees.json', JSON.stringify(described, null, 2)),
    textFile('trace-des-accords.jsonld', JSON.stringify(receipt, null, 2)),
    ...images.files,
    ...documents.files,
  ]
  return new Response(zipped(files), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': 'attachment; filename="mes-donnees.zip"',
      'Cache-Control': 'private, no-store',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'X-Robots-Tag': 'noindex',
    },
  })
}

const textFile = (path: string, text: string): ArchivedFile => ({
  ...{ path, isCompressed: false },
  read: async () => Buffer.from(text),
})

/** The files of documents that are there. The archive says which are not, rather than to break at them. */
async function presentFiles(collection: UploadCollection, docs: readonly Data[], pathOf: (name: unknown) => string) {
  const found: { files: ArchivedFile[]; missing: string[] } = { files: [], missing: [] }
  for (const { filename } of docs) {
    const name = String(filename)
    if (!(await stores[collection].open(name))) found.missing.push(pathOf(name))
    else found.files.push({ path: pathOf(name), isCompressed: true, read: () => readFile(collection, name) })
  }
  return found
}

async function readFile(collection: UploadCollection, name: string): Promise<Uint8Array> {
  const bytes = await stores[collection].read(name)
  if (!bytes) throw new Error(`The file ${name} disappeared while it was read.`)
  return bytes
}

const readMe = `Vos données sur le site des Assises régionales de la féminisation des métiers et filières numériques

donnees.json : tout ce que le site enregistre à votre sujet dans cette fiche, ses versions, vos accords et leurs évènements, les liens
que vous avez reçus. Il s’ouvre dans un navigateur ou un éditeur de texte. Les dates sont en temps universel.
trace-des-accords.jsonld : la trace de vos accords, pour les programmes (ISO/IEC TS 27560).
images : vos photos. accords : les documents que vous avez signés.

Les vidéos sont sur d’autres sites : leurs adresses sont dans donnees.json. Les personnes de l’équipe qui ont écrit dans votre fiche
ne sont pas nommées ici.
`
