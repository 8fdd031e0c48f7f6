'use client'
import { Button } from '@payloadcms/ui'
import { formatDay } from '../../domain/format-moment'
import { useBoard } from './board-context'
import type { DayChoice, Days } from './use-days'

// More columns are hard to read.
const MAX_DAYS_SIDE_BY_SIDE = 4

/** The choice of the day, undo and redo. */
export function Toolbar({ days, choice, choose }: Days) {
  const { store, state, language, messages } = useBoard()
  const { history, board } = state
  const choices: DayChoice[] = days.length <= MAX_DAYS_SIDE_BY_SIDE ? [...days, 'all'] : days
  return (
    <div className="board__toolbar">
      {days.length > 1 && (
        <fieldset className="board-days">
          <legend className="board-hidden">{messages.days}</legend>
          {choices.map((day) => (
            <label key={day} className="board-days__day">
              <input checked={choice === day} name="board-day" onChange={() => choose(day)} type="radio" value={day} />
              <span>{day === 'all' ? messages.allDays : formatDay(`${day}T12:00:00Z`, 'UTC', language)}</span>
            </label>
          ))}
        </fieldset>
      )}
      {board.canMove && (
        <div className="board__history">
          <Button
            buttonStyle="secondary"
            disabled={history.done.length === 0}
            margin={false}
            onClick={store.undo}
            size="small"
          >
            {messages.undo}
          </Button>
          <Button
            buttonStyle="secondary"
            disabled={history.undone.length === 0}
            margin={false}
            onClick={store.redo}
            size="small"
          >
            {messages.redo}
          </Button>
        </div>
      )}
    </div>
  )
}
