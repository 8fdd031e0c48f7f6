'use client'
import { Button } from '@payloadcms/ui'
import { formatDay } from '../../domain/format-moment'
import { useBoard } from './board-context'
import { NoticeLine } from './notice-line'
import { SearchField } from './search/search-field'
import type { Search } from './search/use-search'
import type { DayChoice, Days } from './use-days'

// More columns are hard to read.
const MAX_DAYS_SIDE_BY_SIDE = 4

interface Props extends Days {
  search: Search
  onCreate(): void
  onOpenForm(session: string): void
}

/** The choice of the day, what can be done with the programme, and the notice of the last action. */
export function Toolbar({ search, onCreate, onOpenForm, ...days }: Props) {
  const { store, state, messages } = useBoard()
  const { history, board } = state
  const button = { buttonStyle: 'secondary', margin: false, size: 'small' } as const
  return (
    <div className="board__toolbar">
      <DaySwitch {...days} />
      {board.canMove && (
        <div className="board__actions">
          {days.days.length > 0 && (
            <Button margin={false} onClick={onCreate} size="small">
              {messages.newSession}
            </Button>
          )}
          <Button {...button} disabled={history.done.length === 0} onClick={store.undo}>
            {messages.undo}
          </Button>
          <Button {...button} disabled={history.undone.length === 0} onClick={store.redo}>
            {messages.redo}
          </Button>
        </div>
      )}
      <NoticeLine onOpen={onOpenForm} />
      <div className="board__find">
        <SearchField {...search} />
        <Button {...button} className="board__print" onClick={() => window.print()}>
          {messages.print}
        </Button>
      </div>
    </div>
  )
}

function DaySwitch({ days, choice, choose }: Days) {
  const { language, messages } = useBoard()
  const choices: DayChoice[] = days.length <= MAX_DAYS_SIDE_BY_SIDE ? [...days, 'all'] : days
  const label = (day: DayChoice) => (day === 'all' ? messages.allDays : formatDay(`${day}T12:00:00Z`, 'UTC', language))
  const [only] = days
  if (days.length <= 1) return only ? <p className="board-days__only">{label(only)}</p> : null
  return (
    <fieldset className="board-days">
      <legend className="board-hidden">{messages.days}</legend>
      {choices.map((day) => (
        <label key={day} className="board-days__day">
          <input checked={choice === day} name="board-day" onChange={() => choose(day)} type="radio" value={day} />
          <span>{label(day)}</span>
        </label>
      ))}
    </fieldset>
  )
}
