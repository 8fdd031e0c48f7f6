import type { BaseDatabaseAdapter, Payload, PayloadRequest } from 'payload'
import type { AuditEntry } from '../../collections/shared/audit/record'
import { recordAudit } from '../../collections/shared/audit/record'
import { idOf } from '../../collections/shared/ids'
import { type Database, decorated } from '../database/decorate'
import { type WriteArgs, wrapWrites } from '../database/write-methods'
import type { AuditAction } from '../domain/audit'
import { recordOf } from '../domain/record'

type Row = Record<string, unknown>
type EntryOf = (row: Row) => AuditEntry | undefined

const ofEdition = (action: AuditAction, row: Row): AuditEntry => ({
  action,
  collection: 'editions',
  id: idOf(row.edition),
})

const ofSubject = (action: AuditAction, row: Row): AuditEntry => ({
  action,
  collection: String(row.subjectCollection),
  id: String(row.subject),
})

const ofReference = (action: AuditAction, reference: unknown): AuditEntry => {
  const { relationTo, value } = recordOf(reference)
  return { action, collection: String(relationTo), id: idOf(value) }
}

const erasure: EntryOf = (row) => {
  if (row.state === 'requested') return ofSubject('ask-erasure', row)
  return row.state === 'under-way' ? ofSubject('erase', row) : undefined
}

const plan: EntryOf = ({ taskSlug, input }) => {
  const { doc, type, user } = recordOf(input)
  // Payload queues a job without a document when it deletes a plan.
  if (taskSlug !== 'schedulePublish' || !doc) return undefined
  const by = idOf(recordOf(user).value)
  return {
    ...ofReference(type === 'unpublish' ? 'plan-unpublish' : 'plan', doc),
    ...(by ? { actor: { kind: 'user', id: by } } : {}),
  }
}

/** The operations that create or change a row of their own in their transaction, by the collection of the row. */
const rows: Record<'create' | 'updateOne', Record<string, EntryOf>> = {
  create: {
    releases: (row) => ofEdition('release', row),
    'edition-copies': (row) => ofEdition('copy', row),
    withdrawals: (row) => ofSubject('withdraw', row),
    erasures: erasure,
    'share-links': (row) => ofReference('share', row.document),
    'person-links': (row) => ofReference('person-link', row.subject),
    'payload-jobs': plan,
  },
  updateOne: {
    imports: (row) => {
      if (row.state === 'applied') return ofEdition('import', row)
      return row.state === 'undone' ? ofEdition('undo-import', row) : undefined
    },
    'edition-copies': (row) => (row.state === 'undone' ? ofEdition('undo-copy', row) : undefined),
    erasures: erasure,
  },
}

/** Records the operations that have rows of their own, in their transaction, whoever begins them and from wherever. */
export const withOperationRows = (database: Database): Database =>
  decorated(database, (adapter, payload) => {
    for (const method of ['create', 'updateOne'] as const) {
      wrapWrites(adapter, [method satisfies keyof BaseDatabaseAdapter], (write) => async (args) => {
        const entryOf = rows[method][args.collection]
        const given = entryOf ? namesIn(args) : {}
        const result = await write(args)
        // A change that leaves the state alone is no operation.
        const isOperation = entryOf && (method === 'create' || args.data?.state !== undefined)
        const entry = isOperation ? entryOf({ ...recordOf(result), ...given }) : undefined
        if (entry) await recordAudit(recordingIn(args.req as PayloadRequest | undefined, payload), entry)
        return result
      })
    }
  })

// A request may be a proxy, whose own properties are not those that it shows.
const recordingIn = (req: PayloadRequest | undefined, payload: Payload) => ({
  ...{ payload, user: req?.user, headers: req?.headers, payloadAPI: req?.payloadAPI },
  transactionID: req?.transactionID,
})

/** The fields of a row that an entry is made of. */
const FIELDS = ['document', 'edition', 'state', 'subject', 'subjectCollection', 'taskSlug', 'input'] as const

// The adapter of MongoDB puts its own ids into what it is given.
const namesIn = ({ data }: WriteArgs): Row =>
  structuredClone(Object.fromEntries(FIELDS.flatMap((name) => (data && name in data ? [[name, data[name]]] : []))))
