/** The handlers of a drag of a card out of the tray. */
export interface TrayDragHandlers {
  onStart(): void
  /** Called at each step, with whether Alt is pressed; returns whether the card can be dropped there. */
  onDrag(x: number, y: number, isFine: boolean): boolean
  /** Called at the end of a drag that was not cancelled. */
  onDrop(): void
  /** Called at the end of each drag, before `onDrop`. */
  onEnd(): void
}

// A shorter movement is a click.
const MIN_DISTANCE_PX = 6

/** Follows the pointer from a press on a card of the tray until it is released, or Escape is pressed. */
export function followDrag(card: HTMLElement, start: { x: number; y: number }, handlers: TrayDragHandlers): void {
  let ghost: HTMLElement | undefined
  const abort = new AbortController()
  const { signal } = abort
  const stop = () => {
    ghost?.remove()
    if (ghost) handlers.onEnd()
    abort.abort()
  }
  const onPointerMove = ({ clientX, clientY, altKey }: PointerEvent) => {
    if (!ghost) {
      if (Math.hypot(clientX - start.x, clientY - start.y) < MIN_DISTANCE_PX) return
      ghost = ghostOf(card)
      handlers.onStart()
    }
    ghost.style.translate = `${clientX + 8}px ${clientY + 8}px`
    ghost.classList.toggle('board-ghost--over', handlers.onDrag(clientX, clientY, altKey))
  }
  const onPointerUp = () => {
    const isDrag = ghost !== undefined
    stop()
    if (isDrag) handlers.onDrop()
  }
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') stop()
  }
  window.addEventListener('pointermove', onPointerMove, { signal })
  window.addEventListener('pointerup', onPointerUp, { signal })
  window.addEventListener('pointercancel', stop, { signal })
  window.addEventListener('keydown', onKeyDown, { signal })
}

/** Appends a copy of a card that follows the pointer. */
function ghostOf(card: HTMLElement): HTMLElement {
  const ghost = card.cloneNode(true) as HTMLElement
  ghost.classList.add('board-ghost')
  ghost.ariaHidden = 'true'
  ghost.style.inlineSize = `${card.offsetWidth}px`
  document.body.append(ghost)
  return ghost
}
