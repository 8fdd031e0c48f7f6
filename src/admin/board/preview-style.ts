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
  const style = previewStyle()
  style?.setProperty('translate', `0 ${shift}px`)
  // The component sets its height inline.
  for (const size of ['block-size', 'min-block-size', 'max-block-size']) {
    style?.setProperty(size, `${height}px`, 'important')
  }
  canvas.classList.add(SNAPPED)
}

/** Ends what `alignPreview` began. */
export const releasePreview = (canvas: HTMLElement | null): void => canvas?.classList.remove(SNAPPED)

let declared: CSSStyleDeclaration | undefined

/**
 * Returns the declarations of a rule for the preview alone. Custom properties of the grid would be inherited by every block, and each step
 * of a drag would style all of them again.
 */
function previewStyle(): CSSStyleDeclaration | undefined {
  if (declared) return declared
  const sheet = new CSSStyleSheet()
  sheet.insertRule(`.board .${SNAPPED} .ec-event.ec-preview {}`)
  document.adoptedStyleSheets.push(sheet)
  const [rule] = sheet.cssRules
  if (rule instanceof CSSStyleRule) declared = rule.style
  return declared
}
