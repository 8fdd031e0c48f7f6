'use client'
import { SHORTEST_MINUTES } from '../../domain/board/moves'
import { formatDay } from '../../domain/format-moment'
import type { PlainDate } from '../../domain/zone'
import { useBoard } from './board-context'
import type { PlacementFields } from './use-placement-form'

interface Props {
  fields: PlacementFields
  days: PlainDate[]
  /** Whether the session may also be left without a time. */
  mayWait?: boolean
  onChange(fields: Partial<PlacementFields>): void
}

/** The inputs of the day, the start, the length and the room of a session. */
export function PlacementInputs({ fields, days, mayWait = false, onChange }: Props) {
  const { state, language, messages } = useBoard()
  return (
    <div className="board-dialog__fields">
      <label>
        {messages.day}
        <select value={fields.day} onChange={({ target }) => onChange({ day: target.value })}>
          {days.map((date) => (
            <option key={date} value={date}>
              {formatDay(`${date}T12:00:00Z`, 'UTC', language)}
            </option>
          ))}
          {mayWait && <option value="">{messages.withoutTime}</option>}
        </select>
      </label>
      <label>
        {messages.start}
        <input
          disabled={fields.day === ''}
          required
          step={300}
          type="time"
          value={fields.clock}
          onChange={({ target }) => onChange({ clock: target.value })}
        />
      </label>
      <label>
        {messages.duration}
        <input
          disabled={fields.day === ''}
          max={1440}
          min={SHORTEST_MINUTES}
          required
          step={5}
          type="number"
          value={fields.minutes}
          onChange={({ target }) => onChange({ minutes: target.value })}
        />
      </label>
      <label>
        {messages.room}
        <select value={fields.room} onChange={({ target }) => onChange({ room: target.value })}>
          <option value="">{messages.noRoom}</option>
          {state.board.rooms.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}
