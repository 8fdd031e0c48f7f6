import { createHash } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { messageFor } from '../../../../collections/shared/messages'
import type { FileFormat } from '../../../domain/exchange/drafts'
import { countWrites } from './apply'
import type { ImportPlan } from './plan'

const MOST_PROBLEMS = 500

/** Returns a hash of the writes of a plan: the same file on the same current state has the same one. */
export function digestOf({ writes }: ImportPlan): string {
  const parts = writes.map(({ ref, action, id, updatedAt, data, english }) => [
    ref,
    action,
    id,
    updatedAt,
    data,
    english,
  ])
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

/** Whether a plan has no error. */
export const isClean = ({ problems }: ImportPlan): boolean => problems.every(({ level }) => level !== 'error')

/** Describes a plan for the admin, in the language of the request: errors first, at most 500 problems. */
export function describePlan(req: PayloadRequest, about: { fileName: string; format: FileFormat }, plan: ImportPlan) {
  const ofLevel = (level: string) => plan.problems.filter((problem) => problem.level === level)
  const shown = [...ofLevel('error'), ...ofLevel('warning')].slice(0, MOST_PROBLEMS)
  return {
    ...about,
    digest: digestOf(plan),
    counts: { ...countWrites(plan), errors: ofLevel('error').length, warnings: ofLevel('warning').length },
    problems: shown.map(({ level, row, column, fr, en }) => ({
      level,
      row: row ?? null,
      column: column ?? null,
      message: messageFor(req, { fr, en }),
    })),
    rows: plan.writes.map(({ row, collection, action, label, id, changes }) => ({
      row,
      collection,
      action,
      label,
      id: id ?? null,
      changes,
    })),
  }
}
