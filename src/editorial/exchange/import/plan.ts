import type { Drafts } from '../../../domain/exchange/drafts'
import type { Problem } from '../../../domain/exchange/problem'
import type { Question, Questions } from '../../../domain/exchange/questions'
import { speakerTitles } from '../../../domain/exchange/tables/speaker-table'
import type { CurrentState } from '../current-state'
import { columnTitles } from './column-titles'
import { planPeople } from './plan-people'
import { planOrganisations, planRooms } from './plan-places'
import { planSessions } from './plan-sessions'
import type { PlannedWrite } from './planned-write'
import { takenTimes } from './taken-times'

/** The writes of an import, in order, the problems of the file, and the questions about it. */
export interface ImportPlan {
  writes: PlannedWrite[]
  problems: Problem[]
  questions: Question[]
}

/** Compares the drafts of a file with the current state. Writes nothing. */
export function planImport(drafts: Drafts, state: CurrentState, questions: Questions): ImportPlan {
  const titleOf = columnTitles(drafts)
  const problems = [...drafts.problems]
  const rooms = planRooms(state.rooms, drafts.rooms, state.edition.id, questions)
  const organisations = planOrganisations(state.organisations)
  const column = drafts.titles ? (drafts.titles.name ?? speakerTitles.name) : titleOf('participants')
  const people = planPeople(drafts.speakers, { stored: state.speakers, organisations, questions, column, problems })
  const sessions = planSessions(drafts.sessions, state, { rooms, people, titleOf }, problems)
  const writes = [...rooms.writes(), ...organisations.writes(), ...people.writes(), ...sessions]
  problems.push(...takenTimes(writes, state, titleOf))
  return { writes, problems: relevantProblems(problems, writes), questions: questions.list() }
}

/**
 * Leaves out the problems of the cells of lines that change nothing, so that an exported file can be imported again, and
 * the warnings about a cell that is left out. Sorts by line.
 */
function relevantProblems(problems: Problem[], writes: PlannedWrite[]): Problem[] {
  const unchanged = new Set(writes.filter(({ action }) => action === 'same').map(({ row }) => row))
  for (const { action, row } of writes) if (action !== 'same') unchanged.delete(row)
  const cellOf = ({ row, column }: Problem) => `${row} ${column}`
  const refused = new Set(problems.filter(({ level }) => level === 'loss').map(cellOf))
  return problems
    .filter(({ code, level, row }) => row === undefined || !unchanged.has(row) || (!code && level === 'loss'))
    .filter((problem) => problem.level === 'loss' || !refused.has(cellOf(problem)))
    .sort((a, b) => (a.row ?? 0) - (b.row ?? 0))
}
