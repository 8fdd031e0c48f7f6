import { createHash } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { messageFor } from '../../../../collections/shared/messages'
import type { FileFormat } from '../../../domain/exchange/drafts'
import { isOpen, type Question } from '../../../domain/exchange/questions'
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

/** Counts the questions that have to be answered before the import. */
export const countOpen = ({ questions }: ImportPlan): number => questions.filter(isOpen).length

/** Describes a plan for the admin, in the language of the request: what is left out first, at most 500 problems. */
export function describePlan(req: PayloadRequest, about: { fileName: string; format: FileFormat }, plan: ImportPlan) {
  const ofLevel = (level: string) => plan.problems.filter((problem) => problem.level === level)
  const shown = [...ofLevel('loss'), ...ofLevel('warning')].slice(0, MOST_PROBLEMS)
  return {
    ...about,
    digest: digestOf(plan),
    counts: {
      ...countWrites(plan),
      losses: ofLevel('loss').length,
      warnings: ofLevel('warning').length,
      questions: countOpen(plan),
    },
    problems: shown.map(({ level, row, column, label, fr, en }) => ({
      level,
      row: row ?? null,
      column: column ?? null,
      label: label ?? null,
      message: messageFor(req, { fr, en }),
    })),
    questions: plan.questions.map((question) => describeQuestion(req, question)),
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

function describeQuestion(req: PayloadRequest, { options, answer, suggestion, ...question }: Question) {
  return {
    ...question,
    answer: answer ?? null,
    suggestion: suggestion ?? null,
    options: options.map(({ value, label }) => ({ value, label: messageFor(req, label) })),
  }
}
