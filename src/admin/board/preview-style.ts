import type { HourRange } from '../../domain/board/days'
import { wallSpan } from '../../domain/board/moves'
import type { Placement } from '../../domain/board/session'
import { previewOffset, type WallSpan } from './preview-offset'

const SNAPPED = 'board__canvas--snapped'

/** Shows the preview of the calendar component, which it draws at `drawn`, where the session would stand. */
export function alignPreview(
  canvas: HTMLElement | null,
  drawn: WallSpan,
  to: Placement,
  zone: string,
  hours: HourRange,
): void {
  const shown = wallSpan(to, zone)
  if (!canvas || !shown) return
  const { shift, height } = previewOffset(drawn, shown, hours)
  canvas.style.setProperty('--board-shift', `${shift}px`)
  canvas.style.setProperty('--board-height', `${height}px`)
  canvas.classList.add(SNAPPED)
}

/** Ends what `alignPreview` began. */
export const releasePreview = (canvas: HTMLElement | null): void => canvas?.classList.remove(SNAPPED)
