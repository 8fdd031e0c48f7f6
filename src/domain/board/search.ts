import { searchKey } from '../text'
import { type Board, type BoardSession, isPlaced } from './session'

/**
 * Finds the sessions whose title, people or number contain every word of a query, without regard to accents and case: those on the grid in
 * the order of the programme, then those to place. `undefined` for an empty query.
 */
export function searchBoard(
  { sessions, people }: Pick<Board, 'sessions' | 'people'>,
  query: string,
): BoardSession[] | undefined {
  const terms = searchKey(query).split(' ').filter(Boolean)
  if (terms.length === 0) return undefined
  const found = sessions.filter((session) => {
    const text = searchKey([session.title, ...session.people.map((id) => people[id] ?? '')].join(' '))
    return terms.every((term) => isNumberOf(session, term) || text.includes(term))
  })
  return found.sort((a, b) => orderOf(a).localeCompare(orderOf(b)))
}

/** Whether a word is the number of a session: « 12 », « n°12 » or « #12 ». */
const isNumberOf = ({ number }: BoardSession, term: string) =>
  number !== null && /^(?:n[°o]?|#)?(\d+)$/.exec(term)?.[1] === String(number)

const orderOf = (session: BoardSession) => (isPlaced(session) ? `0 ${session.startsAt}` : `1 ${session.title}`)
