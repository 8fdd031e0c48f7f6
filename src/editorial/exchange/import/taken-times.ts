import { inBothLanguages } from '../../../domain/bilingual'
import { labelOf } from '../../../domain/checks/label'
import type { Problem } from '../../../domain/exchange/problem'
import { formatSlot } from '../../../domain/format-slot'
import { type Occupancy, type SharedNeed, sharedNeeds } from '../../../domain/schedule/conflicts'
import { conflictMessage } from '../../../domain/schedule/messages'
import { isTimed, takesPlace } from '../../../domain/schedule/session'
import type { CurrentState, StoredSession } from '../current-state'
import type { ColumnTitle } from './column-titles'
import type { PlannedWrite } from './planned-write'

/** A session that takes place, as it is once the file is imported; `from` and `to` are its times in milliseconds. */
interface Taken extends Occupancy {
  title: string
  from: number
  to: number
}

/**
 * Warns of each session whose room, or one of whose people, another session of the edition has at that time: one that is
 * stored, or one of an earlier line. One remark a line; « Contrôles » lists them all. `writes` are those of an import.
 */
export function takenTimes(writes: readonly PlannedWrite[], state: CurrentState, titleOf: ColumnTitle): Problem[] {
  const stored = new Map(state.sessions.map((session) => [session.id, session]))
  const placed = writes.filter(
    ({ collection, action, data }) => collection === 'sessions' && changesPlace(action, data),
  )
  const moved = new Set(placed.map(({ id }) => id))
  const names = namesByReference(writes, state)
  const occupied = new OccupiedTimes()
  for (const session of state.sessions) if (!moved.has(session.id)) occupied.add(takenBy(session))
  return placed.flatMap(({ id = '', data, label, row }) => {
    const session = takenBy({ ...stored.get(id), ...data } as StoredSession, label)
    const found = session && occupied.find(session)
    occupied.add(session)
    if (!found) return []
    const { need, other } = found
    const slot = inBothLanguages((language) => formatSlot(other, state.edition.timezone, language))
    const name = names.get(need.kind === 'room' ? need.room : need.person) ?? labelOf(undefined)
    const column = titleOf(need.kind === 'room' ? 'startsAt' : 'participants')
    const message = conflictMessage({ kind: need.kind, name, other: { title: other.title, slot } })
    return [{ level: 'warning', row, column, label, ...message }]
  })
}

/** Sessions by the rooms and the people that they need: only those that share one can be in each other’s way. */
class OccupiedTimes {
  readonly #byNeed = new Map<string, Taken[]>()

  add(session: Taken | undefined): void {
    if (!session) return
    for (const need of needsOf(session)) {
      const others = this.#byNeed.get(need)
      if (others) others.push(session)
      else this.#byNeed.set(need, [session])
    }
  }

  /** Returns the first session that needs the same room or person at the same time. */
  find(session: Taken): { need: SharedNeed; other: Taken } | undefined {
    for (const key of needsOf(session)) {
      // Thousands of sessions may share one room: numbers are compared before dates are read again.
      const other = this.#byNeed.get(key)?.find(({ from, to }) => from < session.to && session.from < to)
      const [need] = other ? sharedNeeds(session, other) : []
      if (other && need) return { need, other }
    }
    return undefined
  }
}

const needsOf = ({ room, people }: Taken): string[] => [...(room ? [room] : []), ...people]

function takenBy(session: StoredSession, label?: string): Taken | undefined {
  const { startsAt, endsAt, room, participants, title } = session
  const times = { startsAt, endsAt }
  if (!isTimed(times) || !takesPlace(session)) return undefined
  return {
    ...times,
    room,
    people: (participants ?? []).map(({ speaker }) => speaker),
    from: Date.parse(times.startsAt),
    to: Date.parse(times.endsAt),
    title: label || labelOf({ fr: title?.fr, en: title?.en }),
  }
}

const PLACE = ['startsAt', 'endsAt', 'room', 'participants']

const changesPlace = (action: PlannedWrite['action'], data: PlannedWrite['data']): boolean =>
  action === 'create' || (action === 'update' && PLACE.some((field) => field in data))

/** The names of rooms and people, by their ids, or by the references of those to create. */
const namesByReference = (writes: readonly PlannedWrite[], { rooms, speakers }: CurrentState): Map<string, string> =>
  new Map([
    ...[...rooms, ...speakers].map(({ id, name }) => [id, name] as const),
    ...writes.filter(({ collection }) => collection !== 'sessions').map(({ ref, label }) => [ref, label] as const),
  ])
