import type { PayloadRequest, Where } from 'payload'
import { findDocuments } from '../../../../collections/shared/find-documents'
import type { FileFormat } from '../../../domain/exchange/drafts'
import { createDocument } from '../../write-documents'

/** An import whose process died. */
interface Interrupted {
  edition: string
  fileName: string
  format: FileFormat
  by?: string | null
  /** When it began. */
  since: string
}

/**
 * Notes an import that was rolled back with its transaction, so that its editor finds out. Does nothing when the import
 * left a record: it was finished just before its process died, or rolled back.
 */
export async function noteInterruptedImport(req: PayloadRequest, { since, ...about }: Interrupted): Promise<void> {
  const where: Where = { and: [{ edition: { equals: about.edition } }, { createdAt: { greater_than_equal: since } }] }
  const [recorded] = await findDocuments(req, 'imports', { as: 'system', where, limit: 1 })
  if (recorded) return
  await createDocument(req, 'imports', { ...about, state: 'interrupted' })
}
