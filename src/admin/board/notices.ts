import { type Bilingual, inLanguage, type Language } from '../../domain/bilingual'
import { conflictsOf } from '../../domain/board/conflicts'
import { formatConflict, formatPlacement } from '../../domain/board/format-session'
import { type Board, type BoardSession, isPlaced, type Placement, placementOf } from '../../domain/board/session'

/** A message above the grid, which screen readers read aloud. */
export interface Notice {
  tone: 'success' | 'warning' | 'error'
  text: string
  /** The session whose form the notice offers to open. */
  session?: string
}

/** Whether a move is made for the first time, undone or redone. */
export type MoveStep = 'new' | 'undo' | 'redo'

/** Returns the notice that a session was moved: its placement, and the conflicts that it has there. */
export function moveNotice(
  session: BoardSession,
  to: Placement,
  step: MoveStep,
  board: Board,
  language: Language,
): Notice {
  const { title } = session
  if (!to.startsAt && !to.room) return { tone: 'success', text: inLanguage(unplaced(title), language) }
  const text = inLanguage(moved[step](title, formatPlacement(to, board, language)), language)
  const conflicts = conflictsOf({ ...session, ...placementOf(to) }, board)
  if (conflicts.length === 0) return { tone: 'success', text }
  const reasons = conflicts.map((conflict) => formatConflict(conflict, board, language))
  return { tone: 'warning', text: [text, ...new Set(reasons)].join(' ') }
}

/** Returns the notice that a session was created, with the way to its form. */
export const createdNotice = (session: BoardSession, board: Board, language: Language): Notice => {
  const { id, title } = session
  const placement = isPlaced(session) ? formatPlacement(session, board, language) : undefined
  const message = {
    fr: `« ${title} » est créée en brouillon : ${placement ?? 'elle est à placer'}.`,
    en: `“${title}” is created as a draft: ${placement ?? 'it is to be placed'}.`,
  }
  return { tone: 'success', text: inLanguage(message, language), session: id }
}

/** Returns the notice that somebody else moved a session. */
export const movedElsewhereNotice = (session: BoardSession, board: Board, language: Language): Notice => {
  const placement = formatPlacement(session, board, language)
  const message = {
    fr: `« ${session.title} » vient d’être déplacée par une autre personne : ${placement}.`,
    en: `“${session.title}” has just been moved by somebody else: ${placement}.`,
  }
  return { tone: 'warning', text: inLanguage(message, language) }
}

/** Returns the notice that a move was refused, with the reason. */
export const refusedNotice = (title: string, reason: string, language: Language): Notice => {
  const message = {
    fr: `« ${title} » est revenue à sa place. ${reason}`,
    en: `“${title}” went back to its place. ${reason}`,
  }
  return { tone: 'error', text: inLanguage(message, language) }
}

/** Returns the notice that a session was cancelled, or why it was not. */
export const cancelNotice = (
  title: string,
  refused: string | undefined,
  isPublic: boolean,
  language: Language,
): Notice => {
  if (refused) {
    const message = { fr: `« ${title} » n’est pas annulée. ${refused}`, en: `“${title}” is not cancelled. ${refused}` }
    return { tone: 'error', text: inLanguage(message, language) }
  }
  const message = isPublic
    ? { fr: `« ${title} » est annulée, et le site le dit.`, en: `“${title}” is cancelled, and the site says so.` }
    : {
        fr: `« ${title} » est annulée en brouillon : le site le dira après la publication.`,
        en: `“${title}” is cancelled as a draft: the site will say so once it is published.`,
      }
  return { tone: 'success', text: inLanguage(message, language) }
}

/** Returns the notice that a session cannot be moved, because somebody has its form open. */
export const lockedNotice = (title: string, name: string, language: Language): Notice => {
  const message = {
    fr: `« ${title} » ne peut pas être déplacée : ${name} a ouvert sa fiche.`,
    en: `“${title}” cannot be moved: ${name} has its form open.`,
  }
  return { tone: 'warning', text: inLanguage(message, language) }
}

const moved: Record<MoveStep, (title: string, placement: string) => Bilingual> = {
  new: (title, placement) => ({ fr: `« ${title} » : ${placement}.`, en: `“${title}”: ${placement}.` }),
  undo: (title, placement) => ({
    fr: `Annulé. « ${title} » : ${placement}.`,
    en: `Undone. “${title}”: ${placement}.`,
  }),
  redo: (title, placement) => ({
    fr: `Rétabli. « ${title} » : ${placement}.`,
    en: `Done again. “${title}”: ${placement}.`,
  }),
}

const unplaced = (title: string): Bilingual => ({ fr: `« ${title} » est à placer.`, en: `“${title}” is to be placed.` })
