'use client'
import { formatStates, formatTimes } from '../../../domain/board/format-session'
import { programmeTable } from '../../../domain/board/programme-table'
import type { BoardSession } from '../../../domain/board/session'
import { formatClock, formatDay } from '../../../domain/format-moment'
import type { PlainDate } from '../../../domain/zone'
import { namesOf } from '../block'
import { useBoard } from '../board-context'

/** A day as a table on paper: times down, rooms across. */
export function PrintedDay({ day, note }: { day: PlainDate; note: string }) {
  const { state, language, messages } = useBoard()
  const { board } = state
  const { edition } = board
  const { rooms, rows } = programmeTable(board, day)
  return (
    <section className="board-print__day">
      <header>
        <h1>{edition.title}</h1>
        <p>
          <strong>{formatDay(`${day}T12:00:00Z`, 'UTC', language)}</strong> · {note}
        </p>
      </header>
      {rows.length === 0 ? (
        <p>{messages.emptyDay}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <td />
              {rooms.map((room) => (
                <th key={room} scope="col">
                  {board.rooms.find(({ id }) => id === room)?.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ from, cells }) => (
              <tr key={from}>
                <th scope="row">{formatClock(from, edition.timezone, language)}</th>
                {cells.map(({ room, rowSpan, sessions }) => (
                  <td className={sessions.length > 0 ? 'board-print__taken' : undefined} key={room} rowSpan={rowSpan}>
                    {sessions.map((session) => (
                      <PrintedSession key={session.id} session={session} />
                    ))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function PrintedSession({ session }: { session: BoardSession }) {
  const { state, formats, language } = useBoard()
  const { board } = state
  const kind = [formats[session.format ?? ''], ...formatStates(session, language)].filter(Boolean).join(' · ')
  return (
    <div className={session.status === 'scheduled' ? 'board-print__session' : 'board-print__session board-print__off'}>
      <span>{formatTimes(session, board.edition.timezone, language)}</span>
      <strong>{session.title}</strong>
      {kind && <span>{kind}</span>}
      {session.people.length > 0 && <em>{namesOf(session, board)}</em>}
    </div>
  )
}
