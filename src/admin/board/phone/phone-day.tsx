'use client'
import { useId, useState } from 'react'
import { dayList } from '../../../domain/board/day-list'
import { isPlaced } from '../../../domain/board/session'
import { formatClock, formatDay } from '../../../domain/format-moment'
import type { PlainDate } from '../../../domain/zone'
import { useBoard } from '../board-context'
import { formatToPlace } from '../messages'
import { PhoneCard } from './phone-card'
import './phone.css'

interface Props {
  /** The days that are shown. */
  days: PlainDate[]
  onTouch(session: string): void
}

/** The programme on a phone: the sessions of a day in one column by their hour, of all rooms or of one. */
export function PhoneDay({ days, onTouch }: Props) {
  const { state, language, messages } = useBoard()
  const { board } = state
  const [room, setRoom] = useState('')
  const id = useId()
  return (
    <section aria-label={messages.title} className="board-phone">
      <p className="board-phone__room">
        <label className="board-hidden" htmlFor={id}>
          {messages.roomShown}
        </label>
        <select id={id} onChange={({ target }) => setRoom(target.value)} value={room}>
          <option value="">{messages.allRooms}</option>
          {board.rooms.map((each) => (
            <option key={each.id} value={each.id}>
              {each.name}
            </option>
          ))}
        </select>
      </p>
      <PhoneSummary />
      {days.map((day) => {
        const groups = dayList(board, day, room || undefined)
        return (
          <div key={day}>
            <h2 className={days.length > 1 ? 'board-phone__day' : 'board-hidden'}>
              {formatDay(`${day}T12:00:00Z`, 'UTC', language)}
            </h2>
            {groups.length === 0 && <p className="board__hint">{room ? messages.emptyRoom : messages.emptyDay}</p>}
            {groups.map(({ startsAt, sessions }) => (
              <div className="board-phone__group" key={startsAt}>
                <h3 className="board-phone__hour">{formatClock(startsAt, board.edition.timezone, language)}</h3>
                <ul className="board-phone__list">
                  {sessions.map((session) => (
                    <PhoneCard key={session.id} onTouch={onTouch} session={session} />
                  ))}
                </ul>
              </div>
            ))}
          </div>
        )
      })}
    </section>
  )
}

/** The way to the sessions to place, which stand below the day. */
function PhoneSummary() {
  const { state, language } = useBoard()
  const count = state.board.sessions.filter((session) => !isPlaced(session)).length
  if (count === 0) return null
  return (
    <p className="board-phone__summary">
      <a href="#board-tray-title">{formatToPlace(count, language)}</a>
    </p>
  )
}
