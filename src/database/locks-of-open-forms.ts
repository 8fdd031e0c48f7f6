import { type Database, decorated } from './decorate'
import { type WriteArgs, wrapWrites } from './write-methods'

const LOCKS = 'payload-locked-documents'

/**
 * Leaves the lock of a document to its open form. Payload releases it at each save, and makes one for every form that asks
 * for its state, without a request whose access it could check: both are left out here.
 */
export const withLocksOfOpenForms = (database: Database): Database =>
  decorated(database, (adapter) => {
    wrapWrites(adapter, ['deleteMany'], (write) => async (args) => {
      if (args.collection === LOCKS && namesDocument(args.where)) return undefined
      return write(args)
    })
    wrapWrites(adapter, ['create'], (write) => async (args: WriteArgs) => {
      if (args.collection === LOCKS && !args.req && isUnread(args)) return null
      return write(args)
    })
  })

const isUnread = (args: object) => 'returning' in args && args.returning === false

const namesDocument = (where: object | undefined) => /"(document\.|globalSlug)/.test(JSON.stringify(where ?? {}))
