'use client'
import { Button } from '@payloadcms/ui'
import type { Language } from '../../domain/bilingual'
import { formatDay } from '../../domain/format-moment'
import type { PlainDate } from '../../domain/zone'
import type { BoardWords } from './words'

/** Which days the grid shows: one, or all of them side by side. */
export type DayChoice = PlainDate | 'all'

interface Props {
  days: PlainDate[]
  choice: DayChoice
  canUndo: boolean
  canRedo: boolean
  canMove: boolean
  language: Language
  words: BoardWords
  onChoose(choice: DayChoice): void
  onUndo(): void
  onRedo(): void
}

// More columns than that are no longer read at a glance.
const MOST_DAYS_SIDE_BY_SIDE = 4

/** The day switch, undo and redo. */
export function Toolbar({ days, choice, canUndo, canRedo, canMove, language, words, onChoose, onUndo, onRedo }: Props) {
  const hasSeveral = days.length > 1
  const choices: DayChoice[] = hasSeveral && days.length <= MOST_DAYS_SIDE_BY_SIDE ? [...days, 'all'] : days
  return (
    <div className="board__toolbar">
      {hasSeveral && (
        <fieldset className="board-days">
          <legend className="board-hidden">{words.days}</legend>
          {choices.map((day) => (
            <label key={day} className="board-days__day">
              <input
                checked={choice === day}
                name="board-day"
                onChange={() => onChoose(day)}
                type="radio"
                value={day}
              />
              <span>{day === 'all' ? words.allDays : formatDay(`${day}T12:00:00Z`, 'UTC', language)}</span>
            </label>
          ))}
        </fieldset>
      )}
      {canMove && (
        <div className="board__history">
          <Button buttonStyle="secondary" disabled={!canUndo} margin={false} onClick={onUndo} size="small">
            {words.undo}
          </Button>
          <Button buttonStyle="secondary" disabled={!canRedo} margin={false} onClick={onRedo} size="small">
            {words.redo}
          </Button>
        </div>
      )}
    </div>
  )
}
