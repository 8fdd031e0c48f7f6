import type { PaginatedDocs } from 'payload'
import { type Database, decorated } from './decorate'

interface PageArgs {
  limit?: number
  page?: number
  pagination?: boolean
}

type Find<Args extends PageArgs> = (args: Args) => Promise<PaginatedDocs<never>>

/**
 * A database whose empty pages have the totals of the others. SQLite alone would answer a page past the end as if nothing
 * matched, and the databases differ on the number of pages of nothing.
 */
export const withPageTotals = (database: Database): Database =>
  decorated(database, (adapter) => {
    adapter.find = withTotals(adapter.find.bind(adapter) as never) as never
    adapter.queryDrafts = withTotals(adapter.queryDrafts.bind(adapter) as never) as never
  })

const withTotals =
  <Args extends PageArgs>(find: Find<Args>): Find<Args> =>
  async (args) => {
    const { limit = 0, page = 1, pagination } = args
    const found = await find(args)
    if (found.docs.length > 0 || pagination === false || limit <= 0) return found
    const { totalDocs } = page > 1 ? await find({ ...args, page: 1, limit: 1 }) : found
    return {
      ...found,
      totalDocs,
      totalPages: Math.max(1, Math.ceil(totalDocs / limit)),
      page,
      pagingCounter: (page - 1) * limit + 1,
      hasPrevPage: page > 1,
      prevPage: page > 1 ? page - 1 : null,
      hasNextPage: false,
      nextPage: null,
    }
  }
