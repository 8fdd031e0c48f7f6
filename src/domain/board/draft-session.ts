import type { BoardSession, Placement } from './session'

/** Returns a session that is not saved yet, without people, as the board would show it at a place. */
export const draftSession = (id: string, title: string, place: Placement): BoardSession => ({
  ...place,
  id,
  title,
  number: null,
  format: null,
  status: 'scheduled',
  state: 'draft',
  published: null,
  people: [],
  updatedAt: '',
})
