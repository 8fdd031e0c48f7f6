'use client'
import { type RefObject, useEffectEvent, useRef } from 'react'
import { conflictsOf } from '../../domain/board/conflicts'
import type { HourRange } from '../../domain/board/days'
import { draftSession } from '../../domain/board/draft-session'
import { formatPlacement, formatTimes } from '../../domain/board/format-session'
import { placeAt, placeDrawn } from '../../domain/board/free-place'
import type { Placement } from '../../domain/board/session'
import { instantAt, wallTimeIn } from '../../domain/zone'
import { type Block, blockOf } from './block'
import { useBoard } from './board-context'
import type { Drawing, GridHandlers, GridPoint } from './grid-handlers'
import { formatNewSession } from './messages'
import { alignPreview } from './preview-style'

// The calendar component gives what is drawn this id.
const DRAWING = '{select}'

interface Props {
  target: RefObject<HTMLDivElement | null>
  hours: HourRange
  onCreate(place: Placement): void
}

type Handlers = Pick<GridHandlers, 'onDraw' | 'onDrawn' | 'onClickEmpty' | 'startAt' | 'previewOf'>

/** Returns the handlers of what is drawn in, or clicked on, an empty place: both open the dialog of a new session there. */
export function useGridDrawing({ target, hours, onCreate }: Props): Handlers {
  const { store, state, formats, language, messages } = useBoard()
  const { board } = state
  const { timezone } = board.edition
  const drawing = useRef<Block>(undefined)

  const placeOf = ({ drawn, room, isFine }: Drawing) => {
    const [startsAt, endsAt] = [instantAt(drawn.start, timezone), instantAt(drawn.end, timezone)]
    return placeDrawn({ startsAt, endsAt, room }, board, isFine)
  }
  const onDraw = useEffectEvent((drawn: Drawing) => {
    const place = placeOf(drawn)
    const session = draftSession(DRAWING, messages.newSession, place)
    const context = { board, conflicts: conflictsOf(session, board), formats, language, isSaving: false }
    drawing.current = blockOf(session, context)
    alignPreview(target.current, drawn.drawn, place, timezone, hours)
    store.notify({ tone: 'success', text: formatNewSession(formatPlacement(place, board, language), language) })
  })
  const onDrawn = useEffectEvent((drawn: Drawing) => onCreate(placeOf(drawn)))
  const clickedPlace = ({ wall, room }: GridPoint) => placeAt(instantAt(wall, timezone), room, board)
  const onClickEmpty = useEffectEvent((point: GridPoint) => onCreate(clickedPlace(point)))
  const startAt = useEffectEvent((point: GridPoint) => {
    const { startsAt } = clickedPlace(point)
    const start = { startsAt, endsAt: null, room: null }
    return {
      text: `+ ${formatTimes(start, timezone, language)}`,
      wall: startsAt ? wallTimeIn(startsAt, timezone) : point.wall,
    }
  })
  const previewOf = (id: string) => (id === DRAWING ? drawing.current : undefined)
  return { onDraw, onDrawn, onClickEmpty, startAt, previewOf }
}
