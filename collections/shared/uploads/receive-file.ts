import {
  type CollectionBeforeOperationHook,
  type CollectionSlug,
  executeAccess,
  type PayloadRequest,
  type SanitizedCollectionConfig,
} from 'payload'
import { refuseField, refuseRequest } from '../messages'
import { withoutFileMetadata } from './file-metadata'
import { type Edits, extractEdits } from './image-edits'
import { setPendingFiles } from './pending-files'
import { unlessUnreachable } from './unreachable-store'
import type { Prepared, UploadRules } from './upload-rules'

/** The most bytes of one file: 10 MB. */
const MAX_FILE_BYTES = 10 * 1024 * 1024

interface WriteArgs {
  data?: Record<string, unknown>
  id?: string
}
type Row = { id: string } & Record<string, unknown>

/**
 * Takes the file out of a request, before Payload does: checks that the sender may write, then validates and prepares
 * the file by the rules of the collection. Its metadata enters the document; its bytes are written before the row.
 */
export const receiveFile =
  (rules: UploadRules): CollectionBeforeOperationHook =>
  async ({ args, collection, operation, overrideAccess, req }) => {
    if (operation !== 'create' && operation !== 'update') return args
    const { id, data = {} } = args as WriteArgs
    const [file, edits] = [req.file, extractEdits(req, data)]
    req.file = undefined
    if (overrideAccess !== true) await executeAccess({ id, data, req }, collection.access[operation])
    const sent = withoutFileMetadata(data)
    if (file) refuseTooLarge(file.size, req)
    if (operation === 'create') {
      if (!file || hasRemoteFile(req)) throw refuseMissingFile(collection, req)
      const prepared = await prepare(
        rules,
        collection,
        { ...file, name: publicName(rules, file.name, data) },
        edits,
        req,
      )
      setPendingFiles(req, { store: rules.store, files: prepared.files })
      return { ...args, data: { ...sent, ...prepared.metadata, originalName: file.name } }
    }
    if (!id) {
      if (file) throw refuseBulkFile(req)
      return { ...args, data: sent }
    }
    const stored = await findRow(collection.slug, id, req)
    const upload = file ?? (stored && (await storedFile(rules, collection, stored, edits, req)))
    if (!stored || !upload) return { ...args, data: sent }
    const name = publicName(rules, upload.name, { ...stored, ...data })
    const prepared = await prepare(rules, collection, { ...upload, name }, edits, req)
    setPendingFiles(req, { store: rules.store, files: prepared.files })
    return { ...args, data: { ...sent, ...prepared.metadata, ...(file && { originalName: file.name }) } }
  }

const publicName = ({ hidesName }: UploadRules, name: string, doc: Record<string, unknown>) =>
  hidesName?.(doc) ? 'image' : name

const findRow = (collection: string, id: string, req: PayloadRequest) =>
  req.payload.db.findOne<Row>({ collection: collection as CollectionSlug, where: { id: { equals: id } }, req })

async function prepare(
  rules: UploadRules,
  collection: SanitizedCollectionConfig,
  { name, data, isStored = false }: { name: string; data: Buffer; isStored?: boolean },
  edits: Edits,
  req: PayloadRequest,
): Promise<Prepared> {
  const run = () => rules.prepare({ name, bytes: data, edits, isStored })
  const turn = rules.inTurn ? rules.inTurn(run) : run()
  if (!turn) throw refuseBusy(req)
  const prepared = await turn
  if (!('refusal' in prepared)) return prepared
  throw refuseField(req, collection.slug, 'file', prepared.refusal)
}

/** The stored file of a document, when the edits require that it is prepared again. */
async function storedFile(
  { store, isEdited }: UploadRules,
  collection: SanitizedCollectionConfig,
  stored: Row,
  edits: Edits,
  req: PayloadRequest,
): Promise<{ name: string; data: Buffer; isStored: true } | undefined> {
  if (!isEdited?.(edits, stored)) return undefined
  const name = String(stored.filename)
  const data = await unlessUnreachable(req, () => store.read(name))
  if (data) return { name, data, isStored: true }
  throw refuseField(req, collection.slug, 'file', {
    fr: 'Le fichier d’origine est introuvable. Choisissez-le de nouveau avant de recadrer.',
    en: 'The original file is missing. Upload it again before cropping.',
  })
}

// Payload would fetch the file from that address.
const hasRemoteFile = ({ data }: PayloadRequest) => typeof data?.url === 'string' && typeof data.filename === 'string'

function refuseTooLarge(bytes: number, req: PayloadRequest): void {
  if (bytes <= MAX_FILE_BYTES) return
  throw refuseRequest(req, 413, {
    fr: 'Ce fichier dépasse 10 Mo. Réduisez-le, puis envoyez-le de nouveau.',
    en: 'This file is larger than 10 MB. Make it smaller, then send it again.',
  })
}

function refuseBusy(req: PayloadRequest): Error {
  req.responseHeaders ??= new Headers()
  req.responseHeaders.set('Retry-After', '20')
  const text = {
    fr: 'Beaucoup d’images arrivent en même temps. Rien n’est perdu : renvoyez celle-ci dans une minute.',
    en: 'Many images arrive at once. Nothing was changed: send this one again in a minute.',
  }
  return refuseRequest(req, 503, text, 'IMAGES_BUSY')
}

const refuseMissingFile = ({ slug }: SanitizedCollectionConfig, req: PayloadRequest) =>
  refuseField(req, slug, 'file', {
    fr: 'Choisissez un fichier sur votre ordinateur. Une adresse web ne suffit pas.',
    en: 'Send the file itself, as multipart/form-data. A web address is not fetched.',
  })

const refuseBulkFile = (req: PayloadRequest) =>
  refuseRequest(req, 400, {
    fr: 'Un fichier se remplace dans une seule fiche à la fois.',
    en: 'Replace the file of one document at a time.',
  })
